import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/core/text/edit';
import { endOfLine, indentationAt, leadsLine, wholeLines } from '../../server/src/core/text/layout';

describe('endOfLine', () => {
  it('is that of the first line', () => {
    assert.equal(endOfLine('a\nb\r\nc'), '\n');
    assert.equal(endOfLine('a\r\nb\nc'), '\r\n');
    assert.equal(endOfLine('a\rb\n'), '\r');
    assert.equal(endOfLine('a'), '\n');
  });
});

describe('indentationAt', () => {
  it('is the white space before the first character of the line', () => {
    assert.equal(indentationAt('a\n \t<b>', 4), ' \t');
    assert.equal(indentationAt('a\r\n  <b/><c/>', 9), '  ');
    assert.equal(indentationAt('<b>', 0), '');
    assert.equal(indentationAt('    <b>', 2), '  ');
    assert.equal(indentationAt('\ufeff  <b>', 3), '  ');
  });
});

describe('leadsLine', () => {
  it('tells whether only white space is before an offset on its line', () => {
    assert.equal(leadsLine('a\n  <b/>', 4), true);
    assert.equal(leadsLine('a\r  <b/>', 4), true);
    assert.equal(leadsLine('a  <b/>', 3), false);
    assert.equal(leadsLine('\ufeff<b/>', 1), true);
    assert.equal(leadsLine('', 0), true);
  });
});

describe('wholeLines', () => {
  /** The text without the whole lines of `[` to `]`. */
  const without = (marked: string) => {
    const text = marked.replace(/[[\]]/g, '');
    const span = wholeLines(text, { start: marked.indexOf('['), end: marked.indexOf(']') - 1 });
    return span && applyEdits(text, [{ span, newText: '' }]);
  };

  it('takes the line end along', () => {
    assert.equal(without('a\n  [b] \nc'), 'a\nc');
    assert.equal(without('a\r\n[b]\r\nc'), 'a\r\nc');
    assert.equal(without('a\r[b\rc]\rd'), 'a\rd');
    assert.equal(without('[a]\nb'), 'b');
  });

  it('takes the line end before it on the last line', () => {
    assert.equal(without('a\n  [b]'), 'a');
    assert.equal(without('a\r\n[b]'), 'a');
    assert.equal(without('[a]'), '');
  });

  it('keeps a byte order mark', () => {
    assert.equal(without('\ufeff[a]\nb'), '\ufeffb');
  });

  it('is undefined where something else stands on the lines', () => {
    assert.equal(without('a [b]\nc'), undefined);
    assert.equal(without('a\n[b] c\n'), undefined);
  });
});

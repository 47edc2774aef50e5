import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseXml, updateXml, type XmlDocument } from '../../server/src/core/xml/tree';
import { generateApplicationHost } from '../bench/generate/plain-host';
import { realistic } from '../xml/random';

/** Asks everything a document can be asked. */
function readAll(document: XmlDocument): void {
  for (const element of document.elements()) {
    element.text();
    for (const attribute of element.attributes) assert.equal(typeof attribute.value, 'string');
    assert.equal(element.parent?.equals(element) ?? false, false);
  }
  for (const { name, related, repairs } of document.problems) {
    assert.equal(typeof name, 'string');
    assert.ok(related === undefined || related.span.start >= 0);
    assert.ok(repairs.every(({ edits }) => edits.length > 0));
  }
  for (const node of document.topLevel()) assert.ok(node.span.end <= document.text.length);
}

/** The only way a cut-off text can have no problem: its root element is complete. */
function isComplete(document: XmlDocument): boolean {
  const close = document.root?.closeTagSpan;
  return document.root !== undefined && (document.root.selfClosing || close !== undefined);
}

describe('bad input', function () {
  this.timeout(120_000);

  it('every prefix of realistic texts has a tree, and a problem where the root is not complete', () => {
    for (const text of realistic) {
      for (let length = 0; length <= text.length; length++) {
        const document = parseXml(text.slice(0, length));
        readAll(document);
        assert.ok(document.problemCount > 0 || isComplete(document), JSON.stringify(document.text));
      }
    }
  });

  it('every suffix too', () => {
    for (const text of realistic) {
      for (let start = 1; start < text.length; start++) readAll(parseXml(text.slice(start)));
    }
  });

  it('random bytes, as text and as UTF-16', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), bytes => {
        readAll(parseXml(Buffer.from(bytes).toString('latin1')));
        readAll(parseXml(Buffer.from(bytes).toString('utf8')));
        readAll(parseXml(Buffer.from(bytes).toString('utf16le')));
      }),
      { numRuns: 500 },
    );
  });

  it('random markup characters', () => {
    const markup = fc.string({ unit: fc.constantFrom(...'<>/!?-[]"\'= \n\tab:&;#x\0'), maxLength: 120 });
    fc.assert(
      fc.property(markup, text => readAll(parseXml(text))),
      { numRuns: 3000 },
    );
  });

  it('100 000 nested elements', () => {
    const depth = 100_000;
    const text = `${'<a>\n'.repeat(depth)}x${'</a>'.repeat(depth)}`;
    const document = parseXml(text);
    assert.equal(document.problemCount, 0);
    assert.equal(document.nodeCount, depth);
    const innermost = document.elementAt(text.indexOf('x'));
    assert.equal(innermost?.depth, depth - 1);
    assert.equal(innermost?.text(), '\nx');
    const at = text.indexOf('x');
    const updated = updateXml(document, [{ span: { start: at, end: at }, newText: '<b/>' }]);
    assert.equal(updated.nodeCount, depth + 1);
    assert.equal(updated.elementAt(at)?.name, 'b');
  });

  it('100 000 nested elements without their close tags', () => {
    const depth = 100_000;
    for (const text of [
      '<a>'.repeat(depth),
      '<a>\n'.repeat(depth),
      `${'<a>'.repeat(depth)}</b>`,
      '<a '.repeat(depth),
    ]) {
      const document = parseXml(text);
      assert.equal(document.nodeCount >= depth, true);
      assert.ok(document.problemCount > 0);
      assert.equal(document.problems.length, 1000);
    }
  });

  it('a text of 20 MB', () => {
    const text = generateApplicationHost(10_300);
    assert.ok(text.length > 20_000_000);
    const document = parseXml(text);
    assert.equal(document.problemCount, 0);
    assert.equal(document.nodeCount > 170_000, true);
    const at = text.indexOf('customer5000');
    const updated = updateXml(document, [{ span: { start: at, end: at }, newText: 'x' }]);
    assert.equal(updated.elementAt(at)?.value('physicalPath'), 'D:\\websites\\customers\\xcustomer5000\\wwwroot');
    assert.equal(updated.problemCount, 0);
  });

  it('repetitions of one construct take time in proportion to their number', function () {
    // Quadratic work on any of them would take minutes.
    this.timeout(30_000);
    const constructs = [
      '<',
      '&',
      '<a ',
      '<a>',
      '</b>',
      '<a x="',
      '<a x=\'<a y="',
      '<!--',
      '<!--\n',
      '<![CDATA[',
      '<?a',
      '<?xml ?',
      '<!DOCTYPE a [',
      '<a x=',
      ' a="1"',
      '\0',
      '\ud83d',
      ']]>',
      '<x:a x:b="">',
      '<a>\n',
      '  <a\n',
      '<a>\n </b>',
    ];
    for (const construct of constructs) {
      const document = parseXml(`<root ${construct.repeat(400_000 / construct.length)}`);
      assert.ok(document.problemCount > 0, construct);
    }
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TextEdit } from '../../server/src/core/text/edit';
import { parseXml, updateXml, type XmlDocument } from '../../server/src/core/xml/tree';
import { rescan } from '../../server/src/core/xml/update';
import { looseEdit, placeEdit, realistic, wellFormed } from './random';
import { find, plain } from './support';

/** Checks that the update equals a full scan, row for row, and gives it. */
function check(document: XmlDocument, edits: readonly TextEdit[]): XmlDocument {
  const updated = updateXml(document, edits);
  const full = parseXml(updated.text);
  assert.deepEqual(plain(updated), plain(full), JSON.stringify([document.text, edits]));
  assert.equal(updated.lines.lineCount, full.lines.lineCount);
  for (let offset = 0; offset <= updated.text.length; offset += 7) {
    assert.deepEqual(updated.lines.position(offset), full.lines.position(offset));
  }
  return updated;
}

/** Whether an insertion is answered without reading the whole text. */
function isPartial(document: XmlDocument, at: number, inserted: string): boolean {
  const text = document.text.slice(0, at) + inserted + document.text.slice(at);
  return rescan(document.columns, text, at, at, inserted.length) !== undefined;
}

const base = fc.oneof(
  fc.constantFrom(...realistic),
  wellFormed.map(({ text }) => text),
);

describe('incremental scan', function () {
  this.timeout(60_000);

  it('equals a full scan after any sequence of edits', () => {
    fc.assert(
      fc.property(base, fc.array(looseEdit, { maxLength: 10 }), (text, edits) => {
        let document = parseXml(text);
        for (const edit of edits) document = check(document, [placeEdit(document.text, edit)]);
      }),
      { numRuns: 400 },
    );
  });

  it('equals a full scan after several edits at once', () => {
    fc.assert(
      fc.property(base, looseEdit, looseEdit, (text, first, second) => {
        const a = placeEdit(text, first);
        const b = placeEdit(text, second);
        fc.pre(a.span.end < b.span.start || b.span.end < a.span.start);
        check(parseXml(text), [a, b]);
      }),
      { numRuns: 200 },
    );
  });

  it('equals a full scan at every keystroke of typing an element', () => {
    const typed = '<site name="New">\n        <application path="/" />\n      </site>\n      ';
    const text = realistic[0]!;
    const start = text.indexOf('<site name="Shop"');
    let document = parseXml(text);
    for (let i = 0; i < typed.length; i++) {
      document = check(document, [{ span: { start: start + i, end: start + i }, newText: typed[i]! }]);
    }
    assert.deepEqual(document.problems, []);
    for (let i = typed.length; i > 0; i--) {
      document = check(document, [{ span: { start: start + i - 1, end: start + i }, newText: '' }]);
    }
    assert.equal(document.text, text);
  });

  it('equals a full scan after each single deletion', () => {
    for (const text of realistic) {
      const document = parseXml(text);
      for (let i = 0; i < text.length; i++) check(document, [{ span: { start: i, end: i + 1 }, newText: '' }]);
    }
  });

  it('leaves the old document as it was', () => {
    const document = parseXml(realistic[0]!);
    const before = plain(document);
    const at = document.text.indexOf('id="1"');
    updateXml(document, [{ span: { start: at, end: at }, newText: 'x="2" ' }]);
    assert.deepEqual(plain(document), before);
  });

  it('gives the same document for no edits', () => {
    const document = parseXml('<a/>');
    assert.equal(updateXml(document, []), document);
  });

  it('takes the new text from the caller who has it', () => {
    const document = parseXml('<a><b/></a>');
    const updated = updateXml(document, [{ span: { start: 4, end: 5 }, newText: 'cd' }], '<a><cd/></a>');
    assert.equal(updated.text, '<a><cd/></a>');
    assert.deepEqual(plain(updated), plain(parseXml('<a><cd/></a>')));
  });
});

describe('incremental scan reads a part only', () => {
  const document = parseXml(realistic[0]!);
  const offset = (what: string) => document.text.indexOf(what);

  it('for a value, a tag name, text', () => {
    assert.ok(isPartial(document, offset('CONTOSO'), 'x'));
    assert.ok(isPartial(document, offset('binding protocol') + 3, 'x'));
    assert.ok(isPartial(document, offset('more'), 'x'));
  });

  it('for an element that is being typed on a line of its own', () => {
    const at = offset('      <site name="Shop"');
    for (const typed of ['<', '<si', '<site name="', '<site name="x"', '<site />', '<!-- x', '<site></site>']) {
      assert.ok(isPartial(document, at, `      ${typed}\n`), typed);
    }
  });

  it('beside an element that has no close tag', () => {
    const broken = parseXml('<a>\n  <b>\n  <c>\n    <d>text</d>\n  </c>\n</a>');
    assert.equal(broken.problems[0]?.kind, 'missingCloseTag');
    assert.ok(isPartial(broken, find(broken, 'd').contentSpan!.start, 'x'));
  });

  it('not for the root tag, whose namespaces concern every element', () => {
    assert.equal(isPartial(document, offset(' xmlns:x'), ' y="1"'), false);
  });
});

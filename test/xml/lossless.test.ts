import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../server/src/core/text/edit';
import type { Span } from '../../server/src/core/text/span';
import { parseXml, type XmlDocument, type XmlElement } from '../../server/src/core/xml/tree';
import { looseEdit, placeEdit, realistic, wellFormed } from './random';

const anyText = fc
  .tuple(
    fc.oneof(
      fc.constantFrom(...realistic),
      wellFormed.map(({ text }) => text),
    ),
    fc.array(looseEdit, { maxLength: 6 }),
  )
  .map(([text, edits]) =>
    edits.reduce((result, edit) => {
      const { span, newText } = placeEdit(result, edit);
      return result.slice(0, span.start) + newText + result.slice(span.end);
    }, text),
  );

/** The tokens of a document in order: tags, text, comments and so on. */
function tokens(document: XmlDocument): Span[] {
  const result: Span[] = [];
  const { rows, parent, size } = document.columns;
  let at = 0;
  const textUpTo = (start: number) => {
    if (start > at) result.push({ start: at, end: start });
    at = start;
  };
  const add = (span: Span) => {
    textUpTo(span.start);
    result.push(span);
    at = span.end;
  };
  const open: XmlElement[] = [];
  const leave = (row: number) => {
    for (let last = open.at(-1); last !== undefined && last.row + size.at(last.row) <= row; last = open.at(-1)) {
      open.pop();
      const close = last.closeTagSpan;
      if (close !== undefined) add(close);
      else textUpTo(last.span.end);
      assert.equal(at, last.span.end);
    }
  };
  for (let row = 0; row < rows; row++) {
    leave(row);
    assert.equal(parent.at(row), open.at(-1)?.row ?? -1);
    const node = document.node(row);
    if (node.kind === 'element') {
      add(node.openTagSpan);
      open.push(node);
    } else {
      add(node.span);
    }
  }
  leave(rows);
  textUpTo(document.text.length);
  return result;
}

function within(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.start <= inner.end && inner.end <= outer.end;
}

describe('the tree is lossless', function () {
  this.timeout(60_000);

  it('every character belongs to exactly one token', () => {
    fc.assert(
      fc.property(anyText, text => {
        let at = 0;
        for (const { start, end } of tokens(parseXml(text))) {
          assert.equal(start, at);
          assert.ok(end > start);
          at = end;
        }
        assert.equal(at, text.length);
      }),
      { numRuns: 400 },
    );
  });

  it('spans nest, and names, values and siblings are in order', () => {
    fc.assert(
      fc.property(anyText, text => {
        const document = parseXml(text);
        for (const element of document.elements()) {
          const tag = element.openTagSpan;
          assert.ok(within(tag, element.span) && within(element.nameSpan, tag));
          assert.equal(text.charAt(element.span.start), '<');
          let at = element.nameSpan.end;
          for (const attribute of element.attributes) {
            assert.ok(attribute.span.start >= at && within(attribute.span, tag));
            assert.ok(within(attribute.nameSpan, attribute.span) && within(attribute.valueSpan, attribute.span));
            assert.ok(within(attribute.valueSpan, attribute.quotedSpan ?? attribute.valueSpan));
            assert.ok(attribute.nameSpan.end > attribute.nameSpan.start);
            assert.equal(element.attributeBefore(attribute.nameSpan.start)?.equals(attribute), true);
            at = attribute.span.end;
          }
          const close = element.closeTagSpan;
          if (close !== undefined) {
            assert.ok(text.startsWith('</', close.start) && within(element.closeNameSpan!, close));
          }
          if (element.contentSpan !== undefined) {
            at = element.contentSpan.start;
            for (const child of element.childNodes()) {
              assert.equal(child.span.start, at);
              at = child.span.end;
              assert.equal(child.parent?.equals(element), true);
            }
            assert.equal(at, element.contentSpan.end);
          } else {
            assert.deepEqual([...element.childNodes()], []);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it('problems are in order, within the text, and can be described', () => {
    fc.assert(
      fc.property(anyText, text => {
        const document = parseXml(text);
        let at = 0;
        for (const problem of document.problems) {
          assert.ok(problem.span.start >= at && within(problem.span, { start: 0, end: text.length }));
          assert.ok(problem.span.end > problem.span.start || problem.kind === 'noRootElement');
          assert.equal(typeof problem.name, 'string');
          assert.ok(problem.related === undefined || within(problem.related.span, { start: 0, end: text.length }));
          for (const { edits } of problem.repairs) {
            assert.ok(edits.every(({ span }) => within(span, { start: 0, end: text.length })));
          }
          at = problem.span.start;
        }
      }),
      { numRuns: 400 },
    );
  });

  it('a repair changes the text', () => {
    fc.assert(
      fc.property(anyText, text => {
        for (const { repairs } of parseXml(text).problems) {
          for (const { edits } of repairs) assert.notEqual(applyEdits(text, edits), text);
        }
      }),
      { numRuns: 200 },
    );
  });
});

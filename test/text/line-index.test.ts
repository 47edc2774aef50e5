import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { LineIndex } from '../../server/src/core/text/line-index';

describe('LineIndex', () => {
  it('knows the three ends of line', () => {
    const index = new LineIndex('a\nbc\r\nd\re');
    assert.equal(index.lineCount, 4);
    assert.deepEqual(
      [0, 1, 2, 4, 6, 7, 8, 9].map(offset => Object.values(index.position(offset))),
      [
        [0, 0],
        [0, 1],
        [1, 0],
        [1, 2],
        [2, 0],
        [2, 1],
        [3, 0],
        [3, 1],
      ],
    );
  });

  it('means the end of the line inside \\r\\n', () => {
    assert.deepEqual(new LineIndex('ab\r\nc').position(3), { line: 0, character: 2 });
  });

  it('has one line in an empty text, and an empty one behind the last end of line', () => {
    assert.equal(new LineIndex('').lineCount, 1);
    assert.equal(new LineIndex('a\n').lineCount, 2);
    assert.deepEqual(new LineIndex('a\n').position(2), { line: 1, character: 0 });
  });

  it('clamps offsets and positions', () => {
    const index = new LineIndex('ab\ncd\r\n');
    assert.deepEqual(index.position(-1), { line: 0, character: 0 });
    assert.deepEqual(index.position(99), { line: 2, character: 0 });
    assert.equal(index.offset({ line: 0, character: 99 }), 2);
    assert.equal(index.offset({ line: 1, character: 99 }), 5);
    assert.equal(index.offset({ line: 1, character: -1 }), 3);
    assert.equal(index.offset({ line: 99, character: 0 }), 7);
    assert.equal(index.offset({ line: -1, character: 5 }), 0);
  });

  it('gives the start of a line', () => {
    const index = new LineIndex('ab\r\ncd');
    assert.deepEqual(
      [0, 3, 4, 6].map(offset => index.lineStart(offset)),
      [0, 0, 4, 4],
    );
  });

  const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\r\n', '\u{1f600}', '\ufeff'), maxLength: 40 });

  it('agrees with the language server library', () => {
    fc.assert(
      fc.property(text, content => {
        const index = new LineIndex(content);
        const document = TextDocument.create('file:///a', 'xml', 1, content);
        assert.equal(index.lineCount, document.lineCount);
        for (let offset = 0; offset <= content.length; offset++) {
          assert.deepEqual(index.position(offset), document.positionAt(offset));
        }
        for (let line = 0; line <= document.lineCount; line++) {
          for (const character of [0, 1, 2, 50]) {
            assert.equal(index.offset({ line, character }), document.offsetAt({ line, character }));
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is the same after a replacement as built anew', () => {
    fc.assert(
      fc.property(text, fc.nat(40), fc.nat(10), text, (content, at, length, inserted) => {
        const start = Math.min(at, content.length);
        const end = Math.min(start + length, content.length);
        const next = content.slice(0, start) + inserted + content.slice(end);
        const old = new LineIndex(content);
        assert.ok(old.lineCount > 0);
        const replaced = old.replaced(next, start, end, inserted.length);
        const fresh = new LineIndex(next);
        assert.equal(replaced.lineCount, fresh.lineCount);
        for (let offset = 0; offset <= next.length; offset++) {
          assert.deepEqual(replaced.position(offset), fresh.position(offset));
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('counts bytes or characters for who asks so, and comes back to the same offset', () => {
    const units = fc.string({ unit: fc.constantFrom('a', 'ä', '„', '😀', '\n', '\r\n', '\ud800'), maxLength: 40 });
    fc.assert(
      fc.property(units, fc.nat(80), (text, given) => {
        const index = new LineIndex(text);
        // Not between the halves of a character.
        const at = [...text.slice(0, given)].join('').length;
        const isHalf = /[\ud800-\udbff]$/.test(text.slice(0, at)) && /^[\udc00-\udfff]/.test(text.slice(at));
        const offset = isHalf ? at - 1 : at;
        const plain = index.position(offset);
        const before = text.slice(index.offset({ line: plain.line, character: 0 }), index.offset(plain));
        const expected = { 'utf-8': Buffer.byteLength(before), 'utf-16': before.length, 'utf-32': [...before].length };
        for (const encoding of ['utf-8', 'utf-16', 'utf-32'] as const) {
          const position = index.position(offset, encoding);
          assert.deepEqual(position, { line: plain.line, character: expected[encoding] });
          assert.equal(index.offset(position, encoding), index.offset(plain));
        }
      }),
    );
  });
});

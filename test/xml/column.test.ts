import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../server/src/core/text/edit';
import { Column, MovingColumn } from '../../server/src/core/xml/column';
import { parseXml, updateXml } from '../../server/src/core/xml/tree';
import { plain } from './support';

/** More than three pieces. */
const LONGEST = 7000;

const numbers = (length: number) => Int32Array.from({ length }, (_, row) => row * 3 + 1);
const listOf = (column: Column | MovingColumn) => Array.from({ length: column.length }, (_, row) => column.at(row));

/** Where in a column, as a part of its length, so that shrinking keeps it inside. */
const place = fc.double({ min: 0, max: 1, noNaN: true });
const length = fc.oneof(fc.nat({ max: 40 }), fc.nat({ max: LONGEST }));
/** How many rows come in the place of others; often as many as were there. */
const inserted = fc.oneof(fc.constant(undefined), length);

const stretch = (size: number, a: number, b: number) => {
  const [first, last] = [Math.round(a * size), Math.round(b * size)].sort((one, other) => one - other);
  return [first as number, last as number] as const;
};

describe('columns in pieces', () => {
  it('replace rows as an array does, and leave earlier versions as they are', () => {
    fc.assert(
      fc.property(length, fc.array(fc.tuple(place, place, inserted), { maxLength: 4 }), (size, steps) => {
        let model = [...numbers(size)];
        let column = Column.of(numbers(size));
        let moving = MovingColumn.of(numbers(size));
        for (const [a, b, count] of steps) {
          const [first, last] = stretch(model.length, a, b);
          const part = numbers(count ?? last - first).map(value => -value);
          const before = { column, moving, model };
          column = column.replaced(first, last, part);
          moving = moving.replaced(first, last, part).moved(first + part.length, 5);
          model = [...model.slice(0, first), ...part, ...model.slice(last)];
          assert.deepEqual(listOf(column), model);
          // The moved rows are told by a model of their own.
          const moved = [
            ...listOf(before.moving).slice(0, first),
            ...part,
            ...listOf(before.moving)
              .slice(last)
              .map(value => value + 5),
          ];
          assert.deepEqual(listOf(moving), moved);
          assert.deepEqual(listOf(before.column), before.model);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('change rows', () => {
    fc.assert(
      fc.property(length, fc.array(place), place, (size, places, from) => {
        const column = Column.of(numbers(size));
        const rows = [...new Set(places.map(at => Math.floor(at * size)))].filter(row => row < size);
        const some = column.changed(rows, value => -value);
        assert.deepEqual(
          listOf(some),
          listOf(column).map((value, row) => (rows.includes(row) ? -value : value)),
        );
        const first = Math.round(from * size);
        const behind = column.changedFrom(first, value => -value);
        assert.deepEqual(
          listOf(behind),
          listOf(column).map((value, row) => (row >= first ? -value : value)),
        );
        assert.deepEqual(listOf(column), [...numbers(size)]);
      }),
      { numRuns: 100 },
    );
  });

  it('are those of a full scan after edits of a document of many pieces', () => {
    const lines = Array.from(
      { length: 3000 },
      (_, i) => `  <site name="s${i}" id="${i}">\n    <a b="c" /><!-- x -->\n  </site>\n`,
    );
    const text = `<configuration>\n${lines.join('')}</configuration>\n`;
    const pieces = ['x', '', '<b/>', '<b c="d"><e/></b>', '\n', '"', '<!-- y -->', ' f="g"'];
    fc.assert(
      fc.property(
        fc.array(fc.tuple(place, fc.nat({ max: 30 }), fc.constantFrom(...pieces)), { maxLength: 3 }),
        edits => {
          let document = parseXml(text);
          for (const [at, removed, newText] of edits) {
            const start = Math.floor(at * document.text.length);
            const span = { start, end: Math.min(document.text.length, start + removed) };
            const before = document;
            document = updateXml(document, [{ span, newText }]);
            assert.equal(document.text, applyEdits(before.text, [{ span, newText }]));
          }
          assert.deepEqual(plain(document), plain(parseXml(document.text)));
        },
      ),
      { numRuns: 40 },
    );
    const original = parseXml(text);
    updateXml(original, [{ span: { start: 40, end: 60 }, newText: '<b/>' }]);
    assert.deepEqual(plain(original), plain(parseXml(text)));
  });
});

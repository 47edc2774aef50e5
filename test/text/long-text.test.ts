import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits, type TextEdit } from '../../server/src/core/text/edit';
import { editLong, type LongText } from '../../server/src/core/text/long-text';

/** Any code units: half surrogate pairs, line ends, characters in and outside of Latin-1. */
const UNITS = fc.string({ unit: fc.constantFrom('a', '<', '\n', '\r', '\0', 'ÿ', 'ä', '„', '\ud800', '\udc00', '😀') });

const LONG = 1_000_000;

/** Edits that do not overlap, some at one place. */
function editsOf(picks: readonly (readonly [number, number, string])[], length: number): readonly TextEdit[] {
  let at = 0;
  return picks.map(([gap, size, newText]) => {
    const start = Math.min(length, at + gap);
    const end = Math.min(length, start + size);
    at = end;
    return { span: { start, end }, newText };
  });
}

describe('a long text that is edited', () => {
  it('is what edits make of any text, whatever went before', () => {
    const picks = fc.array(fc.tuple(fc.nat(400_000), fc.nat(5), UNITS), { maxLength: 10 });
    fc.assert(
      fc.property(fc.constantFrom('x', 'ü', '„'), fc.array(picks, { minLength: 1, maxLength: 6 }), (unit, rounds) => {
        let text = unit.repeat(LONG);
        let long: LongText | undefined;
        for (const round of rounds) {
          const edits = editsOf(round, text.length);
          const expected = applyEdits(text, edits);
          ({ text, long } = editLong(text, edits, long));
          assert.ok(text === expected);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('takes its bytes along, grows beyond their room and changes to wide characters', () => {
    const text = 'x'.repeat(LONG);
    const insert = (newText: string): readonly TextEdit[] => [{ span: { start: 5, end: 5 }, newText }];
    const first = editLong(text, insert('y'), undefined);
    assert.ok(first.long);
    const second = editLong(first.text, insert('z'), first.long);
    assert.equal(second.long, first.long);
    const large = editLong(second.text, insert('w'.repeat(LONG)), second.long);
    assert.equal(large.text.length, 2 * LONG + 2);
    assert.equal(large.long, undefined);
    const wide = editLong(second.text, insert('„'), undefined);
    assert.equal(wide.text.slice(5, 8), '„zy');
  });

  it('is an ordinary one where it is short', () => {
    assert.deepEqual(editLong('abc', [{ span: { start: 1, end: 2 }, newText: 'x' }], undefined), {
      text: 'axc',
      long: undefined,
    });
  });
});

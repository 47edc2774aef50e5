import assert from 'node:assert/strict';
import fc from 'fast-check';
import { editDistance, nearest } from '../../server/src/core/text/distance';

/** The definition, without a limit. */
function levenshtein(a: string, b: string): number {
  const row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    let diagonal = row[0]!;
    row[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const above = row[j]!;
      row[j] = Math.min(above + 1, row[j - 1]! + 1, diagonal + (a[i - 1] === b[j - 1] ? 0 : 1));
      diagonal = above;
    }
  }
  return row[b.length]!;
}

describe('editDistance', () => {
  it('counts insertions, deletions and replacements', () => {
    assert.equal(editDistance('site', 'site', 2), 0);
    assert.equal(editDistance('site', 'sites', 2), 1);
    assert.equal(editDistance('sites', 'site', 2), 1);
    assert.equal(editDistance('site', 'sire', 2), 1);
    assert.equal(editDistance('kitten', 'sitting', 5), 3);
    assert.equal(editDistance('', 'ab', 2), 2);
  });

  it('stops behind the limit', () => {
    assert.equal(editDistance('kitten', 'sitting', 2), 3);
    assert.equal(editDistance('a', 'abcdef', 2), 3);
    assert.equal(editDistance('a', 'b', 0), 1);
    assert.equal(editDistance('a', 'a', 0), 0);
  });

  it('is the Levenshtein distance, up to the limit', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 });
    fc.assert(
      fc.property(word, word, fc.nat(6), (a, b, limit) => {
        assert.equal(editDistance(a, b, limit), Math.min(levenshtein(a, b), limit + 1));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('nearest', () => {
  const pools = ['DefaultAppPool', 'Shop', 'shop2', 'Legacy'];

  it('prefers a word that differs in case only', () => {
    assert.equal(nearest('SHOP2', pools), 'shop2');
    assert.equal(nearest('shop', ['shop2', 'SHOP']), 'SHOP');
  });

  it('finds a misspelt word', () => {
    assert.equal(nearest('DefaultApPool', pools), 'DefaultAppPool');
    assert.equal(nearest('Legcay', pools), 'Legacy');
  });

  it('takes the closest, and the first of equals', () => {
    assert.equal(nearest('abcdef', ['abcdxx', 'abcdex']), 'abcdex');
    assert.equal(nearest('abcdef', ['abcdex', 'abcdey']), 'abcdex');
  });

  it('does not guess', () => {
    assert.equal(nearest('Intranet', pools), undefined);
    assert.equal(nearest('', pools), undefined);
    assert.equal(nearest('abc', []), undefined);
    assert.equal(nearest('Legcay', pools, { limit: 1 }), undefined);
    assert.equal(nearest('Legxxx', pools, { limit: 3 }), 'Legacy');
  });
});

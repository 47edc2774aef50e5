import assert from 'node:assert/strict';
import fc from 'fast-check';
import { VersionedMap } from '../../server/src/core/base/versioned-map';

describe('VersionedMap', () => {
  it('holds what a map that is copied for every change holds, and no other version changes', () => {
    const change = fc.tuple(fc.nat({ max: 40 }).map(String), fc.option(fc.nat(), { nil: undefined }));
    const step = fc.record({ from: fc.nat(), changes: fc.array(change, { maxLength: 12 }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), steps => {
        const made: [VersionedMap<number>, Map<string, number>][] = [[VersionedMap.of(new Map()), new Map()]];
        for (const { from, changes } of steps) {
          // Mostly the newest one; any of them may have successors.
          const [map, model] = made[from % 3 === 0 ? from % made.length : made.length - 1]!;
          const next = new Map(model);
          for (const [key, value] of new Map(changes)) {
            if (value === undefined) next.delete(key);
            else next.set(key, value);
          }
          made.push([map.with(new Map(changes)), next]);
        }
        for (const [map, model] of [...made, ...made.reverse()]) {
          assert.deepEqual([...map.entries()].sort(), [...model].sort());
          assert.equal(map.size, model.size);
          for (let key = 0; key <= 40; key++) {
            assert.equal(map.get(String(key)), model.get(String(key)));
            assert.equal(map.has(String(key)), model.has(String(key)));
          }
        }
        for (const [map, model] of made)
          for (const [other, otherModel] of made) {
            const keys = [...new Set([...model.keys(), ...otherModel.keys()])];
            const different = keys.filter(key => model.get(key) !== otherModel.get(key));
            assert.deepEqual([...map.differencesFrom(other)].sort(), different.sort());
          }
      }),
      { numRuns: 200 },
    );
  });

  it('is the same after it has held thousands of other keys', () => {
    let map = VersionedMap.of<number>([['kept', 0]]);
    for (let at = 0; at < 10_000; at++)
      map = map.with(new Map([[`a${at}`, at]])).with(new Map([[`a${at}`, undefined]]));
    const early = VersionedMap.of<number>([['kept', 0]]);
    assert.deepEqual([map.entries(), map.size, map.differencesFrom(early)], [[['kept', 0]], 1, []]);
  });

  it('is itself where a change changes nothing', () => {
    const map = VersionedMap.of(new Map([['a', 1]]));
    assert.equal(
      map.with(
        new Map([
          ['a', 1],
          ['b', undefined],
        ]),
      ),
      map,
    );
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { OverlayMap } from '../../server/src/core/base/overlay-map';

describe('OverlayMap', () => {
  it('holds what a map that is copied for every change holds, and no predecessor changes', () => {
    const change = fc.tuple(fc.nat({ max: 40 }), fc.option(fc.nat(), { nil: undefined }));
    fc.assert(
      fc.property(fc.array(fc.array(change, { maxLength: 12 }), { maxLength: 40 }), steps => {
        const made: [OverlayMap<number, number>, Map<number, number>][] = [[OverlayMap.empty(), new Map()]];
        for (const changes of steps) {
          const [map, model] = made[made.length - 1]!;
          const next = new Map(model);
          for (const [key, value] of changes) {
            if (value === undefined) next.delete(key);
            else next.set(key, value);
          }
          made.push([map.with(changes), next]);
        }
        for (const [map, model] of made) {
          assert.deepEqual([...map.keys()].sort(), [...model.keys()].sort());
          for (let key = 0; key <= 40; key++) {
            assert.equal(map.get(key), model.get(key));
            assert.equal(map.has(key), model.has(key));
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});

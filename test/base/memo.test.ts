import assert from 'node:assert/strict';
import { memo } from '../../server/src/core/base/memo';

describe('memo', () => {
  for (const value of [7, undefined, null, false]) {
    it(`computes ${value} once for each object`, () => {
      let calls = 0;
      const derive = memo((_key: object) => {
        calls++;
        return value;
      });
      const [a, b] = [{}, {}];
      assert.deepEqual([derive(a), derive(a), derive(b), derive(a)], [value, value, value, value]);
      assert.equal(calls, 2);
    });
  }

  it('keeps nothing of a computation that failed', () => {
    let calls = 0;
    const derive = memo((_key: object) => {
      if (calls++ === 0) throw new Error('first');
      return calls;
    });
    const key = {};
    assert.throws(() => derive(key));
    assert.equal(derive(key), 2);
  });
});

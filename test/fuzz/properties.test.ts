import assert from 'node:assert/strict';
import { PROPERTIES } from './properties';
import { keptInputs, runProperty } from './run-property';

const SECONDS = 5;

describe('whatever a file says', function () {
  this.timeout(120_000);

  for (const { name, check } of keptInputs()) it(`what failed once: ${name}`, check);

  for (const name of Object.keys(PROPERTIES))
    it(name, () => {
      const { count, failure } = runProperty(name, Date.now() % 1e6, SECONDS * 1000);
      assert.equal(failure, undefined, failure);
      assert.ok(count > 0);
    });
});

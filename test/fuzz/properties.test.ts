import assert from 'node:assert/strict';
import { PROPERTIES } from './properties';
import { keptInputs, runProperty } from './run-property';

const SECONDS = 5;

/** The same inputs each time: others are for `npm run fuzz`, which says what fails to whoever looks for it. */
const SEED = 70_000;

describe('whatever a file says', function () {
  this.timeout(120_000);

  for (const { name, check } of keptInputs()) it(`what failed once: ${name}`, check);

  for (const name of Object.keys(PROPERTIES))
    it(name, () => {
      const { count, failure } = runProperty(name, SEED, SECONDS * 1000);
      assert.equal(failure, undefined, failure);
      assert.ok(count > 0);
    });
});

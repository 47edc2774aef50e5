import assert from 'node:assert/strict';
import { bundledCore } from '../support/bundled-core';
import { differenceIn, fewest, randomRun } from './equality';

const core = bundledCore();
const EDITS_A_SERVER = 100;

/** `npm run fuzz` asks the same with other seeds and many more edits. */
describe('answers after edits are those of the same files read anew', () => {
  for (let seed = 1; seed <= 20; seed++)
    it(`for ${EDITS_A_SERVER} edits of the server of seed ${seed}`, () => {
      const { steps, difference } = randomRun(core, seed, EDITS_A_SERVER);
      if (!difference) return;
      const few = fewest(steps, fewer => differenceIn(core, seed, fewer) !== undefined);
      const { question, kept, fresh } = differenceIn(core, seed, few) ?? difference;
      assert.equal(kept, fresh, `${question} after ${JSON.stringify(few)}`);
    });
});

/**
 * `npm run fuzz -- --edits 100000 --seed 1`: random edits of many small servers, each compared with the same files read
 * anew. Prints the seeds; a difference is printed with as few edits as still show it.
 */
import { parseArgs } from 'node:util';
import { bundledCore } from '../support/bundled-core';
import { differenceIn, fewest, randomRun } from './equality';

const EDITS_A_SERVER = 200;

const { values } = parseArgs({
  options: {
    edits: { type: 'string', default: '100000' },
    seed: { type: 'string', default: String(Date.now() % 1e6) },
  },
});
const edits = Number(values.edits);
const first = Number(values.seed);
const core = bundledCore();
const started = performance.now();

for (let done = 0, seed = first; done < edits; seed++) {
  const { steps, difference } = randomRun(core, seed, Math.min(EDITS_A_SERVER, edits - done));
  done += steps.length;
  if (difference) {
    console.log(`seed ${seed}: a difference after ${steps.length} edits; looking for fewer…`);
    const few = fewest(steps, fewer => differenceIn(core, seed, fewer) !== undefined);
    for (const step of few) console.log(JSON.stringify(step));
    const { question, kept, fresh } = differenceIn(core, seed, few) ?? difference;
    const at = [...kept].findIndex((character, index) => character !== fresh[index]);
    const around = (text: string) => text.slice(Math.max(0, at - 100), at + 200);
    console.log(`${question}\n  kept  …${around(kept)}…\n  fresh …${around(fresh)}…`);
    process.exit(1);
  }
  if (done % 10_000 < EDITS_A_SERVER || done >= edits)
    console.log(
      `${done} edits, seeds ${first} to ${seed}: equal (${Math.round((performance.now() - started) / 1000)} s)`,
    );
}

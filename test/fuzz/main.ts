/**
 * `npm run fuzz -- --seconds 60`: hostile and broken files for a minute, each property of `properties.ts` for its share
 * of the time. Prints counts and seeds; an input that fails is made as small as it can be and kept in `fixtures`, where
 * the tests try it again. `--only fixes` takes one of the properties.
 *
 * `npm run fuzz -- --edits 100000 --seed 1`: random edits of many small servers, each compared with the same files read
 * anew. Prints the seeds; a difference is printed with as few edits as still show it.
 */
import process from 'node:process';
import { parseArgs } from 'node:util';
import { bundledCore } from '../support/bundled-core';
import { differenceIn, fewest, randomRun } from './equality';
import { counted, PROPERTIES } from './properties';
import { runProperty } from './run-property';

const EDITS_A_SERVER = 200;

const { values } = parseArgs({
  options: {
    edits: { type: 'string', default: '100000' },
    seed: { type: 'string', default: String(Date.now() % 1e6) },
    seconds: { type: 'string' },
    only: { type: 'string' },
  },
});
const first = Number(values.seed);

if (values.seconds === undefined) compareEdits(Number(values.edits));
else process.exitCode = throwAtProperties(Number(values.seconds), values.only) ? 0 : 1;

/** In rounds, so that every property has its turn in a short run too. */
function throwAtProperties(seconds: number, only: string | undefined): boolean {
  const names = Object.keys(PROPERTIES).filter(name => only === undefined || name === only);
  const share = Math.min(10_000, (seconds * 1000) / names.length);
  const counts = new Map(names.map(name => [name, 0]));
  const end = performance.now() + seconds * 1000;
  let holds = true;
  for (let seed = first; performance.now() < end; seed++)
    for (const name of names) {
      const { count, failure } = runProperty(name, seed, Math.max(500, Math.min(share, end - performance.now())));
      counts.set(name, (counts.get(name) ?? 0) + count);
      if (failure !== undefined) {
        holds = false;
        console.log(failure);
      }
    }
  for (const [name, count] of counts) console.log(`${name}: ${count} ${PROPERTIES[name]?.unit ?? ''}`);
  console.log(`${counted.fixes} repairs applied; seeds from ${first}`);
  return holds;
}

function compareEdits(edits: number): void {
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
}

import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { answer, assertAnswer, readReference } from '../support/reference';
import { runScenarios } from '../support/run-scenarios';

const own = join(import.meta.dirname, 'scenarios');
/** Reference scenarios, beside the repository where somebody works on it; not part of it. */
const shared = resolve(import.meta.dirname, '../../../shared/scenarios/identity.json');

describe('identity scenarios', () => {
  for (const name of readdirSync(own)) describe(name.replace(/\.txt$/, ''), () => runScenarios(join(own, name)));

  if (existsSync(shared)) {
    describe('reference', () => {
      for (const scenario of readReference(shared))
        it(`${scenario.id}: ${scenario.title}`, () => {
          const explanation = answer(scenario);
          assertAnswer(explanation, scenario.expect);
          assert.ok(explanation.steps.length > 0, 'an answer without reasons');
        });
    });
  } else {
    process.stdout.write('The reference scenarios are not at hand; only those of this repository run.\n');
  }
});

import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { answer, assertAnswer, readJsonScenarios, type Scenario } from '../support/scenario';
import { readTextScenarios } from '../support/scenario-text';

const own = fileURLToPath(new URL('scenarios/', import.meta.url));
/** Reference scenarios, beside the repository where somebody works on it; not part of it. */
const shared = fileURLToPath(new URL('../../../shared/scenarios/identity.json', import.meta.url));

describe('identity scenarios', () => {
  for (const file of readdirSync(own).filter(name => name.endsWith('.txt'))) {
    describe(file.replace('.txt', ''), () => {
      for (const scenario of readTextScenarios(`${own}${file}`)) check(`${scenario.title} [${scenario.id}]`, scenario);
    });
  }

  if (existsSync(shared)) {
    describe('reference', () => {
      for (const scenario of readJsonScenarios(shared)) check(`${scenario.id}: ${scenario.title}`, scenario);
    });
  } else {
    process.stdout.write('The reference scenarios are not at hand; only those of this repository run.\n');
  }
});

function check(title: string, scenario: Scenario): void {
  it(title, () => {
    const explanation = answer(scenario);
    assertAnswer(explanation, scenario.expect);
    assert.deepEqual(answer(scenario), explanation, 'the same question, another answer');
    assert.ok(explanation.steps.length > 0, 'an answer without reasons');
    assert.ok(!JSON.stringify(explanation).includes(SECRET), 'a password in an answer');
  });
}

/** Every password in the scenarios of this repository. */
const SECRET = 'S3cret!';

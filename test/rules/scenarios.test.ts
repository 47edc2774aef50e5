import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from '../../server/src/core/rules/catalogue';
import { runScenarios } from '../support/rule-test';

const folder = import.meta.dirname;

describe('rules', () => {
  it('every rule has a scenario file', () => {
    const missing = RULES.filter(rule => !existsSync(join(folder, `${rule.id}.txt`))).map(rule => rule.id);
    assert.deepEqual(missing, []);
  });

  for (const name of readdirSync(folder)
    .filter(file => file.endsWith('.txt'))
    .sort())
    describe(name.replace(/\.txt$/, ''), () => runScenarios(join(folder, name)));
});

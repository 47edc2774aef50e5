import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from '../../server/src/core/rules/catalogue';
import { runScenarios } from '../support/run-scenarios';

const folder = import.meta.dirname;
const archives = readdirSync(folder)
  .filter(name => name.endsWith('.txt'))
  .map(name => name.replace(/\.txt$/, ''))
  .sort();

describe('rules', () => {
  it('every rule has a scenario file', () => {
    const missing = RULES.filter(rule => !existsSync(join(folder, `${rule.id}.txt`))).map(rule => rule.id);
    assert.deepEqual(missing, []);
  });

  it('every scenario file belongs to a rule', () => {
    const ids = new Set<string>(RULES.map(rule => rule.id));
    assert.deepEqual(
      archives.filter(id => !ids.has(id)),
      [],
    );
  });

  for (const id of archives) describe(id, () => runScenarios(join(folder, `${id}.txt`), id));
});

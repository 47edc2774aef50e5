import assert from 'node:assert/strict';
import { RULES } from '../../server/src/core/rules/catalogue';
import { archivedRules, FAMILIES, runArchives } from '../support/rule-archives';

describe('rules', () => {
  it('every rule has a scenario file', () => {
    const archives = new Set(archivedRules());
    assert.deepEqual(
      RULES.filter(rule => !archives.has(rule.id)).map(rule => rule.id),
      [],
    );
  });

  it('every scenario file belongs to a rule', () => {
    const ids = new Set<string>(RULES.map(rule => rule.id));
    assert.deepEqual(
      archivedRules().filter(id => !ids.has(id)),
      [],
    );
  });

  runArchives(id => !FAMILIES.some(family => family.test(id)));
});

import assert from 'node:assert/strict';
import { RULES } from '../../server/src/core/rules/catalogue';
import { xmlProblemKinds } from '../../server/src/core/xml/problem';

describe('catalogue of rules', () => {
  it('is sorted by id, each id once', () => {
    const ids = RULES.map(rule => rule.id);
    assert.deepEqual(ids, [...new Set(ids)].sort());
  });

  it('names a reason for every rule', () => {
    for (const rule of RULES) {
      assert.match(rule.id, /^[a-z]+(-[a-z0-9]+)+$/);
      for (const [name, text] of Object.entries({ summary: rule.summary, why: rule.why }))
        assert.match(text, /[.?]$/, `${rule.id}: ${name} is no sentence`);
      assert.ok(rule.why.length <= 220, `${rule.id}: why is long`);
    }
  });

  it('has exactly one rule for every kind of problem in XML', () => {
    const kinds = RULES.filter(rule => rule.id.startsWith('xml-') && rule.id !== 'xml-not-configuration').flatMap(
      rule => Object.keys(rule.messages),
    );
    assert.deepEqual([...kinds].sort(), [...xmlProblemKinds].sort());
  });
});

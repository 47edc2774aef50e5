import assert from 'node:assert/strict';
import { RULES } from '../../server/src/core/rules/catalogue';
import { checkFile } from '../../server/src/core/rules/check-file';
import type { Finding } from '../../server/src/core/rules/engine/finding';
import type { RuleExample } from '../../server/src/core/rules/engine/rule';
import { xmlProblemKinds } from '../../server/src/core/xml/problem';
import { settle, uriOf, workspaceOf } from '../support/memory';

describe('catalogue of rules', () => {
  it('is sorted by id, each id once', () => {
    const ids = RULES.map(rule => rule.id);
    assert.deepEqual(ids, [...new Set(ids)].sort());
  });

  it('names sources, limits and a reason for every rule', () => {
    for (const rule of RULES) {
      assert.match(rule.id, /^[a-z]+(-[a-z0-9]+)+$/);
      assert.ok(rule.sources.length > 0, `${rule.id}: no source`);
      for (const [name, text] of Object.entries({ summary: rule.summary, why: rule.why, limits: rule.limits }))
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

  for (const rule of RULES) {
    it(`the examples of ${rule.id} are what its page says`, () => {
      assert.ok(
        run(rule.example, rule.example.bad).some(finding => finding.rule === rule.id),
        'the bad one is not reported',
      );
      const rest = run(rule.example, rule.example.good).filter(
        finding => finding.rule === rule.id || finding.severity === 'error',
      );
      assert.deepEqual(
        rest.map(finding => `${finding.rule}: ${finding.message}`),
        [],
        'the good one is reported',
      );
    });
  }
});

function run(example: RuleExample, text: string): readonly Finding[] {
  const path = example.file === 'web.config' ? 'C:\\site\\web.config' : example.file;
  const files: Record<string, string> = { [path]: text };
  if (example.host !== undefined) files['applicationHost.config'] = example.host;
  return settle(workspaceOf(files), snapshot =>
    checkFile(snapshot, uriOf(path), (id, error) => {
      throw new Error(`the rule ${id} is broken`, { cause: error });
    }),
  ).result;
}

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { textInRepository } from '../../scripts/lib/write-generated';
import { filesOfRule, objectionTo } from '../../scripts/rules/new-rule';
import { RULES } from '../../server/src/core/rules/catalogue';
import type { Rule } from '../../server/src/core/rules/engine/rule';
import { readArchive, rulesNamedIn } from '../support/archive';
import { checkFindings, oursIn } from '../support/findings';
import { checkRepairs } from '../support/repairs';
import { checkAnswers } from '../support/run-scenarios';
import { checkerOf, PLAIN, worldOf } from '../support/world';

const CATALOGUE = 'server/src/core/rules/catalogue.ts';
const rules = resolve(import.meta.dirname, '../../server/src/core/rules');
const catalogue = textInRepository(CATALOGUE);

describe('npm run new-rule', () => {
  for (const [id, name] of [
    ['aaa-first', 'aaaFirst'],
    ['duplicate-key-2', 'duplicateKey2'],
    ['zzz-very-last', 'zzzVeryLast'],
  ] as const) {
    it(`puts ${id} into the catalogue, sorted`, () => {
      const lines = filesOfRule(id, catalogue, '1.0.0').get(CATALOGUE)?.split('\n') ?? [];
      const imports = lines.flatMap(line => /^import .* from '(.*)';$/.exec(line)?.[1] ?? []);
      assert.deepEqual(imports, [...imports].sort());
      const place = RULES.filter(rule => rule.id < id).length;
      assert.equal(lines[lines.indexOf('const CATALOGUE = [') + 1 + place], `  ${name},`);
      assert.ok(lines.includes(`import { ${name} } from './${id}';`));
      assert.equal(lines.length, catalogue.split('\n').length + 2);
    });
  }

  it('takes a new id of several words', () => {
    assert.equal(objectionTo('some-thing-new'), undefined);
    assert.match(objectionTo('duplicate-key') ?? '', /already/);
    for (const id of [undefined, '', 'one', 'Some-Thing', '../x-y']) assert.match(objectionTo(id) ?? '', /takes an id/);
  });

  it('writes two cases that are reported and two that are not, and a rule that agrees', async () => {
    const files = filesOfRule('some-thing-new', catalogue, '1.0.0');
    const scenarios = readArchive(files.get('test/rules/some-thing-new.txt') ?? '');
    assert.deepEqual(
      scenarios.map(({ parts }) => parts.flatMap(rulesNamedIn)),
      [['some-thing-new'], ['some-thing-new'], [], []],
    );
    const rule = await loaded(files.get('server/src/core/rules/some-thing-new.ts') ?? '', 'someThingNew');
    for (const scenario of scenarios) {
      const world = worldOf(scenario, PLAIN, checkerOf([...RULES, rule]));
      const isOurs = oursIn(scenario, rule.id);
      checkFindings(world, isOurs);
      checkRepairs(world, isOurs);
      checkAnswers(scenario, world, isOurs);
    }
  });
});

/** A rule from the text of its file. */
async function loaded(text: string, name: string): Promise<Rule> {
  const folder = mkdtempSync(join(tmpdir(), 'whoiis-rule-'));
  const file = join(folder, 'rule.mts');
  writeFileSync(
    file,
    text.replace(/from '(\.[^']+)'/g, (_, path) => `from '${pathToFileURL(`${resolve(rules, path)}.ts`)}'`),
  );
  try {
    return (await import(pathToFileURL(file).href))[name];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

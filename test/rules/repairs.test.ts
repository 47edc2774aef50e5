import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from '../../server/src/core/rules/catalogue';
import { readArchive } from '../support/archive';
import { oursIn } from '../support/findings';
import { checkRepairs } from '../support/repairs';
import { archivedRules } from '../support/rule-archives';
import { checkAll, PLAIN, worldOf } from '../support/world';

/** Rules that the package promises to repair. */
const AT_LEAST = 70;

describe('repairs of the rules', () => {
  it(`are there for ${AT_LEAST} rules or more: well-formed, without the finding, without a new one, once`, () => {
    const repaired = new Set<string>();
    for (const id of archivedRules()) {
      for (const scenario of readArchive(readFileSync(join(import.meta.dirname, `${id}.txt`), 'utf8'))) {
        if (!scenario.parts.some(({ header }) => header.startsWith('fix '))) continue;
        const isOurs = oursIn(scenario, id);
        const world = worldOf(scenario, PLAIN, checkAll);
        const found = world.files.flatMap(({ uri }) => world.check(world.snapshot, uri));
        const isRepaired = found.some(
          finding => finding.rule === id && finding.fixes().some(({ edits }) => edits.length > 0),
        );
        if (!isRepaired) continue;
        checkRepairs(world, isOurs);
        repaired.add(id);
        break;
      }
    }
    assert.ok(repaired.size >= AT_LEAST, `${repaired.size} of ${RULES.length}: ${[...repaired].join(' ')}`);
    console.log(`      ${repaired.size} of ${RULES.length} rules`);
  }).timeout(120_000);
});

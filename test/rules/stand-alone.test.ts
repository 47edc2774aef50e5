import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from '../../server/src/core/rules/catalogue';
import { type Rule, treeRule } from '../../server/src/core/rules/engine/rule';
import { readArchive, type Scenario } from '../support/archive';
import { checkFindings, oursIn } from '../support/findings';
import { checkRepairs } from '../support/repairs';
import { checkAnswers } from '../support/run-scenarios';
import { type Checker, checkerOf, PLAIN, worldOf } from '../support/world';

const folder = import.meta.dirname;

/** A rule of tomorrow that has something to say about every element, even of malformed files. */
function noisyRule(severity: Rule['severity']): Rule {
  return treeRule({
    id: 'noisy',
    severity,
    since: '0.1.0',
    summary: 'There is an element.',
    why: 'There is an element.',
    messages: { element: (_: object) => 'an element' },
    check({ file, report }) {
      for (const element of file.document.elements()) {
        const edits = [{ span: { start: element.span.start, end: element.span.start }, newText: '<!-- noise -->' }];
        report({
          message: 'element',
          data: {},
          at: element.openTagSpan,
          fixes: () => [{ title: 'Make some noise', safety: 'review', edits: [{ uri: file.uri, edits }] }],
        });
      }
    },
  });
}

/** Archives that do not pass with one more rule; the first scenario of each stands for all. */
function disturbedBy(rule: Rule): readonly string[] {
  const check = checkerOf([...RULES, rule]);
  return (
    readdirSync(folder)
      // What every rule says of a result is passed on by this one.
      .filter(name => name.endsWith('.txt') && name !== 'xdt-result.txt')
      .filter(name => {
        const scenarios = readArchive(readFileSync(join(folder, name), 'utf8')).slice(0, 1);
        return scenarios.some(scenario => !passes(scenario, name.replace(/\.txt$/, ''), check));
      })
  );
}

function passes(scenario: Scenario, rule: string, check: Checker): boolean {
  const world = worldOf(scenario, PLAIN, check);
  const isOurs = oursIn(scenario, rule);
  try {
    checkFindings(world, isOurs);
    checkRepairs(world, isOurs);
    checkAnswers(scenario, world, isOurs);
    return true;
  } catch {
    return false;
  }
}

describe('scenarios stand alone', () => {
  it('a new rule changes no scenario of another one', () => {
    assert.deepEqual(disturbedBy(noisyRule('warning')), []);
  });

  it('unless it reports errors', () => {
    assert.notDeepEqual(disturbedBy(noisyRule('error')), []);
  });
});

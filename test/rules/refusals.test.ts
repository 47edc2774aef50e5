import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { RULES } from '../../server/src/core/rules/catalogue';
import { RULE_OF } from '../../server/src/core/rules/rule-of-refusal';
import { xmlProblemKinds } from '../../server/src/core/xml/problem';

const core = join(import.meta.dirname, '../../server/src/core');

describe('refusals and their rules', () => {
  it('a rule words the refusals that are mapped to it, and each kind has one rule', () => {
    const worded = RULES.flatMap(({ id, refusals }) => (refusals ?? []).map(kind => [kind, id] as const));
    assert.deepEqual(
      worded.filter(([kind, id]) => RULE_OF[kind as keyof typeof RULE_OF] !== id),
      [],
    );
    const kinds = new Set(worded.map(([kind]) => kind));
    assert.equal(kinds.size, worded.length);
    assert.deepEqual(
      Object.keys(RULE_OF).filter(kind => !kinds.has(kind as keyof typeof RULE_OF)),
      // A file of another kind is told in the editor wherever it lies, by a rule about its text. The other two are what a
      // query of managed code meets in addition: no refusals of one file.
      ['notConfiguration', 'invalidLocationPath', 'sectionLockedBelow'],
    );
  });

  it('each problem of the XML tree has one rule', () => {
    const worded = RULES.flatMap(({ problems }) => problems ?? []);
    assert.deepEqual([...worded].sort(), [...xmlProblemKinds].sort());
  });

  it('layers below the rules know none by its id', () => {
    const ids = RULES.map(({ id }) => `['"\`]${id}['"\`]`);
    assert.deepEqual(filesWith(['config', 'identity'], new RegExp(ids.join('|'))), []);
  });

  it('no rule looks for the element of a refusal by an offset; problems of the text and reasons have nothing else', () => {
    const byOffset = ['rules/engine/transform-view.ts', 'rules/support/xml-problem.ts'];
    assert.deepEqual([...filesWith(['rules'], /\.elementAt\(/)].sort(), byOffset);
  });
});

function filesWith(folders: readonly string[], pattern: RegExp): readonly string[] {
  return folders
    .flatMap(folder => readdirSync(join(core, folder), { recursive: true, withFileTypes: true }))
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .filter(file => pattern.test(readFileSync(file, 'utf8')))
    .map(file => relative(core, file).replaceAll('\\', '/'));
}

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { textInRepository } from '../../scripts/lib/write-generated';
import { exampleIn } from '../../scripts/rules/example';
import { INDEX, indexPage, pageOf } from '../../scripts/rules/generate';
import { pathOf, readPage } from '../../scripts/rules/page';
import { FILL_IN } from '../../scripts/rules/template';
import { RULES } from '../../server/src/core/rules/catalogue';

const folder = resolve(import.meta.dirname, '../../docs/rules');

describe('pages of the rules', () => {
  it('docs/rules holds a page for each rule and nothing else', () => {
    const pages = [INDEX, ...RULES.map(rule => pathOf(rule.id))];
    assert.deepEqual(
      readdirSync(folder)
        .map(name => `docs/rules/${name}`)
        .sort(),
      pages.sort(),
    );
  });

  it('the table is what "npm run generate" writes', () => assert.equal(textInRepository(INDEX), indexPage()));

  for (const rule of RULES) {
    const { id } = rule;
    it(`${id} has nothing left to fill in`, () => {
      for (const path of [pathOf(id), `test/rules/${id}.txt`, `server/src/core/rules/${id}.ts`]) {
        const left = textInRepository(path)
          .split('\n')
          .filter(line => line.includes(FILL_IN));
        assert.deepEqual(left, [], path);
      }
    });

    it(`${id} has the page that "npm run generate" writes`, () =>
      assert.equal(textInRepository(pathOf(id)), pageOf(rule)));

    it(`${id} tells limits in sentences, repairs and sources in lists`, () => {
      const { limits, repairs, sources } = readPage(id, textInRepository(pathOf(id)));
      assert.match(limits, /[.?]$/);
      for (const list of [repairs, sources]) for (const line of list?.split('\n') ?? []) assert.match(line, /^- \S/);
    });
  }

  it('a page without limits or sources is refused', () => {
    assert.throws(() => readPage('a-rule', '# a-rule\n\n## Limits\n\nNone.\n'), /needs a section "## Sources"/);
    assert.throws(() => readPage('a-rule', '# a-rule\n\n## Sources\n\n- One\n'), /needs a section "## Limits"/);
  });

  it('an example that shows nothing is refused', () => {
    const found = 'x\n^ error a-rule: It is an x';
    const archive = (prose: string, body: string, instead: string) =>
      `=== ${prose}\n\n-- web.config --\n${body}\n${instead}`;
    const refused = (text: string, why: RegExp) => assert.throws(() => exampleIn(text, 'a-rule'), why);
    refused(archive('A case.', found, '-- instead web.config --\ny'), /no scenario is called/);
    refused(archive('Example.', 'y', '-- instead web.config --\ny'), /reports nothing/);
    refused(archive('Example.', found, ''), /has neither/);
    refused(archive('Example.', found, `-- instead web.config --\n${found}`), /reports something/);
    assert.deepEqual(exampleIn(archive('Example: A case.', found, '-- fix "Make it a y" web.config --\ny'), 'a-rule'), {
      prose: 'A case.',
      files: [{ name: 'web.config', text: 'x', messages: ['It is an x'] }],
      facts: undefined,
      repaired: { name: 'web.config', text: 'y', fix: 'Make it a y' },
    });
  });
});

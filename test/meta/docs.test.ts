import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { ACCESS_RULES, accessRuleLink } from '../../server/src/core/access/base/access-rule-id';
import { OUTCOME_RULES, outcomeRuleLink } from '../../server/src/core/identity/base/outcome-rule-id';
import { IDENTITY_RULES, ruleLink } from '../../server/src/core/identity/base/rule-id';

const root = resolve(import.meta.dirname, '../..');

/** Folders and files with text that people write. */
const WRITTEN = ['client', 'docs', 'samples', 'schemas', 'scripts', 'server', 'syntaxes', 'test'];
const PAGES = [
  'README.md',
  'CHANGELOG.md',
  'docs/access.md',
  'docs/architecture.md',
  'docs/contributing.md',
  'docs/identity.md',
  'docs/limits.md',
  'docs/outcome.md',
  ...readdirSync(join(root, 'docs/rules')).map(name => `docs/rules/${name}`),
];

/** The lists of rules in the code, and the pages that explain them. */
const RULE_PAGES = [
  {
    page: 'docs/identity.md',
    links: new Map<string, string>(IDENTITY_RULES.map(rule => [rule, ruleLink(rule)])),
    confidence: /^(documented|observed|inferred|by row)/,
  },
  {
    page: 'docs/outcome.md',
    links: new Map<string, string>(OUTCOME_RULES.map(rule => [rule, outcomeRuleLink(rule)])),
    confidence: /^(documented|observed|inferred|general knowledge|convention)/,
  },
  {
    page: 'docs/access.md',
    links: new Map<string, string>(ACCESS_RULES.map(rule => [rule, accessRuleLink(rule)])),
    confidence: /^(documented|observed|inferred|general knowledge|convention)/,
  },
];

describe('codes and pages', () => {
  for (const { page, links, confidence } of RULE_PAGES) {
    it(`the rules in the code are the headings of ${page}`, () => {
      assert.deepEqual(codesIn(page), [...links.keys()]);
    });

    it(`the link of a rule leads to its heading in ${page}`, () => {
      const text = read(page);
      for (const [rule, link] of links) {
        const { pathname, hash } = new URL(link);
        assert.ok(pathname.endsWith(`/${page}`));
        assert.ok(text.includes(`<a id="${hash.slice(1)}"></a>\n\n### ${rule} `), `${rule}: ${hash}`);
      }
    });

    it(`every rule of ${page} says how sure it is, and by whom`, () => {
      const sections = read(page).split(/^(?=#{2,3} )/m);
      const rules = sections.filter(section => /^### [A-Z]\d/.test(section));
      assert.equal(rules.length, links.size);
      for (const section of rules) {
        const found = /^\*\*Confidence:\*\* ([^*]+)\*\*Sources:\*\* [^*]+\.$/m.exec(section);
        assert.match(found?.[1] ?? '', confidence, section.split('\n')[0]);
      }
    });

    it(`every name of a source in ${page} has an address`, () => {
      const text = read(page).replace(/\s+(?=[^[\]]*\])/g, ' ');
      const addresses = new Set([...text.matchAll(/\[([^\]]+)\]: https:/g)].map(([, name]) => name));
      const names = [...text.matchAll(/\*\*Sources:\*\* (.*?)\.(?=\n)/gs)].flatMap(([, list = '']) =>
        [...list.matchAll(/\[([^\]]+)\](?!\()/g)].map(([, name]) => name),
      );
      assert.deepEqual(
        [...addresses].filter(name => !names.includes(name)),
        [],
        'an address that nobody uses',
      );
      assert.deepEqual(
        names.filter(name => !addresses.has(name)),
        [],
        'a source without address',
      );
    });
  }

  it('every code in code, comments, tests and pages is a heading', () => {
    const known = new Set([...RULE_PAGES.flatMap(({ page }) => codesIn(page)), ...codesIn('docs/limits.md')]);
    assert.deepEqual(
      places(/\b(?:[RGA]\d{1,2}|O\d{1,3})\b/g, code => !known.has(code)),
      [],
    );
  });

  it('nothing refers to lists that are not here', () => {
    assert.deepEqual(places(/catalogue (row|G\d)\w*|(identity|outcome)-spec|diagnostics catalogue|\bsection \d/gi), []);
  });

  for (const page of PAGES) {
    it(`links of ${page} lead somewhere`, () => {
      const links = [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
      const wrong = links.filter(target => {
        if (/^[a-z]+:/.test(target)) return false;
        const [path = '', anchor] = target.split('#');
        const file = path === '' ? page : join(dirname(page), path);
        return (
          !existsSync(join(root, file)) || (anchor !== undefined && !read(file).includes(`<a id="${anchor}"></a>`))
        );
      });
      assert.deepEqual(wrong, []);
    });
  }
});

/** Codes of the headings of a page, in order. */
function codesIn(page: string): readonly string[] {
  return [...read(page).matchAll(/^#{2,3} ([RGOA]\d+) /gm)].map(([, code = '']) => code);
}

/** Where a text is written, as `file:line text`. */
function places(pattern: RegExp, counts: (text: string) => boolean = () => true): readonly string[] {
  const files = [
    'README.md',
    'CHANGELOG.md',
    'package.json',
    ...WRITTEN.flatMap(folder => filesIn(join(root, folder))),
  ];
  return files.flatMap(file => {
    const text = read(file);
    return [...text.matchAll(pattern)]
      .filter(([found]) => counts(found))
      .map(({ 0: found, index }) => `${file}:${text.slice(0, index).split('\n').length} ${found}`);
  });
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesIn(path);
    const isText = /\.(ts|mjs|js|json|jsonc|md|txt|xml|config|lua)$/.test(entry.name) && statSync(path).size < 1e6;
    return isText && path !== import.meta.filename ? [relative(root, path)] : [];
  });
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8').replace(/\r\n/g, '\n');
}

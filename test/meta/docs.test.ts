import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { IDENTITY_RULES, ruleLink } from '../../server/src/core/identity/base/rule-id';

const root = resolve(import.meta.dirname, '../..');

/** Folders and files with text that people write. */
const WRITTEN = ['client', 'docs', 'samples', 'schemas', 'scripts', 'server', 'syntaxes', 'test'];
const PAGES = ['README.md', 'CHANGELOG.md', 'docs/architecture.md', 'docs/identity.md', 'docs/limits.md'];

describe('codes and pages', () => {
  it('the identity rules in the code are the headings of docs/identity.md', () => {
    assert.deepEqual(codesIn('docs/identity.md'), [...IDENTITY_RULES]);
  });

  it('the link of a rule leads to its heading', () => {
    const page = read('docs/identity.md');
    for (const rule of IDENTITY_RULES) {
      const { pathname, hash } = new URL(ruleLink(rule));
      assert.ok(pathname.endsWith('/docs/identity.md'));
      assert.ok(page.includes(`<a id="${hash.slice(1)}"></a>\n\n### ${rule} `), `${rule}: ${hash}`);
    }
  });

  it('every rule says how sure it is, and by whom', () => {
    const sections = read('docs/identity.md').split(/^(?=#{2,3} )/m);
    const rules = sections.filter(section => /^### R\d/.test(section));
    assert.equal(rules.length, IDENTITY_RULES.length);
    for (const section of rules)
      assert.match(
        section,
        /^\*\*Confidence:\*\* (documented|observed|inferred|by row)[^*]*\*\*Sources:\*\* [^*]+\.$/m,
        section.split('\n')[0],
      );
  });

  it('every code in code, comments, tests and pages is a heading', () => {
    const known = new Set([...codesIn('docs/identity.md'), ...codesIn('docs/limits.md')]);
    assert.deepEqual(
      places(/\b[RG]\d{1,2}\b/g, code => !known.has(code)),
      [],
    );
  });

  it('nothing refers to lists that are not here', () => {
    assert.deepEqual(places(/catalogue (row|G\d)\w*|identity-spec|diagnostics catalogue|\bsection \d/gi), []);
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

  it('every name of a source in docs/identity.md has an address', () => {
    const page = read('docs/identity.md').replace(/\s+(?=[^[\]]*\])/g, ' ');
    const addresses = new Set([...page.matchAll(/\[([^\]]+)\]: https:/g)].map(([, name]) => name));
    const names = [...page.matchAll(/\*\*Sources:\*\* (.*?)\.(?=\n)/gs)].flatMap(([, list = '']) =>
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
});

/** Codes of the headings of a page, in order. */
function codesIn(page: string): readonly string[] {
  return [...read(page).matchAll(/^#{2,3} ([RG]\d+) /gm)].map(([, code = '']) => code);
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

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** The canonical strings of JSON answers, as code could write them or look for them. */
const CANONICAL: readonly RegExp[] = [
  /['"`/^(]unknown: /,
  /startsWith\(\s*['"`]unknown/,
  /<(?:machine account|authenticated user|interactive user)>/,
  /['"`/^]sql login /,
  // As a beginning to be looked for or cut off; a whole name in quotes is fine.
  /(?:startsWith|slice|replace|test)\(\s*['"`/^(]+(?:NT AUTHORITY|IIS APPPOOL|IIS AppPool)/i,
  /\/\^?\(?(?:NT AUTHORITY|IIS APPPOOL)\\\\/i,
];

/** The one place where they are written. */
const WRITER = 'server/src/core/features/explain/canonical.ts';

describe('canonical strings', () => {
  it('are written in one place and read nowhere', () => {
    const found: string[] = [];
    for (const folder of ['server/src', 'client/src']) {
      for (const file of sourcesIn(join(root, folder))) {
        const name = relative(root, file).replace(/\\/g, '/');
        if (name === WRITER || name.includes('/schema/data/')) continue;
        readFileSync(file, 'utf8')
          .split('\n')
          .forEach((line, index) => {
            if (!/^\s*(\*|\/\/|\/\*)/.test(line) && CANONICAL.some(pattern => pattern.test(line)))
              found.push(`${name}:${index + 1}: ${line.trim()}`);
          });
      }
    }
    assert.deepEqual(found, []);
  });

  it('the patterns know what they look for', () => {
    for (const line of [
      "account.startsWith('unknown: ')",
      'return `unknown: depends on x`;',
      "login === '<machine account>'",
      "login.startsWith('sql login ')",
      "account.replace(/^NT AUTHORITY\\\\/, '')",
      '/^(unknown: |NT AUTHORITY\\\\)/.test(account)',
      "account.startsWith('IIS APPPOOL\\\\')",
    ])
      assert.ok(
        CANONICAL.some(pattern => pattern.test(line)),
        line,
      );
    assert.ok(readFileSync(join(root, WRITER), 'utf8').includes('unknown: depends on'));
  });
});

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
    .map(entry => join(entry.parentPath, entry.name));
}

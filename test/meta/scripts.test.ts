import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The scripts that npm starts, and what they share: on a fresh machine they install the packages that they need. */
const FOLDERS = ['scripts', 'scripts/lib'];

describe('scripts of a fresh clone', () => {
  const files = FOLDERS.flatMap(folder =>
    readdirSync(folder)
      .filter(name => name.endsWith('.mjs'))
      .map(name => join(folder, name)),
  );

  it('load no package before it is installed: imports at the top are of Node.js and of each other', () => {
    const found = files.flatMap(file => {
      const imports = readFileSync(file, 'utf8').matchAll(/^(?:import|export)\b[^;]*?\bfrom '(?<from>[^']+)'/gm);
      return [...imports].flatMap(({ groups }) =>
        /^(?:node:|\.)/.test(groups?.from ?? '') ? [] : `${file}: ${groups?.from}`,
      );
    });
    assert.ok(files.length > 20);
    assert.deepEqual(found, []);
  });
});

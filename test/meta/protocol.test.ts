import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { textInRepository } from '../../scripts/lib/write-generated';
import * as messages from '../../server/src/protocol/messages';

const root = resolve(import.meta.dirname, '../..');

describe('the protocol', () => {
  it('is types and names: it imports types only', () => {
    for (const [file, line] of importsIn('server/src/protocol')) assert.match(line, /^import type /, file);
  });

  it('is all that the client imports of the server', () => {
    const ofServer = importsIn('client/src').filter(([, line]) => line.includes('/server/'));
    assert.ok(ofServer.length > 0);
    for (const [file, line] of ofServer) assert.match(line, /from '(\.\.\/){2,3}server\/src\/protocol\//, file);
  });

  it('holds every name of a message, once', () => {
    const names: string[] = Object.values(messages);
    assert.equal(new Set(names).size, names.length);
    const page = textInRepository('docs/protocol.md');
    for (const name of names) assert.equal(page.split(`\n| \`${name}\` |`).length, 2, name);
    for (const folder of ['client/src', 'server/src/lsp']) {
      for (const [file, text] of sources(folder)) assert.doesNotMatch(text, /['"`]whoiis\/\w/, file);
    }
  });
});

function sources(folder: string): (readonly [string, string])[] {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return names
    .filter(name => name.endsWith('.ts'))
    .map(name => [`${folder}/${name}`, readFileSync(join(root, folder, name), 'utf8')] as const);
}

/** File and import, on one line. */
function importsIn(folder: string): (readonly [string, string])[] {
  return sources(folder).flatMap(([file, text]) =>
    [...text.matchAll(/^import\b[^;]*;/gm)].map(([line]) => [file, line.replace(/\s+/g, ' ')] as const),
  );
}

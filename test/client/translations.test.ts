import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import german from '../../l10n/bundle.l10n.de.json';
import manifest from '../../package.json';
import germanWords from '../../package.nls.de.json';
import words from '../../package.nls.json';

const root = resolve(import.meta.dirname, '../..');

/** What must be the same in every language: parameters, commands, settings and code. */
const fixedParts = (text: string): readonly string[] =>
  [...text.matchAll(/\{\d\}|command:[\w.]+|`[^`]+`/g)].map(([part]) => part).sort();

function assertTranslates(translated: Readonly<Record<string, string>>, original: ReadonlyMap<string, string>): void {
  assert.deepEqual(Object.keys(translated).sort(), [...original.keys()].sort());
  for (const [key, text] of original) {
    assert.notEqual(translated[key], '', key);
    assert.deepEqual(fixedParts(translated[key] ?? ''), fixedParts(text), key);
  }
}

describe('German', () => {
  it('has all words of the manifest, and the manifest uses them all', () => {
    assertTranslates(germanWords, new Map(Object.entries(words)));
    const used = [...JSON.stringify(manifest).matchAll(/"%([\w.-]+)%"/g)].map(([, key = '']) => key);
    assert.deepEqual([...new Set(used)].sort(), Object.keys(words).sort());
  });

  it('has all texts of the client, and no others', () => {
    const folder = join(root, 'client/src');
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.ts'))
      .map(name => readFileSync(join(folder, name), 'utf8'))
      .join('\n');
    const texts = [...sources.matchAll(/l10n\.t\(\s*'((?:[^'\\]|\\.)*)'/g)].map(([, text = '']) => text);
    assert.equal(texts.length, sources.split('l10n.t(').length - 1, 'texts are literals');
    assertTranslates(german, new Map(texts.map(text => [text, text])));
  });
});

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const FOLDERS = ['client/src', 'scripts', 'server/src', 'test'];
const WIDTH = 120;

/** A block with one statement on one line, and nothing behind it: what would fit on the line of its head. */
const BLOCK =
  /^( *)((?:if|for|for await|while) \(.*\)) \{\n\1 {2}((?!(?:if|for|while|switch|try|do|const|let|class|(?:async )?function)\b)[^\n]*;)\n\1\}$(?! else)/gm;

/** What the linter has no rule for. */
describe('the dialect', () => {
  it('a statement that fits on the line stands without braces', () => {
    assert.deepEqual(
      sources().flatMap(([file, text]) => blocksIn(text).map(line => `${file}: ${line}`)),
      [],
    );
  });

  it('sees a block that is too much', () => {
    assert.deepEqual(blocksIn('  if (a) {\n    return b;\n  }\n'), ['if (a) return b;']);
    assert.deepEqual(blocksIn('  if (a) return b;\n'), []);
    assert.deepEqual(blocksIn('  if (a) {\n    if (b) return c;\n  }\n'), []);
    assert.deepEqual(blocksIn('  if (a) {\n    return b;\n  } else {\n    c();\n    d();\n  }\n'), []);
    assert.deepEqual(blocksIn(`  if (a) {\n    return ${'b'.repeat(WIDTH)};\n  }\n`), []);
  });
});

function blocksIn(text: string): readonly string[] {
  return [...text.matchAll(BLOCK)]
    .map(([, indent = '', head, statement]) => `${indent}${head} ${statement}`)
    .filter(line => line.length <= WIDTH)
    .map(line => line.trim());
}

function sources(): readonly (readonly [string, string])[] {
  return FOLDERS.flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter(name => /\.(ts|mjs)$/.test(name))
      .map(name => [`${folder}/${name}`, readFileSync(join(root, folder, name), 'utf8')] as const),
  );
}

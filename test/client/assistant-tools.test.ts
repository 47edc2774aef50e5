import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import manifest from '../../package.json';
import { TOOLS } from '../../server/src/cli/mcp/tools';

const source = readFileSync(resolve(import.meta.dirname, '../../client/src/assistant-tools.ts'), 'utf8');
const tools = manifest.contributes.languageModelTools;

describe('tools for assistants in the editor', () => {
  it('are those of the command line', () => {
    assert.deepEqual(
      tools.map(({ name }) => name.replace(/^whoiis_/, '')).sort(),
      TOOLS.map(({ name }) => name).sort(),
    );
  });

  it('are registered by the names in the manifest', () => {
    const registered = [...source.matchAll(/^ {2}(whoiis_\w+):/gm)].map(([, name]) => name);
    assert.deepEqual(registered.sort(), tools.map(({ name }) => name).sort());
  });
});

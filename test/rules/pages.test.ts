import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { generatedFiles } from '../../scripts/rules/generate';

const folder = resolve(import.meta.dirname, '../../docs/rules');

describe('pages of the rules', () => {
  const files = generatedFiles();

  it('docs/rules holds the generated files and nothing else', () => {
    assert.deepEqual(readdirSync(folder).sort(), [...files.keys()].sort());
  });

  for (const [name, text] of files) {
    it(`${name} is what scripts/rules/generate.ts writes`, () => {
      assert.equal(readFileSync(join(folder, name), 'utf8'), text);
    });
  }
});

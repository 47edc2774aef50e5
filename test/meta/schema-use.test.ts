import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { globSync } from 'tinyglobby';

const root = join(import.meta.dirname, '../..');
const core = join(root, 'server/src/core');

describe('use of the schema', () => {
  it('nobody but the default of a snapshot asks for our own data: the server may have schema files', () => {
    const asking = globSync('**/*.ts', { cwd: core, absolute: true })
      .filter(file => /SchemaRegistry\s*\.standard\b|SchemaRegistry\[/.test(readFileSync(file, 'utf8')))
      .map(file => relative(core, file).split(sep).join('/'));
    assert.deepEqual(asking, ['workspace/server-schema.ts']);
  });
});

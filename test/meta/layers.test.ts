import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** What each layer of the core may import: itself, and these. */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  base: [],
  windows: ['base'],
  text: ['base'],
  xml: ['base', 'text'],
  schema: ['base', 'windows', 'text', 'xml'],
  config: ['base', 'windows', 'text', 'xml', 'schema'],
  identity: ['base', 'windows', 'text', 'xml', 'schema', 'config'],
  outcome: ['base', 'windows', 'text', 'xml', 'schema', 'config', 'identity'],
  workspace: ['base', 'windows', 'text', 'xml', 'schema', 'config', 'identity', 'outcome'],
  rules: ['base', 'windows', 'text', 'xml', 'schema', 'config', 'identity', 'outcome', 'workspace'],
  features: ['base', 'windows', 'text', 'xml', 'schema', 'config', 'identity', 'outcome', 'workspace'],
  'analysis.ts': [
    'base',
    'windows',
    'text',
    'xml',
    'schema',
    'config',
    'identity',
    'outcome',
    'workspace',
    'rules',
    'features',
  ],
};

const root = resolve(import.meta.dirname, '../..');
const core = join(root, 'server/src/core');
const data = join(root, 'server/schema');

describe('layers', () => {
  it('core imports point downwards and stay inside the core', () => {
    const wrong: string[] = [];
    for (const file of filesIn(core)) {
      const layer = layerOf(file);
      const allowed = [layer, ...(BELOW[layer] ?? [])];
      for (const target of importsOf(file)) {
        if (target.startsWith('.')) {
          const path = resolve(dirname(file), target);
          if (path.startsWith(core + sep) && allowed.includes(layerOf(path))) continue;
          // Data, no code.
          if (layer === 'schema' && path.startsWith(data + sep) && path.endsWith('.json')) continue;
        } else if (target === 'fast-xml-parser' && relative(core, file) === join('schema', 'runtime-schema.ts')) {
          // A pure library; it reads schema files, which we never edit.
          continue;
        }
        wrong.push(`${relative(root, file)} imports ${target}`);
      }
    }
    assert.deepEqual(wrong, []);
  });

  it('adapters import nothing of the core but the facade', () => {
    const wrong: string[] = [];
    for (const folder of ['server/src/lsp', 'server/src/cli', 'server/src/node', 'server/src/common', 'client/src']) {
      for (const file of filesIn(join(root, folder))) {
        for (const target of importsOf(file)) {
          const path = resolve(dirname(file), target);
          if (target.startsWith('.') && path.startsWith(core + sep) && path !== join(core, 'analysis'))
            wrong.push(`${relative(root, file)} imports ${target}`);
        }
      }
    }
    assert.deepEqual(wrong, []);
  });

  it('every folder of the core is a known layer', () => {
    const folders = readdirSync(core, { withFileTypes: true }).filter(entry => entry.isDirectory());
    assert.deepEqual(
      folders.map(entry => entry.name).sort(),
      Object.keys(BELOW)
        .filter(name => !name.includes('.'))
        .sort(),
    );
  });
});

function layerOf(file: string): string {
  const [first = ''] = relative(core, file).split(sep);
  return first === 'analysis' ? 'analysis.ts' : first;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
    .map(entry => join(entry.parentPath, entry.name));
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [
    ...text.matchAll(
      /^\s*(?:import|export)\b[^'"]*?\bfrom\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]/gms,
    ),
  ].map(match => match[1] ?? match[2] ?? match[3] ?? '');
}

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** What each layer of the core may import: itself, and these. */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  base: [],
  windows: ['base'],
  text: ['base'],
  xml: ['base', 'text'],
  transform: ['base', 'text', 'xml'],
  schema: ['base', 'windows', 'text', 'xml'],
  config: ['base', 'windows', 'text', 'xml', 'schema'],
  identity: ['base', 'windows', 'text', 'xml', 'schema', 'config'],
  outcome: ['base', 'windows', 'text', 'xml', 'schema', 'config', 'identity'],
  facts: ['base', 'windows', 'text'],
  access: ['base', 'windows', 'text', 'xml', 'schema', 'config', 'identity', 'facts'],
  answer: ['base', 'windows', 'text', 'xml', 'schema', 'config', 'identity', 'outcome'],
  workspace: ['base', 'windows', 'text', 'xml', 'schema', 'config', 'identity', 'outcome', 'facts', 'answer'],
  repairs: ['base', 'windows', 'text', 'xml', 'schema', 'config', 'identity', 'outcome', 'answer', 'workspace'],
  names: ['base', 'windows', 'text', 'xml', 'schema', 'config', 'identity', 'workspace'],
  rules: [
    'base',
    'windows',
    'text',
    'xml',
    'transform',
    'schema',
    'config',
    'identity',
    'outcome',
    'facts',
    'access',
    'answer',
    'workspace',
    'repairs',
  ],
  features: [
    'base',
    'windows',
    'text',
    'xml',
    'transform',
    'schema',
    'config',
    'identity',
    'outcome',
    'facts',
    'access',
    'answer',
    'workspace',
    'repairs',
    'names',
  ],
  refactor: [
    'base',
    'windows',
    'text',
    'xml',
    'schema',
    'config',
    'identity',
    'answer',
    'workspace',
    'repairs',
    'rules',
  ],
  'analysis.ts': [
    'base',
    'windows',
    'text',
    'xml',
    'transform',
    'schema',
    'config',
    'identity',
    'outcome',
    'facts',
    'access',
    'workspace',
    'repairs',
    'rules',
    'features',
    'refactor',
  ],
};

/**
 * What each folder outside of the core may import: folders, and packages by their names. Of the core the facade alone is
 * for others.
 */
const ADAPTERS: Readonly<Record<string, { readonly folders: readonly string[]; readonly packages: RegExp }>> = {
  // Messages of our own: types of the core, names, no code.
  'server/src/protocol': { folders: [], packages: /^$/ },
  // Runs in a web worker as well.
  'server/src/common': { folders: [], packages: /^$/ },
  'server/src/node': { folders: ['server/src/common'], packages: /^node:/ },
  'server/src/lsp': {
    folders: ['server/src/protocol', 'server/src/common', 'server/src/node'],
    packages: /^(vscode-languageserver(\/.*)?|node:.*)$/,
  },
  'server/src/cli': {
    folders: ['server/src/common', 'server/src/node'],
    packages: /^(node:.*|ajv|commander|picocolors|tinyglobby|@modelcontextprotocol\/sdk\/.*)$/,
  },
  'client/src': { folders: ['server/src/protocol'], packages: /^(vscode|vscode-languageclient(\/.*)?|node:.*)$/ },
};

/** The files of the language server that may touch Node: its entry, and the host that it gives to a session. */
const NODE_IN_LSP = ['server/src/lsp/node.ts', 'server/src/lsp/node-host.ts'];

/** What a handler may import beside protocol, facade and helpers that turn one form into another: the session. */
const FOR_HANDLERS =
  /^(handlers\/.*|session|answer-question|method|open-documents|from-proto|to-[a-z-]+|\.\.\/(protocol\/.*|common\/settle|core\/analysis))$/;

/**
 * Circles that are still there; nobody may add to the list. Those of `xml` are types: one scanner in several files, one
 * tree in several files.
 */
const CIRCLES: readonly (readonly string[])[] = [
  ['xml/attribute-value', 'xml/close-tag', 'xml/markup', 'xml/scanner', 'xml/start-tag'],
  ['xml/hit', 'xml/problem-view', 'xml/tree', 'xml/xml-node'],
];

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
        }
        wrong.push(`${relative(root, file)} imports ${target}`);
      }
    }
    assert.deepEqual(wrong, []);
  });

  for (const [folder, { folders, packages }] of Object.entries(ADAPTERS))
    it(`${folder} imports what it may`, () => {
      const wrong: string[] = [];
      for (const file of filesIn(join(root, folder))) {
        for (const target of importsOf(file)) {
          const path = slashed(relative(root, resolve(dirname(file), target)));
          const isAllowed = target.startsWith('.')
            ? [folder, ...folders].some(allowed => path.startsWith(`${allowed}/`)) || isFacade(folder, path)
            : packages.test(target);
          if (!isAllowed) wrong.push(`${slashed(relative(root, file))} imports ${target}`);
        }
      }
      assert.deepEqual(wrong, []);
    });

  it('the language server touches Node in two files', () => {
    const touching = filesIn(join(root, 'server/src/lsp')).filter(file =>
      importsOf(file).some(target => /^node:|\/node$|\/node\//.test(target)),
    );
    assert.deepEqual(touching.map(file => slashed(relative(root, file))).sort(), [...NODE_IN_LSP].sort());
  });

  it('handlers know of the session, not of its parts', () => {
    const wrong: string[] = [];
    const lsp = join(root, 'server/src/lsp');
    for (const file of filesIn(join(lsp, 'handlers'))) {
      for (const target of importsOf(file)) {
        const path = slashed(relative(lsp, resolve(dirname(file), target)));
        if (target.startsWith('.') && !FOR_HANDLERS.test(path)) wrong.push(`${relative(lsp, file)} imports ${target}`);
      }
    }
    assert.deepEqual(wrong, []);
  });

  it('messages bring no code of the core along', () => {
    const wrong = filesIn(join(root, 'server/src/protocol')).filter(file =>
      importLines(file).some(({ target, isType }) => target.includes('/core/') && !isType),
    );
    assert.deepEqual(wrong, []);
  });

  it('no file imports itself by way of others, types included', () => {
    const found = ['server/src', 'client/src']
      .flatMap(folder => circlesIn(filesIn(join(root, folder))))
      .map(nameCircle);
    const isWithin = (circle: readonly string[], larger: readonly string[]) =>
      circle.every(file => larger.includes(file));
    assert.deepEqual(
      found.filter(circle => !CIRCLES.some(known => isWithin(circle, known))),
      [],
      'new circles',
    );
    assert.deepEqual(
      CIRCLES.filter(known => !found.some(circle => isWithin(circle, known))),
      [],
      'circles that are gone; take them off the list',
    );
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

function slashed(path: string): string {
  return path.split(sep).join('/');
}

/** Adapters use the core by its facade; the client asks the server instead. */
function isFacade(folder: string, path: string): boolean {
  return path === 'server/src/core/analysis' && folder !== 'client/src';
}

interface ImportLine {
  readonly target: string;
  readonly isType: boolean;
}

function importLines(file: string): readonly ImportLine[] {
  const text = readFileSync(file, 'utf8');
  return [
    ...text.matchAll(
      /^\s*(?:import|export)\b([^'"]*?)\bfrom\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]/gms,
    ),
  ].map(([, what = '', from, dynamic, bare]) => ({
    target: from ?? dynamic ?? bare ?? '',
    isType: /^\s*type\b/.test(what),
  }));
}

function importsOf(file: string): readonly string[] {
  return importLines(file).map(({ target }) => target);
}

function nameCircle(circle: readonly string[]): readonly string[] {
  return circle.map(file => slashed(relative(core, file)).replace(/\.ts$/, '')).sort();
}

/** Groups of files that reach each other by imports (Tarjan's strongly connected components). */
function circlesIn(files: readonly string[]): readonly (readonly string[])[] {
  const known = new Set(files);
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const path: string[] = [];
  const circles: string[][] = [];
  const visit = (file: string): void => {
    order.set(file, order.size);
    lowest.set(file, order.size - 1);
    path.push(file);
    for (const target of importsOf(file)) {
      const next = `${resolve(dirname(file), target)}.ts`;
      if (!known.has(next)) continue;
      if (!order.has(next)) visit(next);
      if (path.includes(next)) lowest.set(file, Math.min(lowest.get(file) ?? 0, lowest.get(next) ?? 0));
    }
    if (lowest.get(file) !== order.get(file)) return;
    const circle = path.splice(path.indexOf(file));
    if (circle.length > 1) circles.push(circle);
  };
  for (const file of files) if (!order.has(file)) visit(file);
  return circles;
}

// Bundles everything that runs into dist/. `--watch` keeps rebuilding.
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { runInThisContext } from 'node:vm';
import { ensureDevelopmentTools } from './lib/install.mjs';
import { lazySections } from './lib/lazy-sections.mjs';
import { notices } from './lib/notices.mjs';
import { inRoot, root } from './lib/paths.mjs';
import { main } from './lib/report.mjs';
import { rulePages } from './lib/rule-pages.mjs';

const require = createRequire(import.meta.url);

const { version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));

/** What the language server is everywhere, with what the Node.js half of its library imports of it. */
const SERVER_PARTS = {
  rpc: 'node_modules/vscode-jsonrpc/lib/common/api.js',
  protocol: 'node_modules/vscode-languageserver-protocol/lib/common/api.js',
  api: 'node_modules/vscode-languageserver/lib/common/api.js',
  server: 'node_modules/vscode-languageserver/lib/common/server.js',
  is: 'node_modules/vscode-languageserver/lib/common/utils/is.js',
};

/**
 * The worker's language server is also the library that holds the core for the Node.js programs: the core, with the
 * schema of all sections, is the largest part, and the package would otherwise carry it three times. It is made when it
 * is asked for. The protocol stands before it, a script for itself (`protocolScript`).
 */
const workerAndCore = `
  module.exports = { core: () => require('./server/src/core/analysis') };
  if (typeof self === 'object') require('./server/src/lsp/browser');
`;

/** What the extension is in every editor, with what node.ts and the Node.js half of the client library import of it. */
const CLIENT_PARTS = {
  common: 'client/src/common.ts',
  rpc: 'node_modules/vscode-jsonrpc/lib/common/api.js',
  protocol: 'node_modules/vscode-languageserver-protocol/lib/common/api.js',
  client: 'node_modules/vscode-languageclient/lib/common/client.js',
  clientApi: 'node_modules/vscode-languageclient/lib/common/api.js',
  is: 'node_modules/vscode-languageclient/lib/common/utils/is.js',
};

/**
 * The extension of the browser is also the library of the one for Node.js, which adds processes and sockets only.
 * Each part is made when it is asked for: what is particular to a browser must not be set up in Node.js.
 */
const browserAndClient = `
  exports.activate = context => require('./client/src/browser').activate(context);
  exports.parts = ${listOf(CLIENT_PARTS)};
`;

function listOf(parts) {
  return `{ ${Object.entries(parts).map(([part, file]) => `${part}: () => require('./${file}')`)} }`;
}

/** @type {Record<string, import('esbuild').BuildOptions>} */
const bundles = {
  'dist/extension.js': {
    entryPoints: ['client/src/node.ts'],
    platform: 'node',
    external: ['vscode'],
    plugins: [partsFrom('extension.web.js', CLIENT_PARTS, () => "require('./extension.web.js').parts")],
  },
  'dist/extension.web.js': {
    stdin: { contents: browserAndClient, resolveDir: root, loader: 'js' },
    platform: 'browser',
    external: ['vscode'],
  },
  'dist/server.web.js': {
    stdin: { contents: workerAndCore, resolveDir: root, loader: 'js' },
    platform: 'browser',
    plugins: [protocolBefore(), coreBefore()],
  },
  'dist/server.js': {
    entryPoints: ['server/src/lsp/node.ts'],
    platform: 'node',
    plugins: [coreFromWorker(), partsFrom('server.web.js', SERVER_PARTS, protocolOfWorker)],
  },
  'dist/cli.js': {
    entryPoints: ['server/src/cli/main.ts'],
    platform: 'node',
    plugins: [coreFromWorker()],
    banner: { js: '#!/usr/bin/env node' },
  },
  // For the command line alone: the package of the editor leaves it out.
  'dist/mcp.js': { entryPoints: ['server/src/cli/mcp/serve.ts'], platform: 'node', plugins: [coreFromWorker()] },
  'dist/check-thread.js': {
    entryPoints: ['server/src/cli/check-thread.ts'],
    platform: 'node',
    plugins: [coreFromWorker()],
  },
};

/** The mocha suite for the extension host; one bundle for desktop, remote and web worker. */
const suite = {
  'out/suite/index.js': {
    entryPoints: ['test/extension/suite/index.ts'],
    platform: 'browser',
    external: ['vscode'],
    minify: false,
    sourcemap: 'inline',
    // mocha's browser build takes `module.exports` for itself where it finds one: the last word is ours.
    format: 'iife',
    globalName: 'suite',
    footer: { js: 'module.exports = suite;' },
  },
};

/** Builds the product; resolves to the sizes in bytes by file name. */
export async function build() {
  const { sizes, inputs } = await bundleAll(bundles);
  await writeFile(inRoot('dist/THIRD-PARTY-NOTICES.txt'), await notices(inputs));
  await writeFile(inRoot('dist/rule-pages.json'), await rulePages());
  return sizes;
}

/** Builds the tests that run inside the editor. */
export async function buildSuite() {
  return (await bundleAll(suite)).sizes;
}

async function bundleAll(set) {
  const esbuild = await import('esbuild');
  const results = await Promise.all(
    Object.entries(set).map(async ([file, options]) => {
      const { metafile } = await esbuild.build({ ...shared(file), ...options, metafile: true, logLevel: 'silent' });
      const { bytes, inputs } = metafile.outputs[file];
      return { file, bytes, inputs: Object.keys(inputs).filter(input => inputs[input].bytesInOutput > 0) };
    }),
  );
  return {
    sizes: Object.fromEntries(results.map(({ file, bytes }) => [file, bytes])),
    inputs: new Set(results.flatMap(({ inputs }) => inputs)),
  };
}

async function watch() {
  const esbuild = await import('esbuild');
  // A banner is made once: the core is bundled file by file, so that its changes are seen.
  const core = { ...bundles['dist/server.web.js'], plugins: [lazySections(), protocolBefore()] };
  for (const [file, options] of Object.entries({ ...bundles, 'dist/server.web.js': core })) {
    const context = await esbuild.context({ ...shared(file), ...options, logLevel: 'info' });
    await context.watch();
  }
}

/**
 * Takes the core from beside the bundle: adapters import nothing of it but analysis.ts. It is loaded when a name of it is
 * used for the first time, so that `--version`, and an editor that has just started the server, need not wait for it.
 */
function coreFromWorker() {
  return {
    name: 'core-from-worker',
    setup: ({ esbuild, onResolve, onLoad }) => {
      onResolve({ filter: /\/core\/analysis$/ }, () => ({ path: 'core', namespace: 'core-from-worker' }));
      onResolve({ filter: /^\.\/server\.web\.js$/ }, ({ path }) => ({ path, external: true }));
      onLoad({ filter: /./, namespace: 'core-from-worker' }, async () => {
        const members = Object.entries(await exportsOfCore(esbuild)).map(([name, value]) =>
          isData(value) ? `${name}: ${JSON.stringify(value)}` : `get ${name}() { return core().${name}; }`,
        );
        return {
          contents: `let loaded;\nfunction core() { return (loaded ??= require('./server.web.js').core()); }\nmodule.exports = {\n${members.join(',\n')}\n};`,
        };
      });
    },
  };
}

/**
 * The library of the protocol as a script that declares PROTOCOL, with each part made when it is asked for. It begins the
 * worker's file. The language server of Node.js reads it alone from there: the whole file takes seven times as long to
 * parse, and the server answers `initialize` without the core.
 */
function protocolScript(esbuild) {
  const options = { ...shared('dist/protocol.js'), stdin: library(SERVER_PARTS), platform: 'browser', write: false };
  return esbuild.build({ ...options, format: 'iife', globalName: PROTOCOL, metafile: true });
}

const PROTOCOL = 'whoiisProtocol';

/**
 * Puts the core before the bundle, as one function that makes it. In the bundle each of its files would be a function of
 * its own, since it is asked for later: 12 KB more in the package, and a quarter more time until it is made.
 */
function coreBefore() {
  const NAMESPACE = 'core-before';
  return {
    name: NAMESPACE,
    setup: async ({ esbuild, initialOptions, onResolve, onLoad, onEnd }) => {
      const { outputFiles, metafile } = await esbuild.build({
        ...shared('dist/core.js'),
        entryPoints: ['server/src/core/analysis.ts'],
        platform: 'browser',
        plugins: [lazySections()],
        write: false,
        metafile: true,
      });
      const core = `function ${CORE}(module){${outputFiles[0].text};return module.exports}`;
      initialOptions.banner = { js: `${initialOptions.banner?.js ?? ''}${core}` };
      onResolve({ filter: /\/core\/analysis$/ }, () => ({ path: 'core', namespace: NAMESPACE }));
      onLoad({ filter: /./, namespace: NAMESPACE }, () => ({ contents: `module.exports = ${CORE}({ exports: {} });` }));
      onEnd(result => addInputs(result, metafile));
    },
  };
}

const CORE = 'whoiisCore';

/** For the notices: what is in a banner is in the file. */
function addInputs(result, before) {
  for (const output of Object.values(result.metafile?.outputs ?? {}))
    for (const { inputs } of Object.values(before.outputs)) Object.assign(output.inputs, inputs);
}

function library(parts) {
  return { contents: `module.exports = ${listOf(parts)};`, resolveDir: root, loader: 'js' };
}

/** Puts the script of the protocol before the bundle, which takes the library from it. */
function protocolBefore() {
  const { name, setup } = partsFrom('server.web.js', SERVER_PARTS, () => PROTOCOL);
  return {
    name,
    setup: async build => {
      const { outputFiles, metafile } = await protocolScript(build.esbuild);
      // A worker has no `module`; in Node.js it is a parameter, which this leaves as it is.
      const worker = 'var module=typeof module==="object"?module:{exports:{}};';
      build.initialOptions.banner = { js: `${outputFiles[0].text}${worker}` };
      build.onEnd(result => addInputs(result, metafile));
      setup(build);
    },
  };
}

/** An expression for the server of Node.js: the protocol's script, read from the beginning of the worker's file. */
async function protocolOfWorker(esbuild) {
  const { outputFiles } = await protocolScript(esbuild);
  return `(() => {
    const { closeSync, openSync, readSync } = require('node:fs');
    const filename = require('node:path').join(__dirname, 'server.web.js');
    const script = Buffer.alloc(${outputFiles[0].contents.length});
    const file = openSync(filename);
    try {
      for (let at = 0, read = 1; read > 0; at += read) read = readSync(file, script, at, script.length - at, at);
    } finally {
      closeSync(file);
    }
    // What esbuild writes is ASCII.
    return require('node:vm').compileFunction(script.latin1Slice() + ';return ${PROTOCOL}', [], { filename })();
  })()`;
}

/**
 * Takes what the bundle for browsers has as well from there; it lies beside this one.
 * @param expression asked with esbuild for the JavaScript that gives the parts, a function for each
 */
function partsFrom(bundle, parts, expression) {
  const NAMESPACE = 'parts-from-browser';
  const partOf = file => Object.keys(parts).find(key => parts[key].replace(/\.[jt]s$/, '') === file);
  return {
    name: NAMESPACE,
    setup: ({ onResolve, onLoad, esbuild }) => {
      onResolve({ filter: /^\.\/[\w.]+\.web\.js$/ }, ({ path: file }) => ({ path: file, external: true }));
      onResolve({ filter: /^vscode-languageserver$/ }, () => ({ path: 'api', namespace: NAMESPACE }));
      onResolve({ filter: /^\.{1,2}\/common(\/|$)/ }, ({ path: file, resolveDir }) => {
        const wanted = path.relative(root, path.resolve(resolveDir, file)).replaceAll(path.sep, '/');
        // What adapters share is small.
        if (wanted.startsWith('server/')) return undefined;
        const part = partOf(wanted);
        // Bundled twice, a module would have its state twice, and classes that are not each other's instances.
        if (!part) return { errors: [{ text: `${wanted} is not among the parts of ${bundle} in scripts/build.mjs` }] };
        return { path: part, namespace: NAMESPACE };
      });
      onResolve({ filter: /^parts$/, namespace: NAMESPACE }, () => ({ path: 'all', namespace: NAMESPACE }));
      onLoad({ filter: /./, namespace: NAMESPACE }, async ({ path: part }) => ({
        contents: `module.exports = ${part === 'all' ? await expression(esbuild) : `require('parts').${part}()`};`,
      }));
    },
  };
}

/** What analysis.ts exports, as it is when the core has been made. */
async function exportsOfCore(esbuild) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [inRoot('server/src/core/analysis.ts')],
    plugins: [lazySections()],
    bundle: true,
    format: 'cjs',
    write: false,
    platform: 'node',
  });
  const made = { exports: {} };
  runInThisContext(`(module, exports, require) => {${outputFiles[0].text}}`)(made, made.exports, require);
  return made.exports;
}

/** Whether JSON says all of it: such a constant is written out, so that who needs only it does not load the core. */
function isData(value) {
  const json = JSON.stringify(value);
  return json !== undefined && isDeepStrictEqual(JSON.parse(json), value);
}

function shared(file) {
  return {
    absWorkingDir: root,
    outfile: file,
    bundle: true,
    minify: true,
    format: 'cjs',
    target: 'es2022',
    // Told to the client in `serverInfo`.
    define: { WHOIIS_VERSION: JSON.stringify(version) },
    legalComments: 'none',
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(async () => {
    await ensureDevelopmentTools();
    if (process.argv.includes('--watch')) return watch();
    for (const [file, bytes] of Object.entries(await build())) {
      console.log(`${file.padEnd(24)} ${(bytes / 1024).toFixed(0).padStart(5)} KB`);
    }
  });
}

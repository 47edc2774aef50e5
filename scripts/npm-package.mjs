// Packs the command line, the language server and the core into out/npm/whoiis-VERSION.tgz, offline.
import { chmod, cp, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { run } from './lib/exec.mjs';
import { ensureDevelopmentTools } from './lib/install.mjs';
import { inRoot } from './lib/paths.mjs';
import { main } from './lib/report.mjs';
import { kilobytes } from './package.mjs';

/** What runs in Node.js; server.web.js holds the core for all of it. */
const PROGRAMS = ['cli.js', 'check-thread.js', 'mcp.js', 'server.js', 'server.web.js'];
const OTHERS = ['rule-pages.json', 'THIRD-PARTY-NOTICES.txt'];

/** What `import` and `require` of the package give. */
const LIBRARY = 'library.js';

/** A user names the whole file where a client wants a command of its own. */
const LANGUAGE_SERVER = 'language-server.js';

/**
 * Packs what `build` has written.
 * @returns {Promise<{ tarball: string, bytes: number }>}
 * @throws {Error} with the output of tsc or npm
 */
export async function packForNpm() {
  const staging = inRoot('out/npm/package');
  await rm(inRoot('out/npm'), { recursive: true, force: true });
  await mkdir(path.join(staging, 'dist'), { recursive: true });
  for (const file of [...PROGRAMS, ...OTHERS]) await cp(inRoot('dist', file), path.join(staging, 'dist', file));
  for (const file of ['README.md', 'CHANGELOG.md', 'LICENSE']) await cp(inRoot(file), path.join(staging, file));
  await writeFile(path.join(staging, 'dist', LANGUAGE_SERVER), "#!/usr/bin/env node\nrequire('./server.js');\n");
  for (const file of ['cli.js', LANGUAGE_SERVER]) await chmod(path.join(staging, 'dist', file), 0o755);
  await writeFile(path.join(staging, 'dist', LIBRARY), library());
  await typesOfCore(path.join(staging, 'types'));
  await writeFile(path.join(staging, 'package.json'), `${JSON.stringify(await manifest(), undefined, 2)}\n`);

  const packed = await run('npm', ['pack', '--json', '--pack-destination', inRoot('out/npm')], { cwd: staging });
  if (packed.code !== 0) throw new Error(packed.output);
  const [{ filename }] = JSON.parse(packed.stdout);
  const tarball = inRoot('out/npm', filename);
  return { tarball, bytes: (await stat(tarball)).size };
}

async function manifest() {
  const { name, version, description, license, repository, bugs, homepage, keywords, engines } = JSON.parse(
    await readFile(inRoot('package.json'), 'utf8'),
  );
  return {
    name,
    version,
    description,
    license,
    repository,
    bugs,
    homepage,
    keywords,
    engines: { node: engines.node },
    bin: { [name]: 'dist/cli.js', [`${name}-language-server`]: `dist/${LANGUAGE_SERVER}` },
    types: './types/analysis.d.ts',
    exports: {
      '.': { types: './types/analysis.d.ts', default: `./dist/${LIBRARY}` },
      './package.json': './package.json',
    },
  };
}

/** Every name by itself: Node.js looks for them in the text when an ES module imports the package. */
function library() {
  const { core } = createRequire(import.meta.url)(inRoot('dist/server.web.js'));
  const names = Object.keys(core()).map(name => `exports.${name} = core.${name};`);
  return ["const core = require('./server.web.js').core();", ...names, ''].join('\n');
}

/** Declarations of what the core exports. */
async function typesOfCore(folder) {
  const args = [
    ...['-p', inRoot('server/src/core/tsconfig.json'), '--noEmit', 'false', '--emitDeclarationOnly', '--declaration'],
    ...['--outDir', folder, '--rootDir', inRoot('server/src/core')],
  ];
  const result = await run(process.execPath, [inRoot('node_modules/typescript/bin/tsc'), ...args]);
  if (result.code !== 0) throw new Error(result.output);
  await typesOfSections(path.join(folder, 'schema/data'));
}

/** The shapes of sections come from files of JSON, which not every user's compiler reads: they become declarations. */
async function typesOfSections(folder) {
  const file = path.join(folder, 'sections.d.ts');
  const text = await readFile(file, 'utf8');
  const imports = /'(?:\.\.\/)+schema\/(?<name>[^']+)\.json'/g;
  for (const { groups } of text.matchAll(imports)) {
    const declaration = path.join(folder, 'shapes', `${groups.name}.d.ts`);
    await mkdir(path.dirname(declaration), { recursive: true });
    const shape = typeOf(JSON.parse(await readFile(inRoot('server/schema', `${groups.name}.json`), 'utf8')));
    await writeFile(declaration, `declare const section: ${shape};\nexport default section;\n`);
  }
  await writeFile(
    file,
    text.replaceAll(imports, (_, name) => `'./shapes/${name}'`),
  );
}

function typeOf(value) {
  if (Array.isArray(value)) return `(${[...new Set(value.map(typeOf))].join(' | ') || 'never'})[]`;
  if (value === null || typeof value !== 'object') return value === null ? 'null' : typeof value;
  return `{ ${Object.entries(value)
    .map(([key, inner]) => `${JSON.stringify(key)}: ${typeOf(inner)};`)
    .join(' ')} }`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(async () => {
    await ensureDevelopmentTools();
    await build();
    const { tarball, bytes } = await packForNpm();
    console.log(`${path.relative(inRoot(), tarball)}: ${kilobytes(bytes)}`);
  });
}

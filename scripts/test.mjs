// Everything that is checked. `npm test -- --only unit` runs one part of it, `npm test -- --rule duplicate-key` the tests
// of one rule; `--update` writes the expectations of scenarios anew.
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { build, buildSuite } from './build.mjs';
import { flag, option } from './lib/arguments.mjs';
import { run } from './lib/exec.mjs';
import { browserHostSupported, installBrowser, installEditor, installWeb } from './lib/hosts.mjs';
import { ensureDevelopmentTools } from './lib/install.mjs';
import { mocha } from './lib/mocha.mjs';
import { findNeovim, runInNeovim } from './lib/neovim.mjs';
import { inRoot, root, vsix } from './lib/paths.mjs';
import { Report } from './lib/report.mjs';
import { runInCodeServer, runInWeb } from './lib/suite.mjs';
import { tryNpmPackage } from './lib/try-npm-package.mjs';
import { packForNpm } from './npm-package.mjs';
import { kilobytes, pack } from './package.mjs';

const PARTS = ['static', 'unit', 'fuzz', 'protocol', 'neovim', 'npm', 'editor', 'web', 'desktop'];

const only = option('only');
if (only !== undefined && !PARTS.includes(only)) {
  console.error(`--only takes one of ${PARTS.join(', ')}`);
  process.exit(2);
}
const rule = option('rule');
if (rule !== undefined && !existsSync(inRoot(`server/src/core/rules/${rule}.ts`))) {
  console.error(`There is no rule ${rule}`);
  process.exit(2);
}
const update = flag('update');
/** Desktop VS Code runs where the browser host cannot, and on request. */
const wanted = part => (only ? only === part : part !== 'desktop' || !browserHostSupported);

const report = new Report();
try {
  await ensureDevelopmentTools();
} catch (error) {
  await report.step('Install', () => Promise.reject(error));
  report.finish();
  process.exit();
}

if (rule !== undefined) {
  await report.step(`Rule ${rule}`, testRule);
  report.finish();
  process.exit();
}

const built = await report.step('Build', async () => {
  const sizes = await build();
  return {
    passed: 1,
    note: Object.entries(sizes)
      .map(([file, bytes]) => `${file} ${kilobytes(bytes)}`)
      .join(', '),
  };
});

if (wanted('static')) {
  await report.step('Types', () => checked('node_modules/typescript/bin/tsc', '-p', 'tsconfig.json'));
  await report.step('Types of the core', () =>
    checked('node_modules/typescript/bin/tsc', '-p', 'server/src/core/tsconfig.json'),
  );
  await report.step('Lint', () => checked('node_modules/@biomejs/biome/bin/biome', 'check', '--diagnostic-level=warn'));
}

if (wanted('unit')) {
  await report.step('Unit tests', () =>
    mocha(['test/**/*.test.ts'], {
      ignore: ['test/extension/**', 'test/protocol/**', 'test/fuzz/**'],
      update,
      parallel: true,
    }),
  );
}

// Needs the bundle of the core: thousands of edits are to be checked as fast as users have them checked.
if (built && wanted('fuzz'))
  await report.step('Random configurations and edits', () => mocha(['test/fuzz/*.test.ts'], { parallel: true }));

if (built && wanted('protocol')) await report.step('Protocol over stdio', () => mocha(['test/protocol/**/*.test.ts']));

if (built && wanted('neovim')) {
  const neovim = findNeovim();
  if (neovim) await report.step('Neovim', () => runInNeovim(neovim));
  else report.notice('Neovim is not installed; its tests do not run');
}

if (built && wanted('npm'))
  await report.step('Package for npm', async () => {
    const { tarball, bytes } = await packForNpm();
    return { passed: await tryNpmPackage(tarball), note: `${path.basename(tarball)} ${kilobytes(bytes)}` };
  });

const packed =
  built &&
  ['editor', 'web', 'desktop'].some(wanted) &&
  (await report.step('Package', async () => ({ passed: 1, note: `whoiis.vsix ${kilobytes(await pack())}` })));

if (packed && (await report.step('Build of the editor tests', async () => void (await buildSuite())))) await editors();

report.finish();

async function editors() {
  if (browserHostSupported) {
    if (wanted('editor')) {
      await report.step('VS Code', async () => runInCodeServer(await installEditor(), await installBrowser(), vsix));
    }
    if (wanted('web')) {
      await report.step('VS Code for the Web', async () =>
        runInWeb(await installEditor(), await installWeb(), await installBrowser(), vsix),
      );
    }
  }
  if (wanted('desktop')) {
    const { runInDesktop } = await import('./lib/desktop.mjs');
    await report.step('Desktop VS Code', () => runInDesktop(vsix));
  }
}

/**
 * Scenarios and page of one rule, by the titles of their tests. Nothing has to be built for them. The page follows from
 * the scenarios: while these are written, it cannot be right.
 */
function testRule() {
  const grep = `(^rules |^pages of the rules )${rule}[ .]|^rules every `;
  return mocha([update ? 'test/rules/*scenarios.test.ts' : 'test/rules/*.test.ts'], { grep, update });
}

/** One check by a program of node_modules. */
async function checked(program, ...args) {
  const result = await run(process.execPath, [inRoot(program), ...args], { cwd: root });
  return result.code === 0 ? { passed: 1 } : { failed: 1, output: result.output };
}

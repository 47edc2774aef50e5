// Installing what package.json names, with Node built-ins only: this runs before anything is installed.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { findProgram, run } from './exec.mjs';
import { root } from './paths.mjs';
import { waiting } from './report.mjs';

/** Runs `npm ci` in the project where node_modules is missing or does not match the lock file. */
export async function ensureDevelopmentTools() {
  checkNodeVersion();
  const reason = whyInstall(root);
  if (!reason) return;
  await waiting(`npm ci: ${reason}; compiler, bundler and test tools, about 270 MB`, () => npm(['ci'], root));
}

/**
 * Runs npm in a folder.
 * @throws {Error} with npm's output where it fails
 */
export async function npm(args, cwd, env = process.env) {
  // The npm that runs this script, or the one on PATH when node was started directly.
  const cli = process.env.npm_execpath;
  const quiet = ['--loglevel=error', '--no-audit', '--no-fund', '--no-update-notifier'];
  const words = [...args, ...quiet];
  const result =
    cli?.endsWith('.js') && existsSync(cli)
      ? await run(process.execPath, [cli, ...words], { cwd, env })
      : await run(findProgram('npm') ?? 'npm', words, { cwd, env });
  if (result.code !== 0) throw new Error(`npm ${args.join(' ')} failed in ${cwd}\n${result.output}`);
}

function checkNodeVersion() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= 20) return;
  console.error(`Node.js 20 or newer is needed; this is ${process.version}.`);
  process.exit(2);
}

/** Compares npm's record of what it installed with the lock file, so that an `npm ci` by hand counts as well. */
function whyInstall(folder) {
  const installed = readLock(path.join(folder, 'node_modules', '.package-lock.json'));
  if (!installed) return 'node_modules is missing';
  const wanted = readLock(path.join(folder, 'package-lock.json'));
  for (const [name, entry] of Object.entries(wanted ?? {})) {
    // Optional packages are those of other platforms.
    if (name && !entry.optional && !entry.devOptional && installed[name]?.version !== entry.version) {
      return 'package-lock.json has changed';
    }
  }
  return undefined;
}

function readLock(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined;
}

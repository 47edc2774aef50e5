import { availableParallelism } from 'node:os';
import process from 'node:process';
import { run } from './exec.mjs';
import { inRoot, root } from './paths.mjs';

const MARK = '##whoiis ';
const LIMIT_MS = 15 * 60_000;

/**
 * Runs mocha on TypeScript files in a process of its own.
 * @param {readonly string[]} patterns
 * @param {{ ignore?: readonly string[], grep?: string, update?: boolean, parallel?: boolean }} [options] `grep`: a regular
 *   expression for the full titles; `update`: expectations are written anew; `parallel`: files are spread over processes
 * @returns {Promise<import('./report.mjs').Outcome>}
 */
export async function mocha(patterns, { ignore = [], grep, update = false, parallel = false } = {}) {
  const args = [
    // Thousands of short-lived workspaces: a larger nursery spares the collector a tenth of the time.
    '--max-semi-space-size=64',
    ...[
      '--import',
      'tsx',
      inRoot('node_modules/mocha/bin/mocha.js'),
      '--ui',
      'bdd',
      '--no-config',
      '--timeout',
      '20000',
    ],
    ...(parallel ? ['--parallel', '--jobs', String(Math.max(2, availableParallelism()))] : []),
    ...['--reporter', inRoot('scripts/lib/mocha-reporter.mjs')],
    ...ignore.flatMap(pattern => ['--ignore', pattern]),
    ...(grep === undefined ? [] : ['--grep', grep]),
    ...patterns,
  ];
  const env = update ? { ...process.env, WHOIIS_UPDATE: '1' } : process.env;
  const result = await run(process.execPath, args, { cwd: root, env, timeoutMs: LIMIT_MS });
  const lines = result.output.split('\n');
  const counts = lines.find(line => line.startsWith(MARK));
  const output = lines.filter(line => !line.startsWith(MARK)).join('\n');
  if (!counts)
    return {
      failed: 1,
      output: `${output}\n${result.timedOut ? 'mocha did not end in time' : 'mocha gave no counts'}`,
    };
  const outcome = JSON.parse(counts.slice(MARK.length));
  // A test file that cannot be loaded, or something thrown outside the tests.
  if (result.code !== 0 && !outcome.failed) return { ...outcome, failed: 1, output };
  return { ...outcome, output };
}

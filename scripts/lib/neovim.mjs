// Neovim as a second client of the language server, beside VS Code.
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { findProgram, run } from './exec.mjs';
import { inRoot } from './paths.mjs';

const LIMIT_MS = 60_000;

/** The two ways to start the server over stdio. */
const servers = {
  'server.js --stdio': [inRoot('dist/server.js'), '--stdio'],
  'cli.js lsp --stdio': [inRoot('dist/cli.js'), 'lsp', '--stdio'],
};

export const findNeovim = () => findProgram('nvim');

/** @returns {Promise<import('./report.mjs').Outcome>} */
export async function runInNeovim(neovim) {
  const home = await mkdtemp(path.join(tmpdir(), 'whoiis-nvim-'));
  try {
    const samples = path.join(home, 'samples');
    await cp(inRoot('samples'), samples, { recursive: true });
    const outcome = { passed: 0, failed: 0, output: '' };
    for (const [name, server] of Object.entries(servers)) {
      const { passed, failed, output } = await check(neovim, home, samples, server);
      outcome.passed += passed;
      outcome.failed += failed;
      outcome.output += `    ${name}\n${output.replace(/^/gm, '      ')}\n`;
    }
    return outcome;
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

async function check(neovim, home, samples, server) {
  const args = ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-S', inRoot('test/neovim/check.lua')];
  const env = {
    ...process.env,
    HOME: home,
    XDG_CACHE_HOME: home,
    XDG_STATE_HOME: home,
    XDG_CONFIG_HOME: home,
    XDG_DATA_HOME: home,
    WHOIIS_SERVER: JSON.stringify([process.execPath, ...server]),
  };
  const { code, output } = await run(neovim, args, { cwd: samples, env, timeoutMs: LIMIT_MS });
  const count = pattern => output.match(pattern)?.length ?? 0;
  const passed = count(/^ok /gm);
  const failed = count(/^not ok /gm);
  // The script says `done` last; anything else is a failure of its own.
  const ended = code === 0 || failed > 0;
  return { passed, failed: failed + (ended && /^done$/m.test(output) ? 0 : 1), output };
}

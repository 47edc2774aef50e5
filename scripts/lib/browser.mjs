// A headless browser for the integration tests and the screenshots.
import { createRequire } from 'node:module';
import process from 'node:process';
import { findProgram } from './exec.mjs';

const args = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
  // The tests are offline by intention.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

/**
 * Starts an installed Chrome, Chromium or Edge, or else the one that came with npm.
 * @param {Awaited<ReturnType<import('./hosts.mjs').installBrowser>>} installed
 * @returns {Promise<{ browser: import('playwright-core').Browser, name: string }>}
 */
export async function launchBrowser(installed) {
  const { chromium } = createRequire(import.meta.url)(installed.playwright);
  const own = findProgram('google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge');
  const problems = [];
  for (const choice of [{ executablePath: process.env.CHROME_PATH }, { executablePath: own }, installed.chromium]) {
    if (!choice?.executablePath) continue;
    try {
      const browser = await chromium.launch({ ...choice, args: [...(choice.args ?? []), ...args] });
      return { browser, name: choice.executablePath };
    } catch (error) {
      // A packaged browser may be unable to see the folder for temporary files: try the next one.
      problems.push(`${choice.executablePath}: ${error.message}`);
    }
  }
  throw new Error(
    ['No browser could be started. Install Chrome, Chromium or Edge, or set CHROME_PATH.', ...problems].join('\n'),
  );
}

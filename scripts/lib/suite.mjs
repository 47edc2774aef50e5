// Runs the mocha suite of test/extension inside an editor and reads its counts.
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { format } from 'node:util';
import { launchBrowser } from './browser.mjs';
import { installExtension, remoteUri, startCodeServer, workbenchUrl } from './code-server.mjs';
import { inRoot } from './paths.mjs';
import { startWeb } from './web.mjs';

/** The workbench alone may take half a minute on a loaded machine. */
const LIMIT_MS = 300_000;
/** As in test/extension/suite/reporter.ts. */
const MARK = '##whoiis ';

/**
 * In VS Code with its extension host on this machine, against the packed extension.
 * @returns {Promise<import('./report.mjs').Outcome>}
 */
export async function runInCodeServer(editor, installedBrowser, vsix) {
  return withTemporaryFolder(async home => {
    const folder = await copyOfSamples(home);
    await installExtension(editor, path.join(home, 'editor'), vsix);
    const server = await startCodeServer(editor, path.join(home, 'editor'));
    try {
      const url = workbenchUrl(server, folder, {
        extensionDevelopmentPath: remoteUri(server, await emptyExtension(home)),
        extensionTestsPath: remoteUri(server, inRoot('out/suite/index')),
      });
      return await drive(url, installedBrowser, server.log);
    } finally {
      await server.stop();
    }
  });
}

/**
 * In VS Code for the Web: extension and language server in web workers, the files in a virtual file system.
 * @returns {Promise<import('./report.mjs').Outcome>}
 */
export async function runInWeb(editor, web, installedBrowser, vsix) {
  return withTemporaryFolder(async home => {
    const folder = await copyOfSamples(home);
    const extension = await installExtension(editor, path.join(home, 'unpack'), vsix);
    // The server hands out one folder; it is a copy, so the suite may lie in it.
    await cp(inRoot('out/suite'), path.join(extension, 'suite'), { recursive: true });
    const server = await startWeb(web, {
      extensionDevelopmentPath: extension,
      extensionTestsPath: path.join(extension, 'suite/index.js'),
      folderMountPath: folder,
    });
    try {
      return await drive(server.address, installedBrowser, server.log);
    } finally {
      await server.stop();
    }
  });
}

/** Collects the lines that the reporter in test/extension/suite prints. */
export class SuiteOutput {
  #lines = [];
  #counts = undefined;

  add(text) {
    for (const line of text.split('\n')) {
      const at = line.indexOf(MARK);
      if (at < 0) continue;
      const said = line.slice(at + MARK.length);
      if (said.startsWith('{')) this.#counts = JSON.parse(said);
      else this.#lines.push(`    ${said}`);
    }
  }

  /**
   * @param {string | undefined} problem why there may be no counts
   * @returns {import('./report.mjs').Outcome}
   */
  outcome(problem) {
    if (this.#counts) return { ...this.#counts, output: this.#lines.join('\n') };
    const reason = problem ?? 'The suite ended without its counts';
    return { passed: 0, failed: 1, output: [...this.#lines, `    ${reason}`].join('\n') };
  }
}

async function drive(url, installedBrowser, log = () => '') {
  const { browser, name } = await launchBrowser(installedBrowser);
  const output = new SuiteOutput();
  const consoleLines = [];
  try {
    const page = await browser.newPage({
      viewport: { width: 1280, height: 800 },
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    page.on('console', message => consoleLines.push(message.text()));
    let timer;
    const ended = new Promise(resolve => {
      timer = setTimeout(() => resolve(`The suite did not end within ${LIMIT_MS / 1000} s`), LIMIT_MS);
      page.on('close', () => resolve('The browser has ended'));
      page.exposeFunction('codeAutomationExit', () => resolve(undefined));
    });
    await page.exposeFunction('codeAutomationLog', (_type, args) => output.add(format(...args)));
    await page.goto(url, { timeout: LIMIT_MS });
    const problem = await ended;
    clearTimeout(timer);
    const outcome = { note: `browser: ${name}`, ...output.outcome(problem) };
    if (outcome.failed) await keepTraces(page, [...consoleLines, log()].join('\n'));
    return outcome;
  } finally {
    await browser.close();
  }
}

/** Everything the editor said, and what it looked like, beside the suite. */
async function keepTraces(page, log) {
  await writeFile(inRoot('out/suite/editor.log'), log);
  await page.screenshot({ path: inRoot('out/suite/editor.png') }).catch(() => undefined);
  console.log('  traces: out/suite/editor.log, out/suite/editor.png');
}

/** The tests edit files: never the samples themselves. */
export async function copyOfSamples(home) {
  const folder = path.join(home, 'samples');
  await cp(inRoot('samples'), folder, { recursive: true });
  return folder;
}

/** The workbench runs tests only for an extension under development; the one under test comes from the package. */
export async function emptyExtension(home) {
  const folder = path.join(home, 'empty-extension');
  await mkdir(folder);
  const manifest = { name: 'empty', publisher: 'whoiis', version: '0.0.0', engines: { vscode: '*' } };
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}

export async function withTemporaryFolder(action) {
  const folder = await mkdtemp(path.join(tmpdir(), 'whoiis-'));
  try {
    return await action(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

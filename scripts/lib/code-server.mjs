// Runs VS Code in the browser on one folder.
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { run } from './exec.mjs';
import { freePort, startServer } from './local-server.mjs';

const settings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.commandCenter': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/**
 * Installs a packed extension.
 * @param {{ node: string, entry: string }} editor
 * @param {string} home a folder for everything the editor writes
 * @returns {Promise<string>} the folder that the package was unpacked into
 */
export async function installExtension(editor, home, vsix) {
  const args = [editor.entry, ...(await homeArguments(home)), '--install-extension', vsix];
  const result = await run(editor.node, args, { env: environment(editor, home), timeoutMs: 120_000 });
  const name = (await readdir(extensionsIn(home))).find(entry => /^whoiis\.whoiis-/.test(entry));
  if (result.code !== 0 || !name) throw new Error(`The packed extension could not be installed\n${result.output}`);
  return path.join(extensionsIn(home), name);
}

/**
 * @param {{ node: string, entry: string }} editor
 * @param {string} home a folder for everything the editor writes
 * @param {{ port?: number, userSettings?: Record<string, unknown> }} [options]
 * @returns {Promise<{ address: string, authority: string, log: () => string, stop: () => Promise<void> }>}
 */
export async function startCodeServer(editor, home, options = {}) {
  const port = options.port ?? (await freePort());
  const authority = `127.0.0.1:${port}`;
  const args = [
    editor.entry,
    ...(await homeArguments(home, options.userSettings)),
    ...['--auth', 'none', '--bind-addr', authority],
    ...['--disable-telemetry', '--disable-update-check', '--disable-workspace-trust'],
    '--disable-getting-started-override',
    // Without it the built workbench ignores the payload keys that start a test run.
    ...['--vscode-option', 'enable-smoke-test-driver'],
  ];
  const address = `http://${authority}`;
  const server = await startServer(editor.node, args, { health: `${address}/healthz`, env: environment(editor, home) });
  return { ...server, address, authority };
}

/** The page of the workbench on one folder. */
export function workbenchUrl(server, folder, payload = {}) {
  const query = new URLSearchParams({ folder });
  const entries = Object.entries(payload);
  if (entries.length) query.set('payload', JSON.stringify(entries));
  return `${server.address}/?${query}`;
}

/** Address of a file for the workbench; the authority must equal that of the page. */
export const remoteUri = (server, file) => `vscode-remote://${server.authority}${file}`;

const extensionsIn = home => path.join(home, 'extensions');

async function homeArguments(home, userSettings = {}) {
  const userData = path.join(home, 'user-data');
  const config = path.join(home, 'config.yaml');
  await mkdir(path.join(userData, 'User'), { recursive: true });
  await mkdir(extensionsIn(home), { recursive: true });
  await writeFile(path.join(userData, 'User/settings.json'), JSON.stringify({ ...settings, ...userSettings }));
  await writeFile(config, '');
  return ['--user-data-dir', userData, '--extensions-dir', extensionsIn(home), '--config', config];
}

function environment(editor, home) {
  return {
    // npm's own variables would steer the npm support inside the editor.
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name))),
    HOME: home,
    EXTENSIONS_GALLERY: '{}',
    PATH: `${path.dirname(editor.node)}${path.delimiter}${process.env.PATH}`,
  };
}

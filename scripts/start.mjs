// Builds the extension and opens it on a copy of samples/: in desktop VS Code where there is one, else in the browser.
import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { build } from './build.mjs';
import { option } from './lib/arguments.mjs';
import { installExtension, remoteUri, startCodeServer, workbenchUrl } from './lib/code-server.mjs';
import { downloadDesktop, findDesktop } from './lib/desktop.mjs';
import { findProgram, run } from './lib/exec.mjs';
import { browserHostSupported, installEditor } from './lib/hosts.mjs';
import { ensureDevelopmentTools } from './lib/install.mjs';
import { cache, inRoot, root, vsix } from './lib/paths.mjs';
import { main, waiting } from './lib/report.mjs';
import { pack } from './package.mjs';

/** A copy: whoever tries the quick fixes must not find the samples of the repository changed. */
const samples = path.join(cache, 'samples');
const firstFile = path.join(samples, 'applicationHost.config');

await main(async () => {
  await ensureDevelopmentTools();
  await rm(samples, { recursive: true, force: true });
  await cp(inRoot('samples'), samples, { recursive: true });
  // The project file names its schema by `../schemas`.
  await cp(inRoot('schemas'), path.join(cache, 'schemas'), { recursive: true });
  await waiting('building the extension', build);
  const desktop = findDesktop();
  if (desktop) await openDesktop(desktop);
  else if (browserHostSupported) await serve();
  else await openDesktop(await downloadDesktop());
});

/** In a fresh profile: no other extension, no setting of the user. */
async function openDesktop(code) {
  console.log(`  opening a copy of samples/ in ${code}`);
  const profile = path.join(cache, 'start-desktop');
  await rm(profile, { recursive: true, force: true });
  const args = [
    samples,
    firstFile,
    `--extensionDevelopmentPath=${root}`,
    `--user-data-dir=${path.join(profile, 'user-data')}`,
    `--extensions-dir=${path.join(profile, 'extensions')}`,
    '--disable-workspace-trust',
    '--new-window',
  ];
  const { code: status, output } = await run(code, args);
  if (status !== 0) throw new Error(output);
}

async function serve() {
  console.log('  no desktop VS Code found: VS Code in the browser will do');
  const editor = await installEditor();
  const home = path.join(cache, 'start');
  await rm(home, { recursive: true, force: true });
  const server = await waiting('starting the editor', async () => {
    await pack();
    await installExtension(editor, home, vsix);
    const port = option('port');
    return startCodeServer(editor, home, port ? { port: Number(port) } : {});
  });
  const url = workbenchUrl(server, samples, { openFile: remoteUri(server, firstFile) });
  console.log(`\n  WhoIIS on a copy of samples/: ${url}\n  Ctrl+C ends it.`);
  await openBrowser(url);
}

async function openBrowser(url) {
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return;
  const program = findProgram('xdg-open', 'sensible-browser');
  if (program) await run(program, [url]);
}

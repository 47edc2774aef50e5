// Desktop VS Code: the one that is installed for `npm start`, a downloaded one for the tests.
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { findProgram, run } from './exec.mjs';
import { cache, inRoot } from './paths.mjs';
import { waiting } from './report.mjs';
import { copyOfSamples, emptyExtension, SuiteOutput, withTemporaryFolder } from './suite.mjs';

const LIMIT_MS = 300_000;

/** Full path of the `code` command, on PATH or where installers put it. */
export function findDesktop() {
  // Inside a remote window `code` speaks to that window and cannot start an editor.
  if (process.env.VSCODE_IPC_HOOK_CLI) return undefined;
  const hasScreen = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!hasScreen) return undefined;
  const usual = {
    darwin: ['/Applications', path.join(homedir(), 'Applications')].map(
      folder => `${folder}/Visual Studio Code.app/Contents/Resources/app/bin/code`,
    ),
    win32: [`${process.env.LOCALAPPDATA}\\Programs`, process.env.ProgramFiles].map(
      folder => `${folder}\\Microsoft VS Code\\bin\\code.cmd`,
    ),
    linux: ['/usr/share/code/bin/code', '/snap/bin/code'],
  };
  return findProgram('code', 'code-insiders', 'codium') ?? usual[process.platform]?.find(file => existsSync(file));
}

/** Downloads VS Code into .cache and returns its executable. */
export async function downloadDesktop() {
  const { downloadAndUnzipVSCode, SilentReporter } = await import('@vscode/test-electron');
  return waiting('downloading desktop VS Code, about 150 MB; kept in .cache', () =>
    downloadAndUnzipVSCode({ cachePath: path.join(cache, 'desktop'), reporter: new SilentReporter() }),
  );
}

/**
 * Runs the suite of test/extension in a downloaded desktop VS Code, against the packed extension.
 * @returns {Promise<import('./report.mjs').Outcome>}
 */
export async function runInDesktop(vsix) {
  const { resolveCliArgsFromVSCodeExecutablePath } = await import('@vscode/test-electron');
  const executable = await downloadDesktop();
  const [code, ...codeArgs] = resolveCliArgsFromVSCodeExecutablePath(executable, { reuseMachineInstall: true });
  return withTemporaryFolder(async home => {
    const profile = [
      `--user-data-dir=${path.join(home, 'user-data')}`,
      `--extensions-dir=${path.join(home, 'extensions')}`,
    ];
    const installed = await run(code, [...codeArgs, '--install-extension', vsix, ...profile]);
    if (installed.code !== 0) throw new Error(`The packed extension could not be installed\n${installed.output}`);
    // As test-electron's `runTests` does, but without a shell: on Windows that breaks at a space in a path.
    const args = [
      await copyOfSamples(home),
      ...profile,
      `--extensionDevelopmentPath=${await emptyExtension(home)}`,
      `--extensionTestsPath=${inRoot('out/suite/index')}`,
      ...['--no-sandbox', '--disable-gpu-sandbox', '--disable-updates', '--disable-workspace-trust'],
      ...['--skip-welcome', '--skip-release-notes'],
    ];
    const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
    const result = await run(executable, args, { env, timeoutMs: LIMIT_MS });
    const output = new SuiteOutput();
    output.add(result.output);
    return output.outcome(result.timedOut ? 'The suite did not end in time' : `The editor ended with ${result.code}`);
  });
}

// Starting other programs, with Node built-ins only.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const windows = process.platform === 'win32';
const running = new Set();
/** For an end in good order, before a hard one. */
const PATIENCE_MS = 5000;

/**
 * Runs a program to its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number, show?: boolean, input?: string }} [options]
 *   `show` passes the output through while it runs
 * @returns {Promise<{ code: number, output: string, stdout: string, timedOut: boolean }>} never rejects; 127 where the program
 *   cannot be started
 */
export function run(command, args, options = {}) {
  return new Promise(resolve => {
    const child = start(command, args, options);
    let output = '';
    let stdout = '';
    let timedOut = false;
    const collect = (chunk, stream) => {
      output += chunk;
      if (stream === process.stdout) stdout += chunk;
      if (options.show) stream.write(chunk);
    };
    child.stdout.setEncoding('utf8').on('data', chunk => collect(chunk, process.stdout));
    child.stderr.setEncoding('utf8').on('data', chunk => collect(chunk, process.stderr));
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
    const timer = options.timeoutMs
      ? setTimeout(() => {
          timedOut = true;
          stop(child);
        }, options.timeoutMs)
      : undefined;
    const finish = code => {
      clearTimeout(timer);
      resolve({ code, output, stdout, timedOut });
    };
    child.on('error', error => {
      output += `${error.message}\n`;
      finish(127);
    });
    child.on('close', code => finish(code ?? 1));
  });
}

/** Starts a program that goes on; it is ended with `stop`, and in any case when this process ends. */
export function start(command, args, options = {}) {
  // npm and code are .cmd files on Windows, which only a shell can start.
  const shell = windows && !/\.exe$/i.test(command);
  const child = spawn(shell ? quote(command) : command, shell ? args.map(quote) : args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: ['pipe', 'pipe', 'pipe'],
    shell,
    // A group of its own, so that `stop` reaches what the program itself started.
    detached: !windows,
  });
  running.add(child);
  child.on('close', () => running.delete(child));
  child.on('error', () => running.delete(child));
  return child;
}

export function stop(child, signal = 'SIGTERM') {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  try {
    if (windows) spawn('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    else process.kill(-child.pid, signal);
  } catch {
    // It ended in between.
  }
}

/** Ends a program and all that it started, and waits until it is gone: it may still write to its files. */
export async function stopped(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = new Promise(resolve => child.once('close', resolve));
  stop(child);
  const timer = setTimeout(() => stop(child, 'SIGKILL'), PATIENCE_MS);
  await closed;
  clearTimeout(timer);
}

/** Full path of a program on PATH, or undefined. */
export function findProgram(...names) {
  const extensions = windows ? ['.exe', '.cmd', '.bat'] : [''];
  for (const name of names) {
    for (const folder of (process.env.PATH ?? process.env.Path ?? '').split(path.delimiter)) {
      for (const extension of extensions) {
        const file = path.join(folder, name + extension);
        if (folder && existsSync(file)) return file;
      }
    }
  }
  return undefined;
}

function quote(word) {
  return /[\s"&|<>^()%]/.test(word) ? `"${word.replaceAll('"', '""')}"` : word;
}

process.on('exit', () => {
  for (const child of running) stop(child, 'SIGKILL');
});
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
]) {
  process.on(signal, () => process.exit(code));
}

import path from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { helperThreads, serveChecks } from './check-threads';
import type { CliIo, Output } from './io';
import { run } from './run';

const stream = (to: NodeJS.WriteStream): Output => ({
  write: text => void to.write(text),
  isTTY: to.isTTY === true,
  columns: to.isTTY ? to.columns : undefined,
});

const io: CliIo = {
  cwd: process.cwd(),
  env: process.env,
  platform: process.platform,
  stdout: stream(process.stdout),
  stderr: stream(process.stderr),
  readStdin: async () => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk);
    return Buffer.concat(chunks);
  },
  startLanguageServer: async () => {
    // Beside this file in `dist`; kept out of this bundle, which would double in size.
    require(path.join(__dirname, 'server.js'));
  },
  threads: helperThreads(__filename),
};

if (isMainThread) {
  // `| head` closes the pipe early; that is no failure.
  process.stdout.on('error', error => {
    if ('code' in error && error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  void run(process.argv.slice(2), io).then(status => {
    process.exitCode = status;
  });
} else serveChecks(io);

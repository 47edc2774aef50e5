import path from 'node:path';
import { helperThreads } from './check-threads';
import type { CliIo, Output } from './io';
import { terminalText } from './terminal-text';

/** What this process is in. */
export function surroundings(): CliIo {
  return {
    cwd: process.cwd(),
    env: process.env,
    platform: process.platform,
    stdout: outputOf(process.stdout),
    stderr: outputOf(process.stderr),
    readStdin: async () => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of process.stdin) chunks.push(chunk);
      return Buffer.concat(chunks);
    },
    // The other bundles of `dist` lie beside this one.
    startLanguageServer: async () => {
      require(path.join(__dirname, 'server.js'));
    },
    startAssistantServer: async (options, io) => {
      const bundle: typeof import('./mcp/serve') = require(path.join(__dirname, 'mcp.js'));
      await bundle.serveOnStdio(options, io);
    },
    threads: helperThreads(path.join(__dirname, 'check-thread.js')),
  };
}

function outputOf(stream: NodeJS.WriteStream): Output {
  return {
    write: text => void stream.write(stream.isTTY ? terminalText(text) : text),
    isTTY: stream.isTTY === true,
    columns: stream.isTTY ? stream.columns : undefined,
  };
}

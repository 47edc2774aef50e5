import net from 'node:net';
import process from 'node:process';
import { start, stopped } from './exec.mjs';

const START_LIMIT_MS = 60_000;

/**
 * Starts a server on 127.0.0.1 and waits until it answers.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ health: string, env?: NodeJS.ProcessEnv }} options the address that answers when the server is ready
 * @returns {Promise<{ log: () => string, stop: () => Promise<void> }>}
 */
export async function startServer(command, args, { health, env = process.env }) {
  const server = start(command, args, { env });
  let output = '';
  for (const stream of [server.stdout, server.stderr]) {
    stream.setEncoding('utf8').on('data', chunk => {
      output += chunk;
    });
  }
  try {
    await healthy(health, server);
  } catch (error) {
    await stopped(server);
    throw new Error(`${error.message}\n${output}`);
  }
  return { log: () => output, stop: () => stopped(server) };
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function healthy(url, server) {
  const limit = Date.now() + START_LIMIT_MS;
  while (Date.now() < limit) {
    if (server.exitCode !== null) throw new Error(`The editor ended with ${server.exitCode}`);
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  throw new Error('The editor did not start in time');
}

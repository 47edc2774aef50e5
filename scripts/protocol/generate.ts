/**
 * Writes docs/protocol.md: the methods from the server's own tables, the messages and types from the text of
 * server/src/protocol. `--check` writes nothing and tells whether it is stale.
 */
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { STANDARD_METHODS } from '../../server/src/lsp/methods';
import * as messages from '../../server/src/protocol/messages';
import { textInRepository, writeGenerated } from '../lib/write-generated';
import { ofClient, ofServer } from './standard';

const PAGE = 'docs/protocol.md';
const PROTOCOL = 'server/src/protocol';
const CORE = 'server/src/core';

interface Message {
  readonly name: string;
  readonly params: string;
  /** Undefined for a notification. */
  readonly result: string | undefined;
  readonly meaning: string;
}

export function generatedFiles(): ReadonlyMap<string, string> {
  return new Map([[PAGE, page()]]);
}

function page(): string {
  const requests = messagesIn('ServerRequests');
  const fileRequests = messagesIn('ClientRequests');
  const notifications = messagesIn('ServerNotifications');
  return `# Protocol

\`whoiis lsp --stdio\` speaks the Language Server Protocol, and some messages of its own for what that has no words for.
Positions are zero-based. They count in UTF-16 code units, or in UTF-8 or UTF-32 where a client names that before it
(\`general.positionEncodings\`). This page is generated from \`${PROTOCOL}\` and the tables of the server.

## Language Server Protocol

From the client:

${table(['method', 'what the server does'], ofClient(STANDARD_METHODS).map(linked))}

From the server:

${table(['method', 'when'], ofServer.map(linked))}

## Settings

The server asks for the section \`whoiis\` of each workspace folder; a client without \`workspace/configuration\` sends it
with \`initializationOptions\` or \`workspace/didChangeConfiguration\`. What a client sends counts as set by somebody and
wins over \`.whoiisrc.json\`, also where it is the default: a client that knows the defaults sends only what is set, as
the VS Code extension does. \`null\`, an empty text, list or object say nothing. The keys are those of the table in
[README](../README.md#settings).

## What a client can do beyond the protocol

\`initializationOptions\`:

${code(declaration(PROTOCOL, 'ClientOptions'))}

## Messages of our own

From the client:

${messageTable(requests)}

From the server:

${messageTable([...fileRequests, ...notifications])}

${code(typesOf([...requests, ...fileRequests]).join('\n\n'))}
`;
}

/** The entries of one interface of messages.ts: comment, name, types. */
function messagesIn(contract: string): Message[] {
  const text = declaration(PROTOCOL, contract);
  const entries = text.matchAll(/\/\*\* (.*?) \*\/\s*\[(\w+)\]: \{ params: (.*?)(?:; result: (.*?))? \};/g);
  return [...entries].map(([, meaning = '', constant = '', params = '', result]) => {
    const name = new Map<string, string>(Object.entries(messages)).get(constant);
    if (name === undefined) throw new Error(`${contract}: ${constant} is no name of a message`);
    return { name, params, result, meaning };
  });
}

/** The declarations of parameters and results, then those that they need. */
function typesOf(all: readonly Message[]): string[] {
  const found = new Map<string, string>();
  const add = (folder: string, name: string): void => {
    const text = found.has(name) ? '' : declaration(folder, name);
    if (text === '') return;
    found.set(name, text);
    // Of the core, the answers themselves; what they are made of only as far as they say it in the same file.
    for (const other of namesIn(text)) {
      add(folder, other);
      if (folder === PROTOCOL && !found.has(other) && /(Params|Result)$/.test(name)) add(sourceOf(other), other);
    }
  };
  for (const { params, result } of all) for (const name of namesIn(`${params} ${result}`)) add(PROTOCOL, name);
  return [...found.values()];
}

function namesIn(text: string): string[] {
  return [...new Set(text.replace(/\/\*\*.*?\*\//gs, '').match(/\b[A-Z]\w+/g) ?? [])];
}

/** The declaration of a type in a file or a folder with its comment, without `export`; empty where there is none. */
function declaration(where: string, name: string): string {
  const first = new RegExp(`^(export )?(interface|type) ${name}\\b`);
  for (const file of filesOf(where)) {
    const lines = textInRepository(file).split('\n');
    const at = lines.findIndex(line => first.test(line));
    if (at < 0) continue;
    let start = at;
    if (lines[at - 1]?.endsWith('*/'))
      do start--;
      while (!lines[start]?.startsWith('/**'));
    // An interface ends with its brace, a type before an empty line.
    const isLast = (line: string, index: number) => index >= at && (/^\}|\{\}$/.test(line) || lines[index + 1] === '');
    const end = lines.findIndex(isLast);
    return lines
      .slice(start, end + 1)
      .join('\n')
      .replace(/^export /m, '');
  }
  return '';
}

/** The file of the core that declares a type; empty for one that is declared elsewhere. */
function sourceOf(name: string): string {
  const pattern = new RegExp(`^export (interface|type) ${name}\\b`, 'm');
  return filesOf(CORE).find(file => pattern.test(textInRepository(file))) ?? '';
}

function filesOf(where: string): string[] {
  if (where === '' || where.endsWith('.ts')) return [where].filter(Boolean);
  const folder = resolve(import.meta.dirname, '../..', where);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts'));
  return names.sort().map(name => join(where, name).replaceAll('\\', '/'));
}

function messageTable(all: readonly Message[]): string {
  return table(
    ['method', 'params', 'result', ''],
    all.map(({ name, params, result, meaning }) => [
      `\`${name}\``,
      /^Record</.test(params) ? '`{}`' : `\`${params}\``,
      result === undefined
        ? 'notification'
        : result
            .split(' | ')
            .map(part => `\`${part}\``)
            .join(' or '),
      meaning,
    ]),
  );
}

function linked([method, meaning]: readonly [string, string]): readonly string[] {
  return [`\`${method}\``, meaning];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n');
}

function code(text: string): string {
  return `\`\`\`ts\n${text}\n\`\`\``;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = writeGenerated(generatedFiles(), process.argv.slice(2));
}

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, type MessageConnection } from 'vscode-jsonrpc/node';
import type {
  ClientCapabilities,
  CodeAction,
  Diagnostic,
  Hover,
  InitializeResult,
  Position,
  PublishDiagnosticsParams,
  Range,
} from 'vscode-languageserver';

const ROOT = path.resolve(import.meta.dirname, '../..');
export const SERVER = path.join(ROOT, 'dist/server.js');

/** The bundle is what users run; a stale one would test yesterday's code. */
export function requireFreshBundle(bundle: string): void {
  const newest = readdirSync(path.join(ROOT, 'server/src'), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => statSync(path.join(entry.parentPath, entry.name)).mtimeMs)
    .reduce((a, b) => Math.max(a, b), 0);
  if (existsSync(bundle) && statSync(bundle).mtimeMs >= newest) return;
  throw new Error(`${path.relative(ROOT, bundle)} is missing or older than its sources: run "npm run build"`);
}

/** What a modern editor declares. */
export const MODERN: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} },
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
  textDocument: {
    hover: { contentFormat: ['markdown', 'plaintext'] },
    publishDiagnostics: { relatedInformation: true, versionSupport: true, codeDescriptionSupport: true },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } },
      isPreferredSupport: true,
    },
  },
};

export interface ClientOptions {
  /** Workspace folder; undefined for an editor without one. */
  readonly folder?: string | undefined;
  /** Workspace folder as URI, for other schemes. */
  readonly folderUri?: string;
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  /** Answers `workspace/configuration`, item by item. */
  readonly configuration?: (scopeUri: string | undefined) => unknown;
  /** Further handlers for requests of the server. */
  readonly answers?: Readonly<Record<string, (params: never) => unknown>>;
  /** Options of Node for the server's process. */
  readonly execArgv?: readonly string[];
}

export interface Published extends PublishDiagnosticsParams {}

/** An editor without a user: speaks to the built server over stdio. */
export class Client {
  readonly published: Published[] = [];
  readonly notifications: { method: string; params: unknown }[] = [];
  readonly registrations: string[] = [];
  readonly stderr: string[] = [];
  initialized!: InitializeResult;
  readonly #listeners = new Set<() => void>();

  // biome-ignore lint/style/useConsistentMemberAccessibility: a constructor cannot be #private.
  private constructor(
    readonly process: ChildProcess,
    readonly connection: MessageConnection,
  ) {}

  static async start(options: ClientOptions = {}): Promise<Client> {
    const client = Client.spawn(options);
    const uri = options.folderUri ?? (options.folder === undefined ? undefined : uriOf(options.folder));
    client.initialized = await client.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: uri ?? null,
      workspaceFolders: uri === undefined ? null : [{ uri, name: 'test' }],
      capabilities: options.capabilities ?? MODERN,
      initializationOptions: options.initializationOptions,
    });
    await client.connection.sendNotification('initialized', {});
    return client;
  }

  /** The process and the wire, before `initialize`. */
  static spawn(options: ClientOptions = {}): Client {
    requireFreshBundle(SERVER);
    const child = spawn(process.execPath, [...(options.execArgv ?? []), SERVER, '--stdio'], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    child.stderr.on('data', (chunk: Buffer) => client.stderr.push(String(chunk)));
    const connection = createMessageConnection(child.stdout, child.stdin);
    const client = new Client(child, connection);
    connection.onRequest('workspace/configuration', (params: { items: { scopeUri?: string }[] }) =>
      params.items.map(({ scopeUri }) => options.configuration?.(scopeUri) ?? null),
    );
    connection.onRequest('client/registerCapability', (params: { registrations: { method: string }[] }) => {
      client.registrations.push(...params.registrations.map(({ method }) => method));
      client.#tell();
      return null;
    });
    for (const [method, answer] of Object.entries(options.answers ?? {})) connection.onRequest(method, answer);
    connection.onNotification('textDocument/publishDiagnostics', (params: Published) => {
      client.published.push(params);
      client.#tell();
    });
    connection.onNotification((method, params) => {
      client.notifications.push({ method, params });
      client.#tell();
    });
    connection.listen();
    running.add(client);
    return client;
  }

  open(uri: string, text: string, version = 1): void {
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'xml', version, text } });
  }

  change(uri: string, version: number, ...contentChanges: ({ range: Range; text: string } | { text: string })[]): void {
    this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
  }

  close(uri: string): void {
    this.notify('textDocument/didClose', { textDocument: { uri } });
  }

  notify(method: string, params: unknown): void {
    void this.connection.sendNotification(method, params);
  }

  request<T>(method: string, params: unknown): Promise<T> {
    return this.connection.sendRequest(method, params);
  }

  hover(uri: string, position: Position): Promise<Hover | null> {
    return this.request('textDocument/hover', { textDocument: { uri }, position });
  }

  codeActions(uri: string, range: Range, only?: string[]): Promise<CodeAction[]> {
    const context = { diagnostics: [], ...(only && { only }) };
    return this.request('textDocument/codeAction', { textDocument: { uri }, range, context });
  }

  /** The newest findings of a document. */
  latest(uri: string): Published | undefined {
    return this.published.filter(each => each.uri === uri).at(-1);
  }

  /** The findings of a document, as soon as the newest ones satisfy the condition. */
  async findings(
    uri: string,
    condition: (diagnostics: readonly Diagnostic[], version?: number) => boolean = () => true,
  ) {
    await this.until(`findings of ${uri}`, () => {
      const latest = this.latest(uri);
      return latest !== undefined && condition(latest.diagnostics, latest.version);
    });
    return this.latest(uri)?.diagnostics ?? [];
  }

  /** Waits until something that the server sends makes the condition true. */
  until(what: string, condition: () => boolean, timeout = 10_000): Promise<void> {
    if (condition()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const check = () => {
        if (!condition()) return;
        done();
        resolve();
      };
      const timer = setTimeout(() => {
        done();
        reject(new Error(`${what}: not within ${timeout} ms; published: ${JSON.stringify(this.published.slice(-3))}`));
      }, timeout);
      const done = () => {
        clearTimeout(timer);
        this.#listeners.delete(check);
      };
      this.#listeners.add(check);
    });
  }

  /** Resolves to the exit code of the server. */
  async stop(): Promise<number | null> {
    running.delete(this);
    if (this.process.exitCode !== null) return this.process.exitCode;
    const exited = new Promise<number | null>(resolve => this.process.once('exit', resolve));
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    const code = await exited;
    this.connection.dispose();
    return code;
  }

  kill(): void {
    running.delete(this);
    this.process.kill();
    this.connection.dispose();
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

const running = new Set<Client>();

// The benchmark uses this client outside of a test runner.
if ('afterEach' in globalThis) afterEach(stopAll);

async function stopAll(): Promise<void> {
  for (const client of [...running]) {
    const timer = setTimeout(() => client.kill(), 2000);
    await client.stop().catch(() => client.kill());
    clearTimeout(timer);
  }
}

export function uriOf(...segments: string[]): string {
  return pathToFileURL(path.join(...segments)).href;
}

/** Position of `needle` in `text`, plus an offset; counts lines as LSP does. */
export function positionOf(text: string, needle: string, plus = 0): Position {
  const at = text.indexOf(needle);
  if (at < 0) throw new Error(`no ${JSON.stringify(needle)}`);
  return positionAt(text, at + plus);
}

export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

export function rangeOf(text: string, needle: string): Range {
  return { start: positionOf(text, needle), end: positionOf(text, needle, needle.length) };
}

/** Without a host configuration the rule may still hint at what a stock server does; an error is a claim. */
export const hasError = (diagnostics: readonly Diagnostic[], rule: string) =>
  diagnostics.some(({ code, severity }) => code === rule && severity === 1);

export const codesOf = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ code }) => code);

import type { Connection } from 'vscode-languageserver';
import { decodeText } from '../common/decode';
import { ABSENT, type FileContent, MAX_FILE_BYTES, unreadable } from '../common/file-content';
import { PROJECT_FILE } from '../common/project-file';
import { Reach } from '../common/reach';
import { isInside, parentUri } from '../common/resolve-uri';
import type { FolderSource } from '../common/schema-folders';
import { canonicalUri } from '../core/analysis';
import { type ClientRequests, FIND_FILES, READ_DIRECTORY, READ_FILE } from '../protocol/messages';
import type { ActivityLog } from './activity-log';
import type { ServerHost } from './server-host';

/** Every file that the server can reach: by its host where that reads the URI, else through the client. */
export class Files implements FolderSource {
  /** What may be touched, whoever reads it. */
  readonly reach = new Reach();
  readonly #connection: Connection;
  readonly #host: ServerHost;
  readonly #clientFileSystem: boolean;
  readonly #log: ActivityLog;

  constructor(connection: Connection, host: ServerHost, clientFileSystem: boolean, log: ActivityLog) {
    this.#connection = connection;
    this.#host = host;
    this.#clientFileSystem = clientFileSystem;
    this.#log = log;
    host.limit(this.reach);
  }

  reads(uri: string): boolean {
    return this.#host.reads(uri) || this.#clientFileSystem;
  }

  async read(uri: string): Promise<FileContent> {
    const content = await this.#contentOf(uri);
    this.#log.read(uri, content);
    return content;
  }

  async #contentOf(uri: string): Promise<FileContent> {
    const objection = this.reach.objectionTo(uri);
    if (objection !== undefined) return unreadable(objection);
    if (this.#host.reads(uri)) return this.#host.read(uri);
    if (!this.#clientFileSystem) return unreadable('this editor does not hand such files to the server');
    try {
      const exact = await this.#readFromClient(uri);
      if (exact.kind !== 'absent') return exact;
      const real = await this.#otherCase(uri);
      return real === undefined ? exact : await this.#readFromClient(real);
    } catch (error) {
      return unreadable(error instanceof Error ? error.message : String(error));
    }
  }

  async list(uri: string): Promise<readonly string[] | undefined> {
    if (this.reach.objectionTo(uri) !== undefined) return undefined;
    if (this.#host.reads(uri)) return this.#host.list(uri);
    return this.#clientFileSystem ? this.#listFromClient(uri).catch(() => undefined) : undefined;
  }

  /** Host configurations below a workspace folder. */
  async discoverBelow(folder: string): Promise<readonly string[]> {
    if (this.#host.reads(folder)) return this.#host.discoverBelow(folder);
    if (!this.#clientFileSystem) return [];
    const patterns = ['**/[aA][pP][pP][lL][iI][cC][aA][tT][iI][oO][nN][hH][oO][sS][tT].[cC][oO][nN][fF][iI][gG]'];
    const found = await this.#ask(FIND_FILES, { patterns });
    return Array.isArray(found)
      ? found
          .filter(uri => typeof uri === 'string')
          .map(canonicalUri)
          .sort(nearestFirst)
      : [];
  }

  /** The web.config and project files below a workspace folder. */
  async siteFilesBelow(folder: string): Promise<readonly string[]> {
    if (this.#host.reads(folder)) return this.#host.siteFilesBelow(folder);
    if (!this.#clientFileSystem) return [];
    const found = await this.#ask(FIND_FILES, {
      patterns: ['**/[wW][eE][bB].[cC][oO][nN][fF][iI][gG]', `**/${PROJECT_FILE}`],
    });
    const uris = Array.isArray(found) ? found.filter(uri => typeof uri === 'string').map(canonicalUri) : [];
    return uris.filter(uri => isInside(uri, folder)).sort();
  }

  /** Host configurations in and above a folder outside the workspace. */
  async discoverAbove(folder: string): Promise<readonly string[]> {
    return this.#host.reads(folder) ? this.#host.discoverAbove(folder) : [];
  }

  async #readFromClient(uri: string): Promise<FileContent> {
    return contentOf(await this.#ask(READ_FILE, { uri }), uri);
  }

  async #listFromClient(uri: string): Promise<readonly string[] | undefined> {
    const answer = await this.#ask(READ_DIRECTORY, { uri });
    return isRecord(answer) && Array.isArray(answer.names)
      ? answer.names.filter(name => typeof name === 'string')
      : undefined;
  }

  /** The answer may be anything: other editors write their clients themselves. */
  #ask<Name extends keyof ClientRequests>(name: Name, params: ClientRequests[Name]['params']): Promise<unknown> {
    return this.#connection.sendRequest(name, params);
  }

  /** Names compare as on Windows. One folder is looked at: the one that the client found the parent in. */
  async #otherCase(uri: string): Promise<string | undefined> {
    const folder = parentUri(uri);
    if (folder === undefined) return undefined;
    const names = (await this.#listFromClient(folder)) ?? [];
    const asked = decodeURIComponent(uri.slice(folder.length + 1));
    const real = names.find(name => name.toLowerCase() === asked.toLowerCase());
    return real === undefined || real === asked ? undefined : `${folder}/${encodeURIComponent(real)}`;
  }
}

/** `ReadFileResult`, as far as it is one. */
function contentOf(answer: unknown, uri: string): FileContent {
  if (!isRecord(answer)) return unreadable('the editor did not answer');
  if (answer.kind === 'absent') return ABSENT;
  const { text, base64, reason } = answer;
  if (answer.kind === 'text' && typeof text === 'string') return { kind: 'text', text, uri };
  if (answer.kind === 'file' && typeof base64 === 'string') {
    if (base64.length > (MAX_FILE_BYTES * 4) / 3) return unreadable('it is larger than 64 MB');
    const decoded = decodeText(Uint8Array.from(atob(base64), character => character.charCodeAt(0)));
    return decoded === undefined ? unreadable('it is not text') : { kind: 'text', text: decoded, uri };
  }
  return unreadable(typeof reason === 'string' ? reason : 'the editor could not read it');
}

function nearestFirst(a: string, b: string): number {
  const visualStudio = Number(/\/\.vs\//i.test(a)) - Number(/\/\.vs\//i.test(b));
  return visualStudio || a.split('/').length - b.split('/').length || (a < b ? -1 : 1);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

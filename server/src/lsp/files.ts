import type { Connection } from 'vscode-languageserver';
import { decodeText } from '../common/decode';
import { ABSENT, type FileContent, MAX_FILE_BYTES, unreadable } from '../common/file-content';
import { parentUri } from '../common/resolve-uri';
import type { FolderSource } from '../common/schema-folders';
import { canonicalUri } from '../core/analysis';
import type { ServerHost } from './server-host';

/** Every file that the server can reach: by its host where that reads the URI, else through the client. */
export class Files implements FolderSource {
  constructor(
    private readonly connection: Connection,
    private readonly host: ServerHost,
    private readonly clientFileSystem: boolean,
  ) {}

  reads(uri: string): boolean {
    return this.host.reads(uri) || this.clientFileSystem;
  }

  async read(uri: string): Promise<FileContent> {
    if (this.host.reads(uri)) return this.host.read(uri);
    if (!this.clientFileSystem) return unreadable('this editor does not hand such files to the server');
    try {
      const exact = await this.readFromClient(uri);
      if (exact.kind !== 'absent') return exact;
      const real = await this.otherCase(uri);
      return real === undefined ? exact : await this.readFromClient(real);
    } catch (error) {
      return unreadable(error instanceof Error ? error.message : String(error));
    }
  }

  async list(uri: string): Promise<readonly string[] | undefined> {
    if (this.host.reads(uri)) return this.host.list(uri);
    return this.clientFileSystem ? this.listFromClient(uri).catch(() => undefined) : undefined;
  }

  /** Host configurations below a workspace folder. */
  async discoverBelow(folder: string): Promise<readonly string[]> {
    if (this.host.reads(folder)) return this.host.discoverBelow(folder);
    if (!this.clientFileSystem) return [];
    const patterns = ['**/[aA][pP][pP][lL][iI][cC][aA][tT][iI][oO][nN][hH][oO][sS][tT].[cC][oO][nN][fF][iI][gG]'];
    const found: unknown = await this.connection.sendRequest('whoiis/findFiles', { patterns });
    return Array.isArray(found)
      ? found
          .filter(uri => typeof uri === 'string')
          .map(canonicalUri)
          .sort(nearestFirst)
      : [];
  }

  /** Host configurations in and above a folder outside the workspace. */
  async discoverAbove(folder: string): Promise<readonly string[]> {
    return this.host.reads(folder) ? this.host.discoverAbove(folder) : [];
  }

  private async readFromClient(uri: string): Promise<FileContent> {
    const answer: unknown = await this.connection.sendRequest('whoiis/readFile', { uri });
    return contentOf(answer, uri);
  }

  private async listFromClient(uri: string): Promise<readonly string[] | undefined> {
    const answer: unknown = await this.connection.sendRequest('whoiis/readDirectory', { uri });
    return isRecord(answer) && Array.isArray(answer.names)
      ? answer.names.filter(name => typeof name === 'string')
      : undefined;
  }

  /** Names compare as on Windows. One folder is looked at: the one that the client found the parent in. */
  private async otherCase(uri: string): Promise<string | undefined> {
    const folder = parentUri(uri);
    if (folder === undefined) return undefined;
    const names = (await this.listFromClient(folder)) ?? [];
    const asked = decodeURIComponent(uri.slice(folder.length + 1));
    const real = names.find(name => name.toLowerCase() === asked.toLowerCase());
    return real === undefined || real === asked ? undefined : `${folder}/${encodeURIComponent(real)}`;
  }
}

/** `{kind:'text', text}`, `{kind:'file', base64}`, `{kind:'absent'}` or `{kind:'unreadable', reason}`. */
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

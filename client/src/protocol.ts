/**
 * What client and server say to each other beyond the Language Server Protocol. URIs are strings as in LSP.
 */

/** Server to client: read one file through the editor, whatever its URI scheme. */
export interface ReadFileParams {
  readonly uri: string;
}

export type ReadFileResult =
  /** The bytes as they lie on disk: byte order mark and encoding are the server's business. */
  { readonly kind: 'file'; readonly base64: string } | { readonly kind: 'absent' } | Unreadable;

export interface Unreadable {
  readonly kind: 'unreadable';
  readonly reason: string;
}

/** Server to client: the entry names of one folder. */
export type ReadDirectoryParams = ReadFileParams;

export type ReadDirectoryResult =
  | { readonly kind: 'directory'; readonly names: readonly string[] }
  | { readonly kind: 'absent' }
  | Unreadable;

/** Server to client: files of the workspace that match one of the glob patterns. */
export interface FindFilesParams {
  readonly patterns: readonly string[];
}

/** Client to server: what the status item shows for one open file. */
export interface StatusParams {
  readonly textDocument: { readonly uri: string };
}

export interface StatusResult {
  /** The account, e.g. `IIS APPPOOL\Shop`. */
  readonly text: string;
  /** Markdown. */
  readonly tooltip?: string | null;
  /** The host configuration that the answer was taken from. */
  readonly hostConfig?: string | null;
  readonly choices?: readonly HostConfigChoice[] | null;
}

export interface HostConfigChoice {
  readonly label: string;
  readonly description?: string | null;
  readonly uri: string;
}

export const READ_FILE = 'whoiis/readFile';
export const READ_DIRECTORY = 'whoiis/readDirectory';
export const FIND_FILES = 'whoiis/findFiles';
export const STATUS = 'whoiis/status';
export const TOPOLOGY_CHANGED = 'whoiis/topologyChanged';

export interface ReadFileParams {
  readonly uri: string;
}

export type ReadFileResult =
  /** The bytes as they lie on disk: byte order mark and encoding are the server's business. */
  | { readonly kind: 'file'; readonly base64: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'absent' }
  | Unreadable;

export interface Unreadable {
  readonly kind: 'unreadable';
  readonly reason: string;
}

export interface ReadDirectoryParams {
  readonly uri: string;
}

export type ReadDirectoryResult =
  | { readonly kind: 'directory'; readonly names: readonly string[] }
  | { readonly kind: 'absent' }
  | Unreadable;

export interface FindFilesParams {
  readonly patterns: readonly string[];
}

/** URIs. */
export type FindFilesResult = readonly string[];

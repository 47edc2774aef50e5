/** What came of looking for one file. */
export type FileContent =
  /** `uri`: where the file really is; it differs from the one asked for in the case of letters only. */
  | { readonly kind: 'text'; readonly text: string; readonly uri: string }
  | { readonly kind: 'absent' }
  /** `reason` completes "it cannot be read: …", e.g. `it is a folder`. */
  | { readonly kind: 'unreadable'; readonly reason: string };

export const ABSENT: FileContent = { kind: 'absent' };

export function unreadable(reason: string): FileContent {
  return { kind: 'unreadable', reason };
}

/** Something that reads files by URI. It never rejects: a failure is `unreadable`. */
export interface FileSource {
  read(uri: string): Promise<FileContent>;
}

/** Larger files are no configuration; decoding one would take hundreds of megabytes of memory. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024;

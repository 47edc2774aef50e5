import { type Connection, LogMessageNotification, MessageType } from 'vscode-languageserver';
import type { FileContent } from '../common/file-content';
import { uriPath } from '../core/analysis';

/** Files are told together that were read within this time. */
const TOGETHER_MS = 300;

/** More names help nobody; a workspace has thousands of files. */
const MOST_NAMES = 30;

/**
 * What the server goes by, for whoever looks for the cause of an answer: versions, settings, host configurations and why
 * they are there, files. Names alone, never what stands in a file.
 */
export class ActivityLog {
  readonly #connection: Connection;
  readonly #told = new Map<string, string>();
  #reads: (readonly [uri: string, content: FileContent])[] = [];

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Tells something about `topic`, where it is not what was told of it last. */
  say(topic: string, lines: readonly string[]): void {
    const text = lines.join('\n  ');
    if (this.#told.get(topic) === text) return;
    this.#told.set(topic, text);
    this.#send(text);
  }

  /** Notes that somebody wanted to read a file. */
  read(uri: string, content: FileContent): void {
    if (this.#reads.push([uri, content]) === 1) setTimeout(() => this.#tellReads(), TOGETHER_MS);
  }

  #tellReads(): void {
    const reads = this.#reads;
    this.#reads = [];
    const of = (kind: FileContent['kind']) => reads.filter(([, content]) => content.kind === kind);
    const lines = [
      ...named('Read', of('text')),
      ...named('Not there', of('absent')),
      ...named('Not read', of('unreadable')),
    ];
    if (lines.length > 0) this.#send(lines.join('\n'));
  }

  #send(message: string): void {
    // Nobody may be there any more.
    this.#connection
      .sendNotification(LogMessageNotification.type, { type: MessageType.Info, message })
      .catch(() => undefined);
  }
}

function named(words: string, reads: readonly (readonly [uri: string, content: FileContent])[]): readonly string[] {
  if (reads.length === 0) return [];
  const names = new Set(
    reads.map(([uri, content]) => `  ${uriPath(uri)}${content.kind === 'unreadable' ? `: ${content.reason}` : ''}`),
  );
  const more = names.size - MOST_NAMES;
  return [`${words}:`, ...[...names].slice(0, MOST_NAMES), ...(more > 0 ? [`  and ${more} more`] : [])];
}

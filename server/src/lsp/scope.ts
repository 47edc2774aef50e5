import type { FileContent } from '../common/file-content';
import { isHostConfig } from '../common/is-host-config';
import { mergeSettings, type Settings } from '../common/merge-settings';
import type { ServerSchema } from '../common/schema-folders';
import type { Holder } from '../common/settle';
import { type FileState, type PositionEncoding, roleBySettings, type ServerExports, Snapshot } from '../core/analysis';

/** What a scope asks of the session around it. */
export interface ScopeFiles {
  read(uri: string): Promise<FileContent>;
  /** The text of an open document, which wins over the disk. */
  openText(uri: string): FileState | undefined;
  /** Called with files that were loaded for the first time. */
  loaded(uris: readonly string[]): void;
}

/** Settings of a scope, with everything they name read. */
export interface ScopeSettings {
  readonly settings: Settings;
  readonly schema: ServerSchema;
  /** What was exported on the server. */
  readonly exports: ServerExports | undefined;
}

/** Until those of the scope have been read. */
const defaults = () => mergeSettings([], { hostConfigCandidates: [], windowsFiles: false });

/**
 * One set of settings with the files that belong under it: a workspace folder, a folder with a project file of its
 * own, or the folder of a file outside the workspace.
 */
export class Scope implements Holder {
  readonly #files: ScopeFiles;
  settings: Settings = defaults();
  snapshot: Snapshot;
  /** Settings and host configurations are known. */
  ready: Promise<void> = Promise.resolve();
  isReady = false;
  /** Rises with every change of the disk; an answer from before the change is read again. */
  #diskChanges = 0;

  constructor(
    /** The folder that the scope is about; the search for a project file begins here. */
    readonly start: string,
    /** Workspace folder; undefined outside of all of them. */
    readonly folder: string | undefined,
    files: ScopeFiles,
    encoding: PositionEncoding = 'utf-16',
  ) {
    this.snapshot = Snapshot.create(this.settings, encoding);
    this.#files = files;
  }

  /** Whether a file is a host configuration, by its name or by the settings. */
  isHost(uri: string): boolean {
    return isHostConfig(uri) || roleBySettings(this.settings, uri) === 'applicationHost';
  }

  async load(uris: readonly string[]): Promise<void> {
    let contents: readonly Read[];
    let before: number;
    do {
      before = this.#diskChanges;
      contents = await this.#readAll(uris);
    } while (before !== this.#diskChanges);
    const states = this.#statesOf(contents.filter(({ uri }) => !this.snapshot.has(uri)));
    if (states.length === 0) return;
    this.snapshot = this.snapshot.withFiles(states);
    this.#files.loaded(states.map(([uri]) => uri));
  }

  /** Reads files again that are known here and not open; resolves to whether anything is different. */
  async reload(uris: readonly string[]): Promise<boolean> {
    this.#diskChanges++;
    const known = uris.filter(uri => this.snapshot.has(uri) && !this.#files.openText(uri));
    if (known.length === 0) return false;
    const now = this.#diskChanges;
    const contents = await this.#readAll(known);
    // A later change reads again, and knows better.
    if (now !== this.#diskChanges) return this.reload(known);
    const states = this.#statesOf(contents.filter(read => !this.#holds(read)));
    if (states.length === 0) return false;
    this.snapshot = this.snapshot.withFiles(states);
    return true;
  }

  /** True where the settings are different from before. */
  apply({ settings, schema, exports }: ScopeSettings): boolean {
    const isSame =
      schema === this.snapshot.serverSchema &&
      exports === this.snapshot.exports &&
      JSON.stringify(settings) === JSON.stringify(this.settings);
    if (isSame) return false;
    const permits = JSON.stringify(settings.allowedUncHosts) !== JSON.stringify(this.settings.allowedUncHosts);
    this.settings = settings;
    if (permits) this.snapshot = this.snapshot.withFiles(this.#unreadable().map(key => [key, undefined]));
    this.snapshot = this.snapshot.withSettings(settings).withServerSchema(schema).withExports(exports);
    return true;
  }

  /** Files that could not be read, and may be now. */
  #unreadable(): readonly string[] {
    return [...this.snapshot.entries.keys()].filter(key => {
      const entry = this.snapshot.entries.get(key);
      return entry && 'kind' in entry && entry.kind === 'unreadable';
    });
  }

  async #readAll(uris: readonly string[]): Promise<readonly Read[]> {
    const reads: Read[] = [];
    // One list for all that read: whoever is ready takes the next.
    const left = uris.entries();
    const readSome = async () => {
      for (const [at, uri] of left)
        reads[at] = { uri, content: this.#files.openText(uri) ? undefined : await this.#files.read(uri) };
    };
    await Promise.all(Array.from({ length: MOST_READS }, readSome));
    return reads;
  }

  /** States of the moment: a document may have been opened, edited or closed while the disk was read. */
  #statesOf(contents: readonly Read[]): (readonly [string, FileState])[] {
    return contents.flatMap(({ uri, content }): (readonly [string, FileState])[] => {
      const open = this.#files.openText(uri);
      if (open) return [[uri, open]];
      if (content?.kind !== 'text') return content ? [[uri, content]] : [];
      return [[content.uri, { kind: 'text', text: content.text, version: undefined }]];
    });
  }

  #holds({ uri, content }: Read): boolean {
    return this.snapshot.text(uri) === (content?.kind === 'text' ? content.text : undefined);
  }
}

/**
 * So many files are read at a time. A host configuration asks for those of thousands of sites at once; a hover that needs
 * one more waits behind these alone, and messages have their turn in between.
 */
const MOST_READS = 32;

/** `content` is undefined for a document that was open when its turn came. */
interface Read {
  readonly uri: string;
  readonly content: FileContent | undefined;
}

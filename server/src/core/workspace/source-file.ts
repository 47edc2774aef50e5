import { ConfigFile, type FileRole } from '../config/files/config-file';
import { differenceOf, type TextEdit } from '../text/edit';
import { editLong, type LongText } from '../text/long-text';
import { parseXml, updateXml, type XmlDocument } from '../xml/tree';
import { isHostConfigName, isWebConfigName, uriName } from './uri';

/** What an adapter knows of a file. */
export type FileState =
  /** `version` is the editor's; undefined for text from disk. */
  | { readonly kind: 'text'; readonly text: string; readonly version: number | undefined }
  /** Looked for and not there. */
  | { readonly kind: 'absent' }
  /** There, and of no use: `reason` is a short sentence. */
  | { readonly kind: 'unreadable'; readonly reason: string };

/** One text in one version. The tree is made on first use and kept. */
export class SourceFile {
  #document: XmlDocument | undefined;
  #configs = new Map<FileRole, ConfigFile>();
  #name: string | undefined;
  readonly #saved: SourceFile | undefined;
  /** The bytes of a long text that is being edited. The next version takes them along. */
  #long: LongText | undefined;

  constructor(
    readonly uri: string,
    readonly text: string,
    readonly version: number | undefined,
    document?: XmlDocument,
    /** What is on the disk of a file that an editor has open, as far as it was told. */
    saved?: SourceFile,
  ) {
    this.#saved = saved;
    this.#document = document;
  }

  get document(): XmlDocument {
    this.#document ??= parseXml(this.text);
    return this.#document;
  }

  /** Last segment of the URI. */
  get name(): string {
    this.#name ??= uriName(this.uri);
    return this.#name;
  }

  /** What was opened or saved last, where this text is another one. */
  get saved(): SourceFile | undefined {
    return this.#saved?.text === this.text ? undefined : this.#saved;
  }

  /** The same file, where `text` is on the disk. */
  withSaved(text: string): SourceFile {
    const saved = text === this.text ? this.#over(undefined) : new SourceFile(this.uri, text, this.version);
    return this.#over(saved);
  }

  #over(saved: SourceFile | undefined): SourceFile {
    const same = new SourceFile(this.uri, this.text, this.version, this.#document, saved);
    same.#configs = this.#configs;
    return same;
  }

  /** The next version, of which the whole text is given; the tree is re-scanned around what is different. */
  rewritten(text: string, version: number | undefined): SourceFile {
    return this.#next(this.#document && text !== this.text ? [differenceOf(this.text, text)] : [], text, version);
  }

  /** The next version; the tree is re-scanned only around the edits. */
  edited(edits: readonly TextEdit[], version: number | undefined): SourceFile {
    const { text, long } = editLong(this.text, edits, this.#long);
    this.#long = undefined;
    const next = this.#next(edits, text, version);
    next.#long = long;
    return next;
  }

  #next(edits: readonly TextEdit[], text: string, version: number | undefined): SourceFile {
    // Read from the disk: nobody edits it.
    const saved = version === undefined ? undefined : this.#saved;
    if (!this.#document) return new SourceFile(this.uri, text, version, undefined, saved);
    const document = updateXml(this.#document, edits, text);
    const next = new SourceFile(this.uri, text, version, document, saved);
    for (const [role, config] of this.#configs)
      next.#configs.set(role, document === this.#document ? config : config.edited(document));
    return next;
  }

  /** The file in a role; by default the one that its name and content tell. */
  config(role: FileRole = this.role): ConfigFile {
    let config = this.#configs.get(role);
    if (!config) {
      config = new ConfigFile(this.uri, role, this.document);
      this.#configs.set(role, config);
    }
    return config;
  }

  /** A host configuration may have any name (backups, excerpts): its own section group tells it. */
  get role(): FileRole {
    const { name } = this;
    if (isHostConfigName(name)) return 'applicationHost';
    // IIS reads it as one, whatever it holds.
    if (isWebConfigName(name)) return 'web';
    if (/^machine\.config$/i.test(name)) return 'machine';
    if (/^(administration|redirection)\.config$/i.test(name)) return 'other';
    const root = this.document.root;
    return root?.is('configuration') && root.child('system.applicationHost') ? 'applicationHost' : 'web';
  }
}

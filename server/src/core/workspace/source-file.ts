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
  /** The bytes of a long text that is being edited. The next version takes them along. */
  #long: LongText | undefined;

  constructor(
    readonly uri: string,
    readonly text: string,
    readonly version: number | undefined,
    document?: XmlDocument,
  ) {
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
    if (!this.#document) return new SourceFile(this.uri, text, version);
    const document = updateXml(this.#document, edits, text);
    const next = new SourceFile(this.uri, text, version, document);
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

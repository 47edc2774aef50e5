import type { AttributeType, TimeSpanFormat } from './types';

/**
 * The authored form of the data, `server/schema`: one file a section, in the vocabulary of the IIS schema dialect. A
 * field that is left out has the dialect's default. `scripts/schema/section.schema.json` says the same to editors and
 * to the check of the files.
 */
export interface SectionFile extends NodeFile {
  readonly path: string;
  /** Schema files that declare the section; the first one owns it. */
  readonly schemas: readonly string[];
  /** Native module of `globalModules` whose settings these are. */
  readonly module?: string;
  /** Left out: the native reader of IIS. */
  readonly reader?: '.net';
  readonly link?: string;
}

export interface NodeFile {
  /** Schema file, where it is not that of the enclosing node. */
  readonly schema?: string;
  readonly since?: string;
  readonly description?: string;
  /** Where descriptions that are missing here come from; see `descriptions.ts`. */
  readonly describedLike?: string;
  /** Configuration extension that supplies all of it at run time; it is never written in a file. */
  readonly extension?: string;
  readonly isCollectionDefault?: boolean;
  readonly allowUnrecognizedAttributes?: boolean;
  readonly attributes?: Readonly<Record<string, AttributeFile>>;
  readonly elements?: Readonly<Record<string, NodeFile>>;
  /** One as a rule; two where each has its own kind of entry (`profile/properties`: `add` and `group`). */
  readonly collections?: readonly CollectionFile[];
  readonly methods?: Readonly<Record<string, MethodFile>>;
}

export interface CollectionFile extends NodeFile {
  readonly add: readonly string[];
  readonly remove?: string;
  readonly clear?: string;
  readonly defaultElement?: string;
  readonly mergeAppend?: boolean;
  readonly allowDuplicates?: boolean;
  /** Descriptions of the entries by add name, where there are several; `description` otherwise. */
  readonly descriptions?: Readonly<Record<string, string>>;
}

export interface MethodFile {
  readonly extension: string;
  readonly input?: NodeFile;
  readonly output?: NodeFile;
}

export interface AttributeFile {
  readonly type: AttributeType;
  readonly since?: string;
  readonly default?: string;
  readonly required?: boolean;
  readonly isUniqueKey?: boolean;
  readonly isCombinedKey?: boolean;
  readonly caseSensitive?: boolean;
  readonly encrypted?: boolean;
  readonly expanded?: boolean;
  readonly allowInfinite?: boolean;
  readonly displayHex?: boolean;
  readonly timeSpanFormat?: TimeSpanFormat;
  /** Names and numbers of an `enum` or `flags` attribute. */
  readonly values?: Readonly<Record<string, number>>;
  readonly validation?: { readonly type: string; readonly parameter?: string };
  /** Configuration extension that supplies the value at run time; such an attribute is never written in a file. */
  readonly extension?: string;
  /** Schema file, where it is not that of the enclosing node. */
  readonly schema?: string;
  readonly description?: string;
  readonly valueDescriptions?: Readonly<Record<string, string>>;
}

/** Sections by path, as `data/sections.ts` has them. */
export type SectionFiles = Readonly<Record<string, SectionFile>>;

export function isCollection(node: NodeFile): node is CollectionFile {
  return 'add' in node;
}

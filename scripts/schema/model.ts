/**
 * The shape of our authored data, `server/schema/<section path>.json`: one section a file, in the vocabulary of
 * the IIS schema dialect. A field that is left out has the dialect's default.
 */

export interface AttributeFile {
  readonly type: string;
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
  readonly timeSpanFormat?: string;
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

export interface NodeFile {
  readonly schema?: string;
  readonly since?: string;
  readonly description?: string;
  /**
   * Where descriptions that are missing here come from: `<section path>#<element or entry names, joined by />`.
   * Elements with `isCollectionDefault` take those of the entries that they are the defaults of, without being told.
   */
  readonly describedLike?: string;
  readonly extension?: string;
  readonly isCollectionDefault?: boolean;
  readonly allowUnrecognizedAttributes?: boolean;
  readonly attributes?: Readonly<Record<string, AttributeFile>>;
  readonly elements?: Readonly<Record<string, NodeFile>>;
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

export interface DeclarationGroup {
  readonly allowDefinition: string;
  readonly overrideModeDefault: string;
  readonly allowLocation?: boolean;
  readonly sections: readonly string[];
}

export interface HostDefaults {
  readonly source: string;
  readonly declared: readonly DeclarationGroup[];
  /** Section to the product that declares it when it is installed. */
  readonly optional?: Readonly<Record<string, string>>;
  readonly varies?: Readonly<Record<string, string>>;
  readonly rootUnlock?: Readonly<Record<string, readonly string[]>>;
  readonly lockAttributes?: Readonly<Record<string, readonly string[]>>;
  readonly lockItem?: Readonly<
    Record<string, { readonly always: readonly string[]; readonly whenInstalled: readonly string[] }>
  >;
}

export interface SectionDefaultsFile {
  readonly iis: HostDefaults;
  readonly iisexpress: HostDefaults;
  readonly netfx: HostDefaults;
  readonly older: readonly {
    readonly hosts: readonly string[];
    /** Last IIS version for which the entry holds. */
    readonly until: string;
    readonly sections: readonly string[];
    readonly declared?: boolean;
    readonly allowDefinition?: string;
    readonly overrideModeDefault?: string;
    readonly source: string;
  }[];
}

export interface SchemaData {
  /** Schema file to product. */
  readonly products: Readonly<Record<string, string>>;
  readonly sections: readonly SectionFile[];
  readonly defaults: SectionDefaultsFile;
}

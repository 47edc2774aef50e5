import type { Span } from '../text/span';

/**
 * What IIS knows of a section, an element or an attribute. The dialect is that of `%windir%\System32\inetsrv\config\schema`:
 * `sectionSchema`, `element`, `collection`, `attribute`, `enum`, `flag`. Names are case-sensitive, as in IIS.
 */

export type AttributeType = 'bool' | 'enum' | 'flags' | 'int' | 'uint' | 'int64' | 'string' | 'timeSpan';

/** How a `timeSpan` is written: `hh:mm:ss` (`string`), or a number of seconds or minutes. */
export type TimeSpanFormat = 'string' | 'seconds' | 'minutes';

/** Which schema says so: our own data, or a schema file that was read at run time. */
export type SchemaOrigin = BuiltInOrigin | SchemaFileOrigin;

export interface BuiltInOrigin {
  readonly kind: 'builtin';
  /** The product that brings the schema, e.g. `IIS`, `URL Rewrite`, `ASP.NET Core Module`. */
  readonly product: string;
  /** Name of the schema file of that product, e.g. `rewrite_schema.xml`. */
  readonly schemaFile: string;
}

export interface SchemaFileOrigin {
  readonly kind: 'file';
  /** URI of the schema file, as the adapter gave it. */
  readonly file: string;
  /** The declaring start tag; UTF-16 offsets. */
  readonly span: Span;
}

/** A named value of an `enum` or `flags` attribute. Two names may share a number. */
export interface NamedValue {
  readonly name: string;
  readonly value: number;
  readonly description?: string;
}

export interface Validation {
  /** e.g. `integerRange`, `timeSpanRange`, `nonEmptyString`, `applicationPoolName`; see `values.ts`. */
  readonly type: string;
  /** e.g. `10,65535`; the empty string where the validator takes none. */
  readonly parameter: string;
}

export interface AttributeSchema {
  readonly name: string;
  readonly type: AttributeType;
  /** As the schema writes it; `undefined` where it gives none. */
  readonly default?: string;
  readonly required: boolean;
  /** A key of the collection on its own. A collection may have several, each unique by itself (site: `name`, `id`). */
  readonly isUniqueKey: boolean;
  /** A part of the key that all such attributes of the collection form together. */
  readonly isCombinedKey: boolean;
  readonly caseSensitive: boolean;
  /** Written encrypted by IIS: the value is a secret. */
  readonly encrypted: boolean;
  /** Environment variables are expanded when the value is read. */
  readonly expanded: boolean;
  readonly allowInfinite: boolean;
  readonly displayHex: boolean;
  readonly timeSpanFormat: TimeSpanFormat;
  /** Empty unless the type is `enum` or `flags`. */
  readonly values: readonly NamedValue[];
  readonly validation?: Validation;
  /** Supplied by a running server through a configuration extension; it is no setting and is not written in a file. */
  readonly runtimeOnly: boolean;
  readonly origin: SchemaOrigin;
  /** First version that knows it, e.g. `IIS 8.0`; `undefined` where public documentation does not say. */
  readonly since?: string;
  readonly description?: string;
}

export interface ElementSchema {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, AttributeSchema>;
  /** Child elements that are no entries of the collection. */
  readonly elements: ReadonlyMap<string, ElementSchema>;
  readonly collection?: CollectionSchema;
  readonly allowUnrecognizedAttributes: boolean;
  /** Holds default values for the entries of a collection (`siteDefaults`, …). */
  readonly isCollectionDefault: boolean;
  /** Exists at run time only, see {@link AttributeSchema.runtimeOnly}. */
  readonly runtimeOnly: boolean;
  /** Names of methods that a running server offers here; never written in a file. */
  readonly methods: readonly string[];
  readonly origin: SchemaOrigin;
  readonly since?: string;
  readonly description?: string;
}

/** The entries of an element: which element names add, remove and clear, and what an entry looks like. */
export interface CollectionSchema {
  /** Element names that add an entry: one as a rule; `allow` and `deny` in some; two with different entries in `profile`. */
  readonly adds: readonly string[];
  readonly remove?: string;
  readonly clear?: string;
  /** Schema of the entries that `addName` makes; its `name` is `addName`. */
  entry(addName: string): ElementSchema | undefined;
  /** False: entries of a deeper level come before the inherited ones. */
  readonly mergeAppend: boolean;
  readonly allowDuplicates: boolean;
  readonly allowUnrecognizedAttributes: boolean;
  /** {@link uniqueKeys} and {@link combinedKeys} of the first kind of entry. Empty: entries have no key. */
  readonly keys: readonly string[];
  readonly uniqueKeys: readonly string[];
  readonly combinedKeys: readonly string[];
  /** Name of the element, here or further out, that holds default values for the entries. */
  readonly defaultElement?: string;
}

export interface SectionSchema extends ElementSchema {
  /** Full path, e.g. `system.webServer/security/access`; `name` is its last segment. */
  readonly path: string;
  /** The product that brings the section, e.g. `URL Rewrite`. */
  readonly product: string;
  /** The native module (`globalModules` name) whose settings these are, where there is one. */
  readonly module?: string;
  /**
   * Who reads the section while requests run. `iis`: the native reader, whose complaint is 500.19. `.net`: managed
   * code, which checks the content by its own rules; the schema then serves tools.
   */
  readonly reader: 'iis' | '.net';
  /** Every schema that contributes, the first one declared first. */
  readonly origins: readonly SchemaOrigin[];
  /** Public reference page. */
  readonly link?: string;
}

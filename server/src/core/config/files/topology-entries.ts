import type { SchemaRegistry } from '../../schema/registry';
import type { AttributeName, ElementShape, EntryShape, ShapeOf } from '../../schema/section-path';
import type { AttributeSchema, ElementSchema } from '../../schema/types';
import type { Span } from '../../text/span';
import type { XmlAttribute, XmlElement } from '../../xml/tree';
import { readAttribute } from '../base/read-attribute';
import { joinUrlPath, normalizeUrlPath } from '../base/url-path';
import { ABSENT, type Origin, type Value } from '../base/value';
import { type FrameReads, READ } from './frame-reads';

/** The file that an entry stands in. */
interface Holder {
  readonly uri: string;
  at(span: Span): Origin;
}

export interface Pool {
  readonly name: string;
  readonly at: Origin;
  readonly element: XmlElement;
  /** Attribute of the pool's `add`: own, else `applicationPoolDefaults`, else schema (R3). */
  attribute(name: AttributeName<PoolShape>): Value;
  /** Attribute of `processModel`, merged attribute by attribute (R3). */
  processModel(name: AttributeName<ElementShape<PoolShape, 'processModel'>>): Value;
  /** Where the nested `processModel` stands, if the pool has one. */
  readonly processModelElement: XmlElement | undefined;
}

export interface Site {
  readonly name: string;
  readonly id: string;
  readonly at: Origin;
  readonly element: XmlElement;
  readonly applications: readonly Application[];
  readonly bindings: readonly Binding[];
}

export interface Application {
  readonly site: Site;
  /** Normalised URL path inside the site. */
  readonly path: string;
  readonly at: Origin;
  readonly element: XmlElement;
  /** Own attribute, else the site's `applicationDefaults`, else those of `sites` (R9); absent where nobody sets it. */
  readonly applicationPool: Value;
  /** An attribute as it is written: own, else that of the nearest `applicationDefaults`. */
  written(name: string): XmlAttribute | undefined;
  readonly virtualDirectories: readonly VirtualDirectory[];
}

export interface VirtualDirectory {
  readonly application: Application;
  /** Path inside the application, `/` for its root. */
  readonly path: string;
  /** Path inside the site. */
  readonly sitePath: string;
  readonly at: Origin;
  readonly element: XmlElement;
  /** Own attribute, else `virtualDirectoryDefaults` of application, site and sites, else schema (R50). */
  attribute(name: AttributeName<DirectoryShape>): Value;
}

export interface Binding {
  readonly protocol: string;
  readonly information: string;
  readonly at: Origin;
  readonly element: XmlElement;
}

type PoolShape = EntryShape<ShapeOf<'system.applicationHost/applicationPools'>>;
type SiteShape = EntryShape<ShapeOf<'system.applicationHost/sites'>>;
type DirectoryShape = EntryShape<EntryShape<SiteShape>>;

export class PoolEntry implements Pool {
  readonly name: string;
  readonly processModelElement: XmlElement | undefined;
  readonly #defaultProcessModel: readonly XmlElement[];

  constructor(
    readonly file: Holder,
    readonly element: XmlElement,
    /** `applicationPoolDefaults`, where the file has it. */
    readonly defaults: readonly XmlElement[],
    readonly schema: SchemaRegistry | undefined,
    readonly reads?: FrameReads,
  ) {
    this.name = element.value('name') ?? '';
    this.processModelElement = element.child('processModel');
    this.#defaultProcessModel = listOf(defaults[0]?.child('processModel'));
  }

  get at(): Origin {
    return placeOf(this.file, this.element, 'name');
  }

  attribute(name: string): Value {
    // The pool's own word makes the default one of nobody's concern.
    if (!this.element.attribute(name)) this.reads?.note(READ.poolDefault(name));
    return firstWritten(this.file, this.element, this.defaults, name, poolSchema(this.schema)?.attributes.get(name));
  }

  processModel(name: string): Value {
    if (!this.processModelElement?.attribute(name)) this.reads?.note(READ.processModelDefault(name));
    const schema = poolSchema(this.schema)?.elements.get('processModel')?.attributes.get(name);
    return firstWritten(this.file, this.processModelElement, this.#defaultProcessModel, name, schema);
  }
}

export function listOf(element: XmlElement | undefined): readonly XmlElement[] {
  return element ? [element] : [];
}

/** What decides where nothing is written: elements that hold defaults, the nearest one first, then the schema. */
export interface SiteDefaults {
  readonly schema: SchemaRegistry | undefined;
  readonly application: readonly XmlElement[];
  readonly virtualDirectory: readonly XmlElement[];
}

/** Thousands of sites are listed where one is asked about: what is in a site is read when somebody looks. */
export class SiteEntry implements Site {
  readonly name: string;
  readonly id: string;
  #content: { readonly applications: readonly Application[]; readonly bindings: readonly Binding[] } | undefined;

  constructor(
    readonly file: Holder,
    readonly element: XmlElement,
    readonly shared: SiteDefaults,
  ) {
    this.name = element.value('name') ?? '';
    this.id = element.value('id') ?? '';
  }

  get at(): Origin {
    return placeOf(this.file, this.element, 'name');
  }

  get applications(): readonly Application[] {
    return this.#read().applications;
  }

  get bindings(): readonly Binding[] {
    return this.#read().bindings;
  }

  #read(): { readonly applications: readonly Application[]; readonly bindings: readonly Binding[] } {
    this.#content ??= readSite(this.file, this, this.shared);
    return this.#content;
  }
}

function readSite(
  file: Holder,
  site: Site,
  shared: SiteDefaults,
): { readonly applications: readonly Application[]; readonly bindings: readonly Binding[] } {
  const applications: Application[] = [];
  const bindings: Binding[] = [];
  const own: XmlElement[] = [];
  let application = shared.application;
  let virtualDirectory = shared.virtualDirectory;
  for (let child = site.element.firstChild; child; child = child.nextSibling) {
    if (child.is('application')) own.push(child);
    else if (child.is('applicationDefaults')) application = [child, ...shared.application];
    else if (child.is('virtualDirectoryDefaults')) virtualDirectory = [child, ...shared.virtualDirectory];
    else if (child.is('bindings')) readBindings(file, child, bindings);
  }
  for (const element of own)
    applications.push(new ApplicationEntry(file, site, element, { ...shared, application, virtualDirectory }));
  return { applications, bindings };
}

class ApplicationEntry implements Application {
  readonly path: string;
  #pool: Value | undefined;
  #directories: readonly VirtualDirectory[] | undefined;

  constructor(
    readonly file: Holder,
    readonly site: Site,
    readonly element: XmlElement,
    readonly defaults: SiteDefaults,
  ) {
    this.path = normalizeUrlPath(element.value('path') ?? '');
  }

  get at(): Origin {
    return placeOf(this.file, this.element, 'path');
  }

  get applicationPool(): Value {
    // R9: no default; the reference says so, the schema has the empty string.
    this.#pool ??= firstWritten(this.file, this.element, this.defaults.application, 'applicationPool', undefined);
    return this.#pool;
  }

  written(name: string): XmlAttribute | undefined {
    return writtenIn(this.element, this.defaults.application, name);
  }

  get virtualDirectories(): readonly VirtualDirectory[] {
    this.#directories ??= this.#read();
    return this.#directories;
  }

  #read(): readonly VirtualDirectory[] {
    const { schema, virtualDirectory } = this.defaults;
    const own = this.element.child('virtualDirectoryDefaults');
    const defaults = own ? [own, ...virtualDirectory] : virtualDirectory;
    const directories: VirtualDirectory[] = [];
    for (let entry = this.element.firstChild; entry; entry = entry.nextSibling)
      if (entry.is('virtualDirectory')) directories.push(new DirectoryEntry(this.file, this, entry, defaults, schema));
    return directories;
  }
}

function readBindings(file: Holder, parent: XmlElement, into: Binding[]): void {
  for (let element = parent.firstChild; element; element = element.nextSibling) {
    if (!element.is('binding')) continue;
    const binding = element;
    into.push({
      protocol: binding.value('protocol') ?? '',
      information: binding.value('bindingInformation') ?? '',
      get at() {
        return placeOf(file, binding, 'bindingInformation');
      },
      element: binding,
    });
  }
}

class DirectoryEntry implements VirtualDirectory {
  readonly path: string;
  readonly sitePath: string;
  #physicalPath: Value | undefined;

  constructor(
    readonly file: Holder,
    readonly application: Application,
    readonly element: XmlElement,
    readonly defaults: readonly XmlElement[],
    readonly schema: SchemaRegistry | undefined,
  ) {
    this.path = normalizeUrlPath(element.value('path') ?? '');
    this.sitePath = this.path === '/' ? application.path : joinUrlPath(application.path, this.path);
  }

  get at(): Origin {
    return placeOf(this.file, this.element, 'path');
  }

  attribute(name: string): Value {
    // Asked for by every rule and every placement.
    if (name === 'physicalPath') {
      this.#physicalPath ??= this.#read(name);
      return this.#physicalPath;
    }
    return this.#read(name);
  }

  #read(name: string): Value {
    return firstWritten(
      this.file,
      this.element,
      this.defaults,
      name,
      directorySchema(this.schema)?.attributes.get(name),
    );
  }
}

/** The value of the attribute that names an element, or its tag where the attribute is missing. */
function placeOf(file: Holder, element: XmlElement, name: string): Origin {
  return file.at(element.attribute(name)?.valueSpan ?? element.nameSpan);
}

function writtenIn(
  own: XmlElement | undefined,
  defaults: readonly XmlElement[],
  name: string,
): XmlAttribute | undefined {
  let attribute = own?.attribute(name);
  for (let i = 0; !attribute && i < defaults.length; i++) attribute = defaults[i]?.attribute(name);
  return attribute;
}

/** The element itself, else the nearest default that writes the attribute decides; else the schema's default. */
function firstWritten(
  file: Holder,
  own: XmlElement | undefined,
  defaults: readonly XmlElement[],
  name: string,
  schema: AttributeSchema | undefined,
): Value {
  const attribute = writtenIn(own, defaults, name);
  if (attribute) return readAttribute(file.uri, attribute, schema);
  return schema?.default === undefined ? ABSENT : { kind: 'default', value: schema.default };
}

function poolSchema(schema: SchemaRegistry | undefined): ElementSchema | undefined {
  return schema?.section('system.applicationHost/applicationPools')?.collection?.entry('add');
}

function directorySchema(schema: SchemaRegistry | undefined): ElementSchema | undefined {
  return schema
    ?.section('system.applicationHost/sites')
    ?.collection?.entry('site')
    ?.collection?.entry('application')
    ?.collection?.entry('virtualDirectory');
}

import type { Span } from '../../text/span';
import type { XmlDocument, XmlElement } from '../../xml/tree';
import { type LocationTarget, locationKey, locationTarget } from '../base/location-path';
import type { Origin } from '../base/value';
import { booleanText } from '../base/value';
import { elementsAmong, elementsBelow } from './elements-at-path';
import { siteOfKey } from './host-facts';
import { HostIndex } from './host-index';
import type { Unit } from './units';

/**
 * What a file is in the hierarchy (R70). `source` is the target of a `configSource`; `other` stands beside the
 * hierarchy: administration.config and redirection.config of IIS Manager.
 */
export type FileRole = 'machine' | 'rootWeb' | 'applicationHost' | 'web' | 'source' | 'other';

/**
 * What the text is. Only a `configuration` takes part in inheritance; a transform or another document called
 * web.config is understood as itself, never judged as configuration (G1 of docs/limits.md).
 */
export type FileShape = 'configuration' | 'transform' | 'fragment' | 'other' | 'empty';

export type OverrideMode = 'Allow' | 'Deny';

/** One `<location>` of a file. */
export interface LocationTag {
  readonly file: ConfigFile;
  readonly element: XmlElement;
  /** Path as written; `undefined` without the attribute. */
  readonly path: string | undefined;
  /** What it names. */
  readonly target: LocationTarget;
  /** The target as a key below the level of the file, see {@link locationKey}. */
  readonly key: string;
  /** Default true (R70). */
  readonly inheritInChildApplications: boolean;
  /** `overrideMode`, else the legacy `allowOverride`; `undefined` for Inherit or none (R71). */
  readonly overrideMode: OverrideMode | undefined;
  /** The same for sections of .NET, which takes `allowOverride="true"` for Inherit. */
  readonly dotNetOverrideMode: OverrideMode | undefined;
  /** The attribute that says so. */
  readonly modeSpan: Span;
}

/** One `<section>` of `configSections`. */
export interface SectionDeclaration {
  readonly path: string;
  readonly element: XmlElement;
  readonly at: Origin;
  readonly overrideModeDefault: OverrideMode | undefined;
  readonly allowDefinition: string | undefined;
  readonly allowLocation: boolean;
}

/** Complete public files declare 48 sections of IIS or more, excerpts that show a lock a handful. */
const STANDARD_SECTIONS = 30;

/** A parsed configuration file. Everything is found on first use and kept: the document never changes. */
export class ConfigFile {
  #top: readonly XmlElement[] | undefined;
  #locations: readonly LocationTag[] | undefined;
  #locationsByKey: ReadonlyMap<string, readonly LocationTag[]> | undefined;
  #declarations: DeclarationTable | undefined;
  #found = new Map<string, readonly XmlElement[]>();
  #index: HostIndex | undefined;
  readonly #tags = new Map<Unit, LocationTag>();

  constructor(
    readonly uri: string,
    readonly role: FileRole,
    readonly document: XmlDocument,
  ) {}

  /** The file with a document that an edit made from this one's: what is known of units goes along. */
  edited(document: XmlDocument): ConfigFile {
    const next = new ConfigFile(this.uri, this.role, document);
    if (this.#index) next.#index = this.#index.edited(document);
    return next;
  }

  /** The units of a host configuration. */
  get index(): HostIndex {
    this.#index ??= HostIndex.of(this.document);
    return this.#index;
  }

  /** The `configuration` element; `undefined` in a file of another shape. */
  get configuration(): XmlElement | undefined {
    const root = this.document.root;
    return root?.is('configuration') ? root : undefined;
  }

  get shape(): FileShape {
    const root = this.document.root;
    if (!root) return this.document.text.trim() === '' ? 'empty' : 'other';
    if (!root.is('configuration'))
      return /^(system\.|location$|configSections$)/.test(root.name) ? 'fragment' : 'other';
    // The XDT namespace stands on the root of a transform file.
    return root.attributes.some(a => a.value === 'http://schemas.microsoft.com/XML-Document-Transform')
      ? 'transform'
      : 'configuration';
  }

  /** A host configuration, and not a transform of one, which says a part of what it will say. */
  get isHost(): boolean {
    return this.role === 'applicationHost' && this.shape !== 'transform';
  }

  at(span: Span): Origin {
    return { file: this.uri, span };
  }

  /** Children of `configuration` other than `location`. */
  get top(): readonly XmlElement[] {
    this.#split();
    return this.#top ?? [];
  }

  /** Location tags in document order. */
  get locations(): readonly LocationTag[] {
    if (this.role === 'applicationHost')
      this.#locations ??= this.index.table.units.filter(isTag).map(unit => this.tagOf(unit));
    else this.#split();
    return this.#locations ?? [];
  }

  /** The location tag that is a unit of a host configuration. */
  tagOf(unit: Unit): LocationTag {
    let tag = this.#tags.get(unit);
    if (!tag) {
      tag = readLocation(this, this.index.table.element(unit));
      this.#tags.set(unit, tag);
    }
    return tag;
  }

  /** The tag that a `location` element, or an element inside of one, belongs to; undefined outside of tags. */
  locationAround(element: XmlElement): LocationTag | undefined {
    if (this.role === 'applicationHost') {
      const unit = this.index.table.unitAt(element.span.start);
      const isInside = unit && isTag(unit) && element.span.start < this.index.table.element(unit).span.end;
      return isInside ? this.tagOf(unit) : undefined;
    }
    const { locations } = this;
    let low = 0;
    let high = locations.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((locations[middle]?.element.row ?? 0) <= element.row) low = middle + 1;
      else high = middle;
    }
    const tag = locations[low - 1];
    return tag && element.span.start < tag.element.span.end ? tag : undefined;
  }

  /** Location tags for one target, in document order. */
  locationsFor(key: string): readonly LocationTag[] {
    if (this.role === 'applicationHost') return this.index.tagsFor(key).map(unit => this.tagOf(unit));
    if (!this.#locationsByKey) {
      const map = new Map<string, LocationTag[]>();
      for (const tag of this.locations) {
        const list = map.get(tag.key);
        if (list) list.push(tag);
        else map.set(tag.key, [tag]);
      }
      this.#locationsByKey = map;
    }
    return this.#locationsByKey.get(key) ?? [];
  }

  /** Location tags that may name something below a target: at least those that do. */
  locationsBelow(key: string): readonly LocationTag[] {
    if (this.role !== 'applicationHost' || key === '') return this.locations;
    return this.index.tagsIn(siteOfKey(key)).map(unit => this.tagOf(unit));
  }

  /** Elements of a section outside of location tags. */
  sectionElements(path: string): readonly XmlElement[] {
    let found = this.#found.get(path);
    if (!found) {
      found = elementsAmong(this.top, path);
      this.#found.set(path, found);
    }
    return found;
  }

  /** Sections that this file declares, by path. Names are case-sensitive; of a repeated one the first counts. */
  get declarations(): ReadonlyMap<string, SectionDeclaration> {
    return this.#table.byPath;
  }

  /** Section groups that this file declares, with those above them. */
  get declaredGroups(): ReadonlySet<string> {
    return this.#table.groups;
  }

  /** Declarations that repeat one of the same file, which is an error (R74). */
  get repeatedDeclarations(): DeclarationTable['repeated'] {
    return this.#table.repeated;
  }

  get #table(): DeclarationTable {
    this.#declarations ??= readDeclarations(this);
    return this.#declarations;
  }

  /**
   * True where the file is no excerpt, so that a section that it does not declare is not declared (R73): it declares
   * the sections without which a server does not start, or so many that one of those is a gap rather than left out.
   */
  get isComplete(): boolean {
    const { declarations } = this;
    if (declarations.has('system.applicationHost/applicationPools') && declarations.has('system.applicationHost/sites'))
      return true;
    let standard = 0;
    for (const path of declarations.keys()) if (/^system\.(applicationHost|webServer)\//.test(path)) standard++;
    return standard >= STANDARD_SECTIONS;
  }

  #split(): void {
    if (this.#top) return;
    if (this.role === 'applicationHost') {
      this.#top = this.index.table.top;
      return;
    }
    const top: XmlElement[] = [];
    const locations: LocationTag[] = [];
    for (const child of this.configuration?.children() ?? []) {
      if (child.is('location')) locations.push(readLocation(this, child));
      else top.push(child);
    }
    this.#top = top;
    this.#locations = locations;
  }
}

function isTag({ kind }: Unit): boolean {
  return kind === 'tag' || kind === 'levelTag';
}

/** Elements of a section inside one location tag. */
export function sectionElementsIn(tag: LocationTag, path: string): readonly XmlElement[] {
  return elementsBelow(tag.element, path);
}

/** Files above all sites: the first segment of their location paths is the name of one. */
const NAMES_SITES: ReadonlySet<FileRole> = new Set(['machine', 'rootWeb', 'applicationHost']);

function readLocation(file: ConfigFile, element: XmlElement): LocationTag {
  const path = element.value('path');
  const target = locationTarget(path, NAMES_SITES.has(file.role) ? 'server' : 'level');
  const mode = element.attribute('overrideMode');
  const legacy = element.attribute('allowOverride');
  const overrideMode = mode ? modeOf(mode.value) : legacyMode(legacy?.value);
  return {
    file,
    element,
    path,
    target,
    key: locationKey(target),
    inheritInChildApplications: booleanText(element.value('inheritInChildApplications')) ?? true,
    overrideMode,
    dotNetOverrideMode: !mode && overrideMode === 'Allow' ? undefined : overrideMode,
    modeSpan: (mode ?? legacy)?.span ?? element.nameSpan,
  };
}

function modeOf(text: string | undefined): OverrideMode | undefined {
  return text === 'Allow' || text === 'Deny' ? text : undefined;
}

function legacyMode(text: string | undefined): OverrideMode | undefined {
  const allow = booleanText(text);
  return allow === undefined ? undefined : allow ? 'Allow' : 'Deny';
}

interface DeclarationTable {
  readonly groups: ReadonlySet<string>;
  readonly byPath: ReadonlyMap<string, SectionDeclaration>;
  readonly repeated: readonly { readonly declaration: SectionDeclaration; readonly earlier: SectionDeclaration }[];
}

function readDeclarations(file: ConfigFile): DeclarationTable {
  const byPath = new Map<string, SectionDeclaration>();
  const groups = new Set<string>();
  const repeated: { declaration: SectionDeclaration; earlier: SectionDeclaration }[] = [];
  const pending: { readonly group: XmlElement; readonly prefix: string }[] = [];
  for (const child of file.top) if (child.is('configSections')) pending.push({ group: child, prefix: '' });
  for (let next = pending.shift(); next; next = pending.shift()) {
    for (const child of next.group.children()) {
      const name = child.value('name');
      if (!name) continue;
      const path = `${next.prefix}${name}`;
      if (child.is('sectionGroup')) {
        groups.add(path);
        pending.push({ group: child, prefix: `${path}/` });
      } else if (child.is('section')) {
        const declaration = readDeclaration(file, child, path);
        const earlier = byPath.get(path);
        if (earlier) repeated.push({ declaration, earlier });
        else byPath.set(path, declaration);
      }
    }
  }
  return { byPath, groups, repeated };
}

function readDeclaration(file: ConfigFile, element: XmlElement, path: string): SectionDeclaration {
  return {
    path,
    element,
    at: file.at(element.attribute('name')?.valueSpan ?? element.nameSpan),
    overrideModeDefault: modeOf(element.value('overrideModeDefault')),
    allowDefinition: element.value('allowDefinition'),
    allowLocation: booleanText(element.value('allowLocation')) ?? true,
  };
}

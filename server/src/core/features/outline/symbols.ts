import { poolIdentity } from '../../answer/pool-answer';
import { locationTarget } from '../../config/base/location-path';
import { textOf } from '../../config/base/value';
import type { ConfigFile } from '../../config/files/config-file';
import type { Span } from '../../text/span';
import type { Snapshot } from '../../workspace/snapshot';
import type { XmlAttribute, XmlElement } from '../../xml/tree';
import { poolLabel } from '../pool-label';

/** What a symbol is, for its picture. */
export type SymbolKind =
  | 'server'
  | 'pool'
  | 'site'
  | 'application'
  | 'directory'
  | 'location'
  | 'group'
  | 'section'
  | 'entry'
  | 'key';

/** A part of a configuration file that has a name. */
export interface ConfigSymbol {
  readonly name: string;
  /** For pools, sites and applications: the account that acts. */
  readonly detail: string;
  readonly kind: SymbolKind;
  readonly span: Span;
  readonly nameSpan: Span;
  readonly children: readonly ConfigSymbol[];
}

/** Files with more elements show what is above single settings alone: nobody looks for these in a tree of a hundred thousand. */
const MOST_ELEMENTS = 20_000;

/** Still larger ones, with thousands of sites, show pools, sites, applications and location tags: an editor draws no more. */
const MOST_DRAWN = 100_000;

/** The tree of a file: location tags, groups, sections, entries; pools and sites with their accounts. */
export function symbolsOf(snapshot: Snapshot, uri: string): readonly ConfigSymbol[] {
  const file = snapshot.config(uri);
  const root = file?.document.root;
  if (!file || !root) return [];
  const { nodeCount } = file.document;
  const make = new Symbols(snapshot, file, nodeCount > MOST_ELEMENTS, nodeCount > MOST_DRAWN);
  return [...root.children()].map(child => make.of(child, ''));
}

class Symbols {
  readonly #accounts = new Map<string, string>();
  readonly #defaults: XmlElement | undefined;

  constructor(
    readonly snapshot: Snapshot,
    readonly file: ConfigFile,
    readonly isLarge: boolean,
    readonly isHuge: boolean,
  ) {
    const { sitesElement } = snapshot.topology(file);
    this.#defaults = sitesElement?.child('applicationDefaults');
  }

  of(element: XmlElement, outer: string): ConfigSymbol {
    const isLocation = element.is('location') && outer === '';
    const path = isLocation ? '' : outer === '' ? element.name : `${outer}/${element.name}`;
    const kind = isLocation ? 'location' : kindOf(path, this.snapshot);
    const isLeaf =
      (this.isLarge &&
        (kind === 'entry' || kind === 'key' || kind === 'section' || kind === 'directory') &&
        !HOLDERS.has(path)) ||
      (this.isHuge && (kind === 'location' || kind === 'application'));
    const named = element.attribute('name') ?? element.attribute('path');
    return {
      name: nameOf(element, isLocation, named),
      detail: this.#detail(element, path, kind),
      kind,
      span: element.span,
      nameSpan: named?.span ?? element.nameSpan,
      children: isLeaf ? [] : this.#children(element, path, kind),
    };
  }

  #children(element: XmlElement, path: string, kind: SymbolKind): readonly ConfigSymbol[] {
    const isPlain = this.isLarge && (kind === 'pool' || kind === 'site');
    const children: ConfigSymbol[] = [];
    for (let child = element.firstChild; child; child = child.nextSibling)
      if (!isPlain || child.is('application')) children.push(this.of(child, path));
    return children;
  }

  #detail(element: XmlElement, path: string, kind: SymbolKind): string {
    switch (kind) {
      case 'pool':
        return this.#account(element.value('name') ?? '');
      case 'site': {
        const root = element.child('application');
        return root ? this.#accountOf(root) : '';
      }
      case 'application':
        return this.#accountOf(element);
      case 'directory':
        return element.value('physicalPath') ?? '';
      case 'location':
        return element.value('overrideMode') === undefined ? '' : `overrideMode ${element.value('overrideMode')}`;
      case 'key':
      case 'entry':
        return path === 'system.applicationHost/sites/site/bindings/binding' ? (element.value('protocol') ?? '') : '';
      default:
        return '';
    }
  }

  /** R9: the pool of the application, else of the defaults of its site, else of those of all sites. */
  #accountOf(application: XmlElement): string {
    const pool =
      application.value('applicationPool') ??
      application.parent?.child('applicationDefaults')?.value('applicationPool') ??
      this.#defaults?.value('applicationPool');
    return pool === undefined ? '' : this.#account(pool);
  }

  /** Sites share pools, so that each account is worked out once. */
  #account(name: string): string {
    const key = name.toLowerCase();
    let account = this.#accounts.get(key);
    if (account === undefined) {
      const [pool, second] = this.snapshot.topology(this.file).poolsNamed(name);
      const facts = this.snapshot.facts(this.file);
      account = !pool
        ? 'pool not defined'
        : second
          ? 'pool defined twice'
          : poolLabel(poolIdentity(pool, facts), facts);
      this.#accounts.set(key, account);
    }
    return account;
  }
}

/** Sections that hold what everybody looks for. */
const HOLDERS: ReadonlySet<string> = new Set([
  'system.applicationHost/applicationPools',
  'system.applicationHost/sites',
]);

const KINDS: Readonly<Record<string, SymbolKind>> = {
  'system.applicationHost/applicationPools/add': 'pool',
  'system.applicationHost/sites/site': 'site',
  'system.applicationHost/sites/site/application': 'application',
  'system.applicationHost/sites/site/application/virtualDirectory': 'directory',
};

function kindOf(path: string, { schema }: Snapshot): SymbolKind {
  const known = KINDS[path];
  if (known) return known;
  if (schema.section(path)) return 'section';
  if (schema.isGroup(path)) return 'group';
  return path.includes('/') ? 'entry' : 'section';
}

/** Attributes that tell an entry from its neighbours, the best first. */
const KEYS = [
  'name',
  'key',
  'path',
  'value',
  'fileExtension',
  'statusCode',
  'segment',
  'verb',
  'users',
  'roles',
  'bindingInformation',
  'assembly',
];

/** Elements whose kind their picture or their neighbours tell. */
const SELF_EVIDENT: ReadonlySet<string> = new Set(['add', 'site', 'application', 'virtualDirectory']);

/** `named`: its attribute `name` or `path`. */
function nameOf(element: XmlElement, isLocation: boolean, named: XmlAttribute | undefined): string {
  if (isLocation) {
    const path = element.value('path');
    return locationTarget(path, 'level').kind === 'level' ? 'location (this level)' : `location ${path}`;
  }
  for (const key of KEYS) {
    const value = named?.name === key ? named.value : element.value(key);
    if (value) return SELF_EVIDENT.has(element.name) ? value : `${element.name} ${value}`;
  }
  return element.name === '' ? '(no name)' : element.name;
}

/** Pools, sites and applications of the host configurations in use whose name has the letters of a query, in order. */
export function workspaceSymbols(
  snapshot: Snapshot,
  query: string,
): readonly (Omit<ConfigSymbol, 'children'> & { readonly file: string; readonly within: string })[] {
  const letters = [...query.toLowerCase().replace(/\s/g, '')];
  const fits = (name: string): boolean => {
    let at = 0;
    const lower = name.toLowerCase();
    return letters.every(letter => {
      at = lower.indexOf(letter, at) + 1;
      return at > 0;
    });
  };
  const found: (Omit<ConfigSymbol, 'children'> & { readonly file: string; readonly within: string })[] = [];
  for (const host of snapshot.hosts()) {
    const { pools, sites } = snapshot.topology(host);
    const add = (name: string, kind: SymbolKind, element: XmlElement, at: Span, within: string): void => {
      if (found.length < MOST_FOUND && fits(name))
        found.push({ name, kind, detail: '', span: element.span, nameSpan: at, file: host.uri, within });
    };
    for (const pool of pools) add(pool.name, 'pool', pool.element, pool.at.span, 'application pools');
    for (const site of sites) {
      add(site.name, 'site', site.element, site.at.span, 'sites');
      for (const application of site.applications)
        if (application.path !== '/')
          add(
            `${site.name}${application.path}`,
            'application',
            application.element,
            application.at.span,
            textOf(application.applicationPool) ?? '',
          );
    }
  }
  return found;
}

const MOST_FOUND = 500;

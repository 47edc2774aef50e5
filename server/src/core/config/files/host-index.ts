import { expandVariables, windowsPathKey, writtenPath } from '../../windows/windows-path';
import type { XmlDocument } from '../../xml/tree';
import { namedFacts, siteContent, siteOfKey, tagFacts, type UnitFacts } from './host-facts';
import { type Entry, UnitIndex } from './unit-index';
import { keyOfTag, type Unit, type UnitChange, UnitTable } from './units';

/** What holds for a host configuration as a whole; the same object as before where nothing of it has changed. */
export interface HostSummary {
  readonly hasPools: boolean;
  readonly hasSites: boolean;
  /** Some name holds a token that a deployment replaces. */
  readonly hasTemplatedPool: boolean;
  readonly hasTemplatedSite: boolean;
}

/**
 * Who bears which name in one host configuration: indexes over the facts of its units, which follow an edit by the
 * difference that it makes.
 */
export class HostIndex {
  #contents: Contents | undefined;
  #groups: readonly Group[] | undefined;

  // biome-ignore lint/style/useConsistentMemberAccessibility: a constructor cannot be #private.
  private constructor(
    readonly table: UnitTable,
    readonly names: Names,
    readonly summary: HostSummary,
  ) {}

  static of(document: XmlDocument): HostIndex {
    return HostIndex.#over(UnitTable.of(document));
  }

  static #over(table: UnitTable): HostIndex {
    const names = readNames(table);
    return new HostIndex(table, names, summaryOf(names.counts));
  }

  /** The index of a document that an edit made from this one's. */
  edited(document: XmlDocument): HostIndex {
    const table = this.table.edited(document);
    const { change } = table;
    if (!change) return HostIndex.#over(table);
    const isLarge = change.removed.length + change.added.length > LARGE;
    const names = isLarge ? readNames(table) : editedNames(this.names, table, change);
    const summary = summaryOf(names.counts);
    const next = new HostIndex(table, names, isSame(summary, this.summary) ? this.summary : summary);
    if (this.#contents && !isLarge && hasSameDefaults(this.#contents, this.table, table))
      next.#contents = editedContents(this.#contents, table, change);
    if (this.#groups) next.#groups = editedGroups(this.#groups, next, change);
    return next;
  }

  /** Pools by name, in lower case. */
  get pools(): UnitIndex {
    return this.names.pools;
  }

  get sites(): UnitIndex {
    return this.names.sites;
  }

  /** Sites by `id`. */
  get ids(): UnitIndex {
    return this.names.ids;
  }

  /** Sites by the pools of their applications. */
  get users(): UnitIndex {
    return this.#content.users;
  }

  /** Sites by `protocol information` of their bindings. */
  get bindings(): UnitIndex {
    return this.#content.bindings;
  }

  /** Sites by the keys of the folders of their virtual directories. */
  get folders(): UnitIndex {
    return this.#content.folders;
  }

  /** Location tags for one target. */
  tagsFor(key: string): readonly Unit[] {
    return key === '' ? this.table.levelTags : this.names.tags.get(key);
  }

  /** Location tags for a site and everything in it. */
  tagsIn(site: string): readonly Unit[] {
    return this.names.tagsOfSite.get(site);
  }

  /** Location tags of sites in which some section may lie in another file. */
  get sourceTags(): readonly Unit[] {
    return this.names.sources.get('');
  }

  /** Names of the pools that the applications of a site run in. */
  poolsOf(site: Unit): readonly string[] {
    return poolNames(this.table, site, this.#content.defaults);
  }

  /**
   * What is kept of each unit, by its index in the table. A group is the same in two versions where nothing has changed
   * that it looks at beside the frame: of a site, itself, its pools and its location tags; of a location tag, those for the same target and
   * around it, and the site with its pools.
   */
  get groups(): readonly Group[] {
    this.#groups ??= this.table.units.map(() => new Group());
    return this.#groups;
  }

  /** The site that a location tag speaks of: of those with one name, the first. */
  siteOf(tag: Unit): Unit | undefined {
    return this.sites.get(siteOfKey(factsOf(this.table, tag).key))[0];
  }

  keyOf(tag: Unit): string {
    return factsOf(this.table, tag).key;
  }

  get #content(): Contents {
    this.#contents ??= readContents(this.table);
    return this.#contents;
  }
}

/** An edit of more units than that is no keystroke: reading all facts, which the units keep, is faster. */
const LARGE = 100;

/** A place for what is derived from a unit and what it looks at. Two versions share it where these are the same. */
export class Group {
  /** Left here by a layer above. */
  kept: object | undefined;
}

/** The groups after an edit: new ones for units that are new, or that look at one that is new or gone. */
function editedGroups(
  old: readonly Group[],
  index: HostIndex,
  { from, to, removed, added }: UnitChange,
): readonly Group[] {
  const { table } = index;
  const groups = old.slice();
  groups.splice(from, to - from, ...added.map(() => new Group()));
  const sites = new Set<string>();
  const stale = new Set<Unit>();
  for (const unit of [...removed, ...added]) {
    if (unit.kind === 'pool')
      for (const user of index.users.get(factsOf(table, unit).name)) sites.add(factsOf(table, user).name);
    else if (unit.kind === 'site') sites.add(factsOf(table, unit).name);
    else if (unit.kind === 'tag') {
      const { key } = factsOf(table, unit);
      for (const tag of index.tagsIn(siteOfKey(key))) if (isInside(index.keyOf(tag), key)) stale.add(tag);
      for (const site of index.sites.get(siteOfKey(key))) stale.add(site);
    }
  }
  for (const site of sites) for (const unit of [...index.sites.get(site), ...index.tagsIn(site)]) stale.add(unit);
  for (const unit of stale) groups[table.indexOf(unit)] = new Group();
  return groups;
}

function isInside(key: string, outer: string): boolean {
  return key === outer || key.startsWith(`${outer}/`);
}

interface Counts {
  readonly pools: number;
  readonly sites: number;
  readonly templatedPools: number;
  readonly templatedSites: number;
}

interface Names {
  readonly pools: UnitIndex;
  readonly sites: UnitIndex;
  readonly ids: UnitIndex;
  readonly tags: UnitIndex;
  readonly tagsOfSite: UnitIndex;
  /** Location tags that may name other files, all under one key. */
  readonly sources: UnitIndex;
  readonly counts: Counts;
}

function readNames(table: UnitTable): Names {
  const all = entriesOf(table, table.units);
  return {
    pools: UnitIndex.of(all.pools),
    sites: UnitIndex.of(all.sites),
    ids: UnitIndex.of(all.ids),
    tags: UnitIndex.of(all.tags),
    tagsOfSite: UnitIndex.of(all.tagsOfSite),
    sources: UnitIndex.of(all.sources),
    counts: all.counts,
  };
}

function editedNames(old: Names, table: UnitTable, { removed, added }: UnitChange): Names {
  const gone = entriesOf(table, removed);
  const come = entriesOf(table, added);
  const position = (unit: Unit): number => table.indexOf(unit);
  const counts = { ...old.counts };
  return {
    pools: old.pools.edited(gone.pools, come.pools, position),
    sites: old.sites.edited(gone.sites, come.sites, position),
    ids: old.ids.edited(gone.ids, come.ids, position),
    tags: old.tags.edited(gone.tags, come.tags, position),
    tagsOfSite: old.tagsOfSite.edited(gone.tagsOfSite, come.tagsOfSite, position),
    sources: old.sources.edited(gone.sources, come.sources, position),
    counts: {
      pools: counts.pools - gone.counts.pools + come.counts.pools,
      sites: counts.sites - gone.counts.sites + come.counts.sites,
      templatedPools: counts.templatedPools - gone.counts.templatedPools + come.counts.templatedPools,
      templatedSites: counts.templatedSites - gone.counts.templatedSites + come.counts.templatedSites,
    },
  };
}

/** What some units bear. Units that are gone have been read before. */
function entriesOf(table: UnitTable, units: readonly Unit[]) {
  const pools: Entry[] = [];
  const sites: Entry[] = [];
  const ids: Entry[] = [];
  const tags: Entry[] = [];
  const tagsOfSite: Entry[] = [];
  const sources: Entry[] = [];
  const counts = { pools: 0, sites: 0, templatedPools: 0, templatedSites: 0 };
  for (const unit of units) {
    if (unit.kind === 'pool') {
      const { name, isTemplated } = factsOf(table, unit);
      pools.push([name, unit]);
      counts.pools++;
      if (isTemplated) counts.templatedPools++;
    } else if (unit.kind === 'site') {
      const { name, id, isTemplated } = factsOf(table, unit);
      sites.push([name, unit]);
      ids.push([id, unit]);
      counts.sites++;
      if (isTemplated) counts.templatedSites++;
    } else if (unit.kind === 'tag') {
      const { key, mayNameFile } = factsOf(table, unit);
      tags.push([key, unit]);
      tagsOfSite.push([siteOfKey(key), unit]);
      if (mayNameFile) sources.push(['', unit]);
    }
  }
  return { pools, sites, ids, tags, tagsOfSite, sources, counts };
}

function factsOf(table: UnitTable, unit: Unit): UnitFacts {
  if (!unit.facts) {
    const element = table.element(unit);
    unit.facts = unit.kind === 'tag' ? tagFacts(element, keyOfTag(element)) : namedFacts(element);
  }
  return unit.facts;
}

function summaryOf({ pools, sites, templatedPools, templatedSites }: Counts): HostSummary {
  return {
    hasPools: pools > 0,
    hasSites: sites > 0,
    hasTemplatedPool: templatedPools > 0,
    hasTemplatedSite: templatedSites > 0,
  };
}

function isSame(a: HostSummary, b: HostSummary): boolean {
  return (
    a.hasPools === b.hasPools &&
    a.hasSites === b.hasSites &&
    a.hasTemplatedPool === b.hasTemplatedPool &&
    a.hasTemplatedSite === b.hasTemplatedSite
  );
}

/** What is inside of sites; it takes much longer to read than names. */
interface Contents {
  readonly users: UnitIndex;
  readonly bindings: UnitIndex;
  readonly folders: UnitIndex;
  readonly defaults: Defaults;
}

/** What applies to applications and virtual directories that say nothing; undefined where the file has no default. */
interface Defaults {
  readonly pool: string | undefined;
  readonly folder: string | undefined;
}

function defaultsOf(table: UnitTable): Defaults {
  const written = table.beside('sites', 'virtualDirectoryDefaults')?.value('physicalPath') ?? '';
  const folder = writtenPath(expandVariables(written)) ?? '';
  return {
    pool: table.beside('sites', 'applicationDefaults')?.value('applicationPool')?.toLowerCase(),
    folder: folder === '' ? undefined : windowsPathKey(folder),
  };
}

function readContents(table: UnitTable): Contents {
  const defaults = defaultsOf(table);
  const { users, bindings, folders } = contentsOf(table, [...table.unitsOf('site')], defaults);
  return {
    users: UnitIndex.of(users),
    bindings: UnitIndex.of(bindings),
    folders: UnitIndex.of(folders),
    defaults,
  };
}

function editedContents(old: Contents, table: UnitTable, { removed, added }: UnitChange): Contents {
  const { defaults } = old;
  const gone = contentsOf(table, removed, defaults);
  const come = contentsOf(table, added, defaults);
  const position = (unit: Unit): number => table.indexOf(unit);
  return {
    users: old.users.edited(gone.users, come.users, position),
    bindings: old.bindings.edited(gone.bindings, come.bindings, position),
    folders: old.folders.edited(gone.folders, come.folders, position),
    defaults,
  };
}

function hasSameDefaults({ defaults }: Contents, old: UnitTable, table: UnitTable): boolean {
  if (old.frame === table.frame) return true;
  const { pool, folder } = defaultsOf(table);
  return pool === defaults.pool && folder === defaults.folder;
}

function contentsOf(table: UnitTable, units: readonly Unit[], defaults: Defaults) {
  const users: Entry[] = [];
  const bindings: Entry[] = [];
  const folders: Entry[] = [];
  for (const unit of units) {
    if (unit.kind !== 'site') continue;
    unit.content ??= siteContent(table.element(unit));
    for (const pool of poolNames(table, unit, defaults)) users.push([pool, unit]);
    for (const binding of unit.content.bindings) bindings.push([binding, unit]);
    for (const folder of new Set(unit.content.folders.map(own => own ?? defaults.folder)))
      if (folder !== undefined) folders.push([folder, unit]);
  }
  return { users, bindings, folders };
}

function poolNames(table: UnitTable, site: Unit, defaults: Defaults): readonly string[] {
  site.content ??= siteContent(table.element(site));
  return [...new Set(site.content.pools.map(pool => pool ?? defaults.pool ?? ''))];
}

import type { SchemaRegistry } from '../../schema/registry';
import type { XmlElement } from '../../xml/tree';
import type { ConfigFile } from './config-file';
import type { FrameReads } from './frame-reads';
import type { HostIndex } from './host-index';
import { listOf, type Pool, PoolEntry, type Site, type SiteDefaults, SiteEntry } from './topology-entries';
import type { Unit } from './units';

export type { Application, Binding, Pool, Site, VirtualDirectory } from './topology-entries';

/**
 * Application pools, sites, applications and virtual directories of one applicationHost.config, defaults applied. What
 * is asked by name costs what it gives; only `pools` and `sites` list everything.
 */
export interface Topology {
  readonly file: ConfigFile;
  /** `applicationPools` elements, in document order; a file may write the section twice, which IIS refuses. */
  readonly poolsElement: XmlElement | undefined;
  readonly poolDefaults: XmlElement | undefined;
  readonly pools: readonly Pool[];
  readonly sitesElement: XmlElement | undefined;
  readonly siteDefaults: XmlElement | undefined;
  readonly sites: readonly Site[];
  /** The same one after the other, for who stops before the last. */
  eachPool(): Iterable<Pool>;
  eachSite(): Iterable<Site>;
  /** Pools of one name; names compare without regard to case. More than one is an error of the file (R9). */
  poolsNamed(name: string): readonly Pool[];
  siteNamed(name: string): Site | undefined;
  /** Sites with an application in a pool, in document order. */
  sitesIn(pool: string): readonly Site[];
  /** Sites with a virtual directory whose Windows folder has that key (`windowsPathKey`), in document order. */
  sitesOn(folder: string): readonly Site[];
  /** Sites with a binding, in document order; `binding` is `protocol information`, compared without regard to case. */
  sitesBoundTo(binding: string): readonly Site[];
  /**
   * Where not all of the file is in sight, the pools and sites that are: levels made with it know of no refusal
   * elsewhere in the file, nor of XML that is not well-formed.
   */
  readonly inSight?: readonly Unit[];
}

const topologies = new WeakMap<ConfigFile, { readonly schema: SchemaRegistry; readonly topology: HostTopology }>();

/** The topology of a host configuration, with the default values of the server's schema; one for each file. */
export function topologyOf(file: ConfigFile, schema: SchemaRegistry): HostTopology {
  let known = topologies.get(file);
  if (known?.schema !== schema) {
    known = { schema, topology: new HostTopology(file, schema) };
    topologies.set(file, known);
  }
  return known.topology;
}

/** Entries are made when somebody asks for them, and are then the same for everybody. */
export class HostTopology implements Topology {
  readonly #pools = new Map<Unit, Pool>();
  readonly #sites = new Map<Unit, Site>();
  #allPools: readonly Pool[] | undefined;
  #allSites: readonly Site[] | undefined;
  #poolDefaults: readonly XmlElement[] | undefined;
  #shared: SiteDefaults | undefined;

  constructor(
    readonly file: ConfigFile,
    readonly schema: SchemaRegistry,
  ) {}

  get index(): HostIndex {
    return this.file.index;
  }

  get poolsElement(): XmlElement | undefined {
    return this.index.table.container('applicationPools');
  }

  get poolDefaults(): XmlElement | undefined {
    return this.index.table.beside('applicationPools', 'applicationPoolDefaults');
  }

  get sitesElement(): XmlElement | undefined {
    return this.index.table.container('sites');
  }

  get siteDefaults(): XmlElement | undefined {
    return this.index.table.beside('sites', 'siteDefaults');
  }

  get pools(): readonly Pool[] {
    this.#allPools ??= Array.from(this.index.table.unitsOf('pool'), unit => this.poolOf(unit));
    return this.#allPools;
  }

  get sites(): readonly Site[] {
    this.#allSites ??= Array.from(this.index.table.unitsOf('site'), unit => this.siteOf(unit));
    return this.#allSites;
  }

  *eachPool(): Iterable<Pool> {
    for (const unit of this.index.table.unitsOf('pool')) yield this.poolOf(unit);
  }

  *eachSite(): Iterable<Site> {
    for (const unit of this.index.table.unitsOf('site')) yield this.siteOf(unit);
  }

  poolsNamed(name: string): readonly Pool[] {
    return this.index.pools.get(name.toLowerCase()).map(unit => this.poolOf(unit));
  }

  siteNamed(name: string): Site | undefined {
    const [unit] = this.index.sites.get(name.toLowerCase());
    return unit && this.siteOf(unit);
  }

  sitesIn(pool: string): readonly Site[] {
    return this.index.users.get(pool.toLowerCase()).map(unit => this.siteOf(unit));
  }

  sitesOn(folder: string): readonly Site[] {
    return this.index.folders.get(folder).map(unit => this.siteOf(unit));
  }

  sitesBoundTo(binding: string): readonly Site[] {
    return this.index.bindings.get(binding.toLowerCase()).map(unit => this.siteOf(unit));
  }

  poolOf(unit: Unit): Pool {
    return kept(this.#pools, unit, () => this.newPool(unit));
  }

  siteOf(unit: Unit): Site {
    return kept(this.#sites, unit, () => this.newSite(unit));
  }

  /** An entry that nobody keeps, for who looks at one after the other. */
  newPool(unit: Unit, reads?: FrameReads): Pool {
    this.#poolDefaults ??= listOf(this.poolDefaults);
    return new PoolEntry(this.file, this.index.table.element(unit), this.#poolDefaults, this.schema, reads);
  }

  newSite(unit: Unit): Site {
    const { table } = this.index;
    this.#shared ??= {
      schema: this.schema,
      application: listOf(table.beside('sites', 'applicationDefaults')),
      virtualDirectory: listOf(table.beside('sites', 'virtualDirectoryDefaults')),
    };
    return new SiteEntry(this.file, table.element(unit), this.#shared);
  }
}

function kept<Key, Entry>(known: Map<Key, Entry>, key: Key, make: () => Entry): Entry {
  let entry = known.get(key);
  if (!entry) {
    entry = make();
    known.set(key, entry);
  }
  return entry;
}

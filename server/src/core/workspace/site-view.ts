import type { ConfigFile } from '../config/files/config-file';
import { type FrameReads, READ } from '../config/files/frame-reads';
import type { HostTopology, Pool, Site, Topology } from '../config/files/topology';
import type { Unit } from '../config/files/units';

/**
 * A topology in which nothing is defined but one site and the pools of its applications; without a site, nothing at
 * all. Whoever works with it cannot see what the answer is not kept by.
 */
export class SiteView implements Topology {
  readonly sites: readonly Site[];
  readonly inSight: readonly Unit[];
  readonly #pools: ReadonlyMap<string, readonly Pool[]>;

  constructor(
    readonly whole: HostTopology,
    unit: Unit | undefined,
    /** Hears what is read of the frame. */
    readonly reads: FrameReads | undefined,
  ) {
    const { index } = whole;
    this.sites = unit ? [whole.newSite(unit)] : [];
    const names = unit ? index.poolsOf(unit) : [];
    const pools = names.map(name => ({ name, units: index.pools.get(name) }));
    this.#pools = new Map(pools.map(({ name, units }) => [name, units.map(pool => whole.newPool(pool, reads))]));
    this.inSight = unit ? [unit, ...pools.flatMap(({ units }) => units)] : [];
  }

  get file(): ConfigFile {
    return this.whole.file;
  }

  get poolsElement() {
    this.reads?.note(READ.lists);
    return this.whole.poolsElement;
  }

  get poolDefaults() {
    this.reads?.note(READ.poolDefaults);
    return this.whole.poolDefaults;
  }

  get sitesElement() {
    this.reads?.note(READ.lists);
    return this.whole.sitesElement;
  }

  get siteDefaults() {
    this.reads?.note(READ.siteDefaults);
    return this.whole.siteDefaults;
  }

  eachPool(): readonly Pool[] {
    return this.pools;
  }

  eachSite(): readonly Site[] {
    return this.sites;
  }

  get pools(): readonly Pool[] {
    return [...this.#pools.values()].flat();
  }

  get site(): Site | undefined {
    return this.sites[0];
  }

  poolsNamed(name: string): readonly Pool[] {
    return this.#pools.get(name.toLowerCase()) ?? [];
  }

  siteNamed(name: string): Site | undefined {
    return this.sites.find(site => site.name.toLowerCase() === name.toLowerCase());
  }

  sitesIn(pool: string): readonly Site[] {
    return this.#pools.has(pool.toLowerCase()) ? this.sites : [];
  }

  sitesOn(): readonly Site[] {
    return [];
  }

  sitesBoundTo(): readonly Site[] {
    return [];
  }
}

import { poolIdentity } from '../../answer/pool-answer';
import type { ServerFacts } from '../../config/base/server-facts';
import type { ConfigFile } from '../../config/files/config-file';
import { type HostTopology, topologyOf } from '../../config/files/topology';
import type { Unit, UnitTable } from '../../config/files/units';
import type { SchemaRegistry } from '../../schema/registry';
import type { Snapshot } from '../../workspace/snapshot';
import { TopologyParts } from './topology-answer';

/** What one version of a host configuration says of pools, sites, paths and accounts, to be compared with a later one. */
export class TopologyVersion {
  // biome-ignore lint/style/useConsistentMemberAccessibility: a constructor cannot be #private.
  private constructor(
    readonly file: ConfigFile,
    readonly schema: SchemaRegistry,
    readonly facts: ServerFacts,
  ) {}

  /** Undefined for a file that is not at hand. */
  static of(snapshot: Snapshot, uri: string): TopologyVersion | undefined {
    const file = snapshot.source(uri)?.config('applicationHost');
    return file && new TopologyVersion(file, snapshot.schema, snapshot.facts(file));
  }

  /**
   * True where `whoiis/topology` answers the same for both, but for ranges. Costs a look at each unit, and what is
   * different.
   */
  saysSameAs(later: TopologyVersion): boolean {
    if (this.file === later.file && this.schema === later.schema && isSame(this.facts, later.facts)) return true;
    if (this.schema !== later.schema || !isSame(this.facts, later.facts)) return false;
    const [old, now] = [this.file.index.table, later.file.index.table];
    if (old.frame !== now.frame && this.#defaults !== later.#defaults) return false;
    const [before, after] = between(old, now);
    const [known, kept] = [new Set(before), new Set(after)];
    const [told, anew] = [this.#told(before, kept), later.#told(after, known)];
    return told.length === anew.length && told.every((one, at) => one === anew[at]);
  }

  /** Default values, as written. */
  get #defaults(): string {
    const { table } = this.file.index;
    const { text } = table.document;
    const named = DEFAULTS.map(([container, name]) => table.beside(container, name));
    return JSON.stringify(named.map(element => element && text.slice(element.span.start, element.span.end)));
  }

  /** What units tell, in their order; one that the other version has as well stands for itself. */
  #told(units: readonly Unit[], other: ReadonlySet<Unit>): readonly (string | Unit)[] {
    const topology: HostTopology = topologyOf(this.file, this.schema);
    const parts = new TopologyParts(this.file, topology, pool => poolIdentity(pool, this.facts));
    return units.flatMap((unit): string | Unit | readonly never[] => {
      if (other.has(unit)) return unit;
      if (unit.kind === 'pool') return withoutRanges(parts.pool(topology.newPool(unit)));
      return unit.kind === 'site' ? withoutRanges(parts.site(topology.newSite(unit))) : [];
    });
  }
}

const DEFAULTS = [
  ['applicationPools', 'applicationPoolDefaults'],
  ['sites', 'siteDefaults'],
  ['sites', 'applicationDefaults'],
  ['sites', 'virtualDirectoryDefaults'],
] as const;

function isSame(a: ServerFacts, b: ServerFacts): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function withoutRanges(answer: object): string {
  return JSON.stringify(answer, (key, value) => (key === 'range' ? undefined : value));
}

/** The units between those that are the same at both ends. */
function between(old: UnitTable, now: UnitTable): readonly [before: readonly Unit[], after: readonly Unit[]] {
  const [before, after] = [old.units, now.units];
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from++;
  let behind = 0;
  while (behind < most - from && before[before.length - 1 - behind] === after[after.length - 1 - behind]) behind++;
  return [before.slice(from, before.length - behind), after.slice(from, after.length - behind)];
}

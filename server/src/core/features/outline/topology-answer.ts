import { type PoolAnswer, poolIdentity } from '../../answer/pool-answer';
import { type Origin, textOf, type Value } from '../../config/base/value';
import type { ConfigFile } from '../../config/files/config-file';
import type { Application, Pool, Site, Topology } from '../../config/files/topology';
import type { Snapshot } from '../../workspace/snapshot';
import { canonicalAccount } from '../explain/canonical';
import type { JsonRange } from '../explain/explain-place';

/** One host configuration, as the request `whoiis/topology` answers it. Ranges are zero-based. */
export interface TopologyAnswer {
  readonly uri: string;
  readonly host: 'iis' | 'iisexpress';
  readonly pools: readonly {
    readonly name: string;
    /** Canonical string; null for a pool that cannot start. */
    readonly identity: string | null;
    readonly sid: string | null;
    readonly range: JsonRange;
  }[];
  readonly sites: readonly {
    readonly name: string;
    readonly id: string;
    readonly range: JsonRange;
    readonly bindings: readonly {
      readonly protocol: string;
      readonly information: string;
      readonly range: JsonRange;
    }[];
    readonly applications: readonly ApplicationAnswer[];
  }[];
}

interface ApplicationAnswer {
  readonly path: string;
  readonly pool: string | null;
  readonly identity: string | null;
  readonly range: JsonRange;
  readonly virtualDirectories: readonly {
    readonly path: string;
    readonly physicalPath: string | null;
    /** Connect-as account; null for pass-through. */
    readonly userName: string | null;
    readonly range: JsonRange;
  }[];
}

export function topologyAnswers(snapshot: Snapshot): readonly TopologyAnswer[] {
  return snapshot.hosts().map(host => topologyAnswer(snapshot, host));
}

function topologyAnswer(snapshot: Snapshot, host: ConfigFile): TopologyAnswer {
  const facts = snapshot.facts(host);
  const topology = snapshot.topology(host);
  const identities = new Map(topology.pools.map(pool => [pool, poolIdentity(pool, facts)]));
  const identityOf = (pool: Pool): PoolAnswer => identities.get(pool) ?? poolIdentity(pool, facts);
  const parts = new TopologyParts(host, topology, identityOf);
  return {
    uri: host.uri,
    host: facts.host,
    pools: topology.pools.map(pool => parts.pool(pool)),
    sites: topology.sites.map(site => parts.site(site)),
  };
}

/** The parts of an answer about one host configuration. */
export class TopologyParts {
  constructor(
    readonly file: ConfigFile,
    readonly topology: Topology,
    readonly identityOf: (pool: Pool) => PoolAnswer,
  ) {}

  pool(pool: Pool): TopologyAnswer['pools'][number] {
    const { account, sid } = this.identityOf(pool);
    return { name: pool.name, identity: canonicalAccount(account), sid, range: this.#range(pool.at) };
  }

  site({ name, id, at, bindings, applications }: Site): TopologyAnswer['sites'][number] {
    return {
      name,
      id,
      range: this.#range(at),
      bindings: bindings.map(each => ({
        protocol: each.protocol,
        information: each.information,
        range: this.#range(each.at),
      })),
      applications: applications.map(application => ({
        path: application.path,
        pool: textOrNull(application.applicationPool),
        identity: this.#accountIn(application),
        range: this.#range(application.at),
        virtualDirectories: application.virtualDirectories.map(directory => ({
          path: directory.path,
          physicalPath: textOrNull(directory.attribute('physicalPath')),
          userName: textOrNull(directory.attribute('userName')) || null,
          range: this.#range(directory.at),
        })),
      })),
    };
  }

  #accountIn(application: Application): string | null {
    const [pool, second] = this.topology.poolsNamed(textOf(application.applicationPool) ?? '');
    return pool && !second ? canonicalAccount(this.identityOf(pool).account) : null;
  }

  #range({ span }: Origin): JsonRange {
    const { lines } = this.file.document;
    return { start: lines.position(span.start), end: lines.position(span.end) };
  }
}

function textOrNull(value: Value): string | null {
  return textOf(value) ?? null;
}

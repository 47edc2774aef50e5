import { poolIdentity } from '../../answer/pool-answer';
import { type Origin, textOf, type Value } from '../../config/base/value';
import type { ConfigFile } from '../../config/files/config-file';
import type { Application, Pool } from '../../config/files/topology';
import { NOBODY } from '../../windows/account';
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
  const { lines } = host.document;
  const range = ({ span }: Origin): JsonRange => ({ start: lines.position(span.start), end: lines.position(span.end) });
  const identities = new Map(topology.pools.map(pool => [pool, poolIdentity(pool, facts)]));
  const accountOf = (pool: Pool): string | null => canonicalAccount(identities.get(pool)?.account ?? NOBODY);
  const identityOf = (application: Application): string | null => {
    const [pool, second] = topology.poolsNamed(textOf(application.applicationPool) ?? '');
    return pool && !second ? accountOf(pool) : null;
  };
  return {
    uri: host.uri,
    host: facts.host,
    pools: topology.pools.map(pool => ({
      name: pool.name,
      identity: accountOf(pool),
      sid: identities.get(pool)?.sid ?? null,
      range: range(pool.at),
    })),
    sites: topology.sites.map(site => ({
      name: site.name,
      id: site.id,
      range: range(site.at),
      bindings: site.bindings.map(({ protocol, information, at }) => ({ protocol, information, range: range(at) })),
      applications: site.applications.map(application => ({
        path: application.path,
        pool: textOrNull(application.applicationPool),
        identity: identityOf(application),
        range: range(application.at),
        virtualDirectories: application.virtualDirectories.map(directory => ({
          path: directory.path,
          physicalPath: textOrNull(directory.attribute('physicalPath')),
          userName: textOrNull(directory.attribute('userName')) || null,
          range: range(directory.at),
        })),
      })),
    })),
  };
}

function textOrNull(value: Value): string | null {
  return textOf(value) ?? null;
}

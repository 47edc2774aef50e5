import { foreignFacts } from '../../access/whose-facts';
import type { Place } from '../../config/place';
import type { Facts } from '../../facts/facts';
import type { Snapshot } from '../../workspace/snapshot';
import { hostOf } from '../host-of-question';

/** The facts of the server that a place is on; undefined where nothing was exported there, and for a place of no site. */
export function factsAt(snapshot: Snapshot, place: Place): Facts | undefined {
  return place.site && foreignAt(snapshot, place) === undefined ? snapshot.exported : undefined;
}

/** Why the facts at hand are not asked about a place, as a sentence; undefined where they are, or where there are none. */
export function foreignAt({ exported }: Snapshot, { site, facts }: Place): string | undefined {
  const why = exported && site && foreignFacts(exported, facts, site);
  return why === undefined ? undefined : `${why}: they are not used.`;
}

/**
 * The same for a command that was given facts: for the site that it asks about, else where no site of the host configuration
 * is in them. Half a sentence.
 */
export function foreignFactsOf(
  snapshot: Snapshot,
  hostConfig: string,
  siteName: string | undefined,
): string | undefined {
  const { exported } = snapshot;
  const host = hostOf(snapshot, hostConfig);
  if (!host || !exported || snapshot.facts(host).host !== 'iis') return undefined;
  const { sites } = snapshot.topology(host);
  const asked =
    siteName === undefined ? sites : sites.filter(({ name }) => name.toLowerCase() === siteName.toLowerCase());
  const why = asked.map(site => foreignFacts(exported, snapshot.facts(host), site));
  return why.includes(undefined) ? undefined : why[0];
}

import type { ConfigFile } from '../config/files/config-file';
import type { Snapshot } from '../workspace/snapshot';
import { isWebConfigName, uriName } from '../workspace/uri';
import { rulesFor } from './check-file';
import { HostInputs } from './engine/host-inputs';

/**
 * What the findings of a web.config rest on beside the text of files at and around its places: the objects are the same
 * as long as nothing of it has changed. Undefined for a file that no host configuration serves, or that is none. It need
 * not be at hand.
 */
export function placedBasis(snapshot: Snapshot, uri: string): readonly unknown[] | undefined {
  if (!isWebConfigName(uriName(uri))) return undefined;
  const placements = snapshot.placements(uri);
  if (placements.length === 0) return undefined;
  const around = placements.flatMap(({ host, site, path }) => {
    const { groups, sites, table } = host.index;
    const named = sites.get(site.name.toLowerCase());
    return [path, inputsOf(snapshot, host), ...named.map(unit => groups[table.indexOf(unit)])];
  });
  return [snapshot.settings, snapshot.schema, ...around];
}

const known = new WeakMap<Snapshot, Map<ConfigFile, HostInputs>>();

/** Made once for all files. */
function inputsOf(snapshot: Snapshot, host: ConfigFile): HostInputs {
  const ofSnapshot = known.get(snapshot) ?? new Map<ConfigFile, HostInputs>();
  known.set(snapshot, ofSnapshot);
  const inputs = ofSnapshot.get(host) ?? HostInputs.whole(snapshot, host, rulesFor(snapshot, host.uri));
  ofSnapshot.set(host, inputs);
  return inputs;
}

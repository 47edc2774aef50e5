import { type ConfigNode, Hierarchy } from '../config/files/hierarchy';
import type { Snapshot } from './snapshot';
import { uriKey } from './uri';

/**
 * The level of a file above all sites that .NET brings: machine.config, and the root web.config of the settings.
 * Undefined for every other file.
 */
export function levelAbove(snapshot: Snapshot, uri: string): ConfigNode | undefined {
  const { machineConfig, rootWebConfig } = snapshot.settings;
  const is = (other: string | undefined): boolean => other !== undefined && uriKey(other) === uriKey(uri);
  const { inputs } = snapshot.hierarchy(undefined);
  if (is(rootWebConfig)) return snapshot.hierarchy(undefined).server.parent;
  if (is(machineConfig)) return snapshot.hierarchy(undefined).server.parent?.parent;
  const source = snapshot.source(uri);
  if (source?.role !== 'machine') return undefined;
  // One that the settings do not name: it stands for itself.
  return new Hierarchy({ ...inputs, machine: source.config('machine'), rootWeb: undefined }).server.parent?.parent;
}

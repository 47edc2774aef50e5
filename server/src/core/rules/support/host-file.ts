import type { ConfigFile } from '../../config/files/config-file';
import type { Topology } from '../../config/files/topology';

/**
 * True for a host configuration in which what is missing is really missing (G1 of docs/limits.md): it is well-formed,
 * and it declares sections or defines pools beside its sites. An excerpt does neither.
 */
export function isWholeHost(file: ConfigFile, topology: Topology): boolean {
  if (file.document.problemCount > 0) return false;
  return file.declarations.size > 0 || topology.pools.length > 0;
}

import type { ConfigFile } from '../config/files/config-file';
import type { Snapshot } from '../workspace/snapshot';

/** The host configuration that a question names, or the first of the workspace; undefined where there is none. */
export function hostOf(snapshot: Snapshot, uri: string | undefined): ConfigFile | undefined {
  return uri === undefined ? snapshot.hosts()[0] : snapshot.host(uri);
}

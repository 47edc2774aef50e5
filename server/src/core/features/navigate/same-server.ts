import type { ConfigFile } from '../../config/files/config-file';
import { type PlacementSource, servingHosts } from '../../workspace/placement';
import type { Snapshot } from '../../workspace/snapshot';
import { uriKey } from '../../workspace/uri';

/**
 * Those of some files in which a name of the server of `file` can mean the same. Host configurations are of one server
 * where one stands in the place of the other (shared configuration, R9) or both serve a file. A web.config that no host
 * configuration serves may be anybody's.
 */
export function filesOfServer(
  snapshot: Snapshot,
  file: ConfigFile,
  files: readonly ConfigFile[],
): readonly ConfigFile[] {
  const groups = new Groups();
  const hosts = files.filter(({ role }) => role === 'applicationHost');
  for (const host of hosts) groups.join([host, snapshot.host(host.uri) ?? host]);
  // All of them, whichever is chosen to answer questions.
  const placing: PlacementSource = {
    hosts: () => hosts,
    windowsPaths: uri => snapshot.windowsPaths(uri),
    topology: host => snapshot.topology(host),
    hierarchy: host => snapshot.hierarchy(host),
  };
  const serving = new Map(files.map(each => [each, each.role === 'web' ? servingHosts(placing, each.uri) : [each]]));
  for (const each of serving.values()) groups.join(each);
  const [own] = serving.get(file) ?? [];
  if (!own) return files;
  const id = groups.of(own);
  return files.filter(each => {
    const [host] = serving.get(each) ?? [];
    return !host || groups.of(host) === id;
  });
}

/** Sets of files that are joined step by step. */
class Groups {
  readonly #parents = new Map<string, string>();

  of({ uri }: ConfigFile): string {
    let id = uriKey(uri);
    for (let next = this.#parents.get(id); next !== undefined; next = this.#parents.get(id)) id = next;
    return id;
  }

  join([first, ...others]: readonly ConfigFile[]): void {
    if (!first) return;
    for (const other of others) {
      const id = this.of(other);
      if (id !== this.of(first)) this.#parents.set(id, this.of(first));
    }
  }
}

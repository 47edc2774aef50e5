import { joinUrlPath } from '../config/base/url-path';
import type { ConfigFile } from '../config/files/config-file';
import { mapPath } from '../config/files/hierarchy';
import { physicalPathAt } from '../config/files/physical-path';
import type { Site, Topology, VirtualDirectory } from '../config/files/topology';
import { parentWindowsPath, windowsPathKey, writtenPath } from '../windows/windows-path';

/** One site and URL path at which a web.config takes effect. */
export interface Placement {
  readonly host: ConfigFile;
  readonly site: Site;
  readonly path: string;
}

/** What placing a file takes of a snapshot. */
export interface PlacementSource {
  windowsPaths(uri: string): readonly string[];
  hosts(): readonly ConfigFile[];
  topology(host: ConfigFile): Topology;
}

/**
 * All of them, sites in the order of the file. Host configurations are ranked: a second one counts only where the first
 * says nothing.
 */
export function placementsOf(snapshot: PlacementSource, uri: string): readonly Placement[] {
  for (const placements of placementsByHost(snapshot, uri)) return placements;
  return [];
}

/** Host configurations that serve a file, the one in use first. More than one may contradict each other. */
export function servingHosts(snapshot: PlacementSource, uri: string): readonly ConfigFile[] {
  return [...placementsByHost(snapshot, uri)].flatMap(([placement]) => placement?.host ?? []);
}

/** The placements of each host configuration that has any, in their order. */
function* placementsByHost(snapshot: PlacementSource, uri: string): Iterable<readonly Placement[]> {
  const folders = snapshot.windowsPaths(uri).flatMap(path => parentWindowsPath(path) ?? []);
  if (folders.length === 0) return;
  for (const host of snapshot.hosts()) {
    const topology = snapshot.topology(host);
    const placements = folders.flatMap(folder => placementsIn(host, topology, folder));
    if (placements.length > 0) yield placements;
  }
}

function placementsIn(host: ConfigFile, topology: Topology, folder: string): readonly Placement[] {
  const target = windowsPathKey(folder);
  const found: Placement[] = [];
  for (let at: string | undefined = target; at !== undefined; at = parentWindowsPath(at)) {
    for (const site of topology.sitesOn(at)) {
      for (const directory of directoriesOn(site, at)) {
        const path = joinUrlPath(directory.sitePath, folder.slice(at.length).replace(/\\/g, '/'));
        // An application or a virtual directory in between may take the URL elsewhere.
        const mapped = writtenPath(mapPath(site, path).physicalPath);
        if (mapped !== undefined && windowsPathKey(mapped) === target) found.push({ host, site, path });
      }
    }
  }
  return found;
}

/** The virtual directories of a site whose folder has that key. */
function directoriesOn(site: Site, key: string): readonly VirtualDirectory[] {
  return site.applications.flatMap(({ virtualDirectories }) =>
    virtualDirectories.filter(directory => {
      const folder = writtenPath(physicalPathAt(directory, directory.sitePath));
      return folder !== undefined && windowsPathKey(folder) === key;
    }),
  );
}

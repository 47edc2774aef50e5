import { memo } from '../base/memo';
import { joinUrlPath } from '../config/base/url-path';
import { booleanOf, textOf } from '../config/base/value';
import type { ConfigFile } from '../config/files/config-file';
import { type Hierarchy, mapPath } from '../config/files/hierarchy';
import { physicalPathAt } from '../config/files/physical-path';
import type { Site, Topology, VirtualDirectory } from '../config/files/topology';
import { attributeOf } from '../config/values/effective-values';
import { parentWindowsPath, windowsPathKey, writtenPath } from '../windows/windows-path';
import { placeAlone } from './host-alone';

/** One site and URL path at which a web.config takes effect. */
export interface Placement {
  readonly host: ConfigFile;
  readonly site: Site;
  readonly path: string;
  /**
   * True where the server means the file to be: below the application or virtual directory whose folder is nearest. A
   * site or virtual directory on a folder further out reaches the file as well, mostly by nobody's intention: the
   * folders of other sites lie below `C:\inetpub\wwwroot` on many servers. Several are primary where several have the
   * same folder, none where the file lies in the output of a build.
   */
  readonly isPrimary: boolean;
}

/** What placing a file takes of a snapshot. */
export interface PlacementSource {
  windowsPaths(uri: string): readonly string[];
  hosts(): readonly ConfigFile[];
  topology(host: ConfigFile): Topology;
  hierarchy(host: ConfigFile): Hierarchy;
}

/**
 * All of them, the primary ones first, sites in the order of the file. Host configurations are ranked: a second one counts only where the first
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
    const found = folders.flatMap(folder => placementsIn(topology, folder));
    if (found.length > 0) yield ranked(snapshot, host, foremost(found));
  }
}

/** A URL that leads to a folder, by a virtual directory on that folder or on one around it. */
interface Found {
  readonly site: Site;
  readonly path: string;
  readonly directory: VirtualDirectory;
  /** How much of the path of the folder lies below the virtual directory. */
  readonly depth: number;
}

/**
 * A folder may be that of thousands of applications, which nobody reads one by one; what holds at one of them holds at the
 * others in its pool. The nearest count, each pool once before any a second time.
 */
function foremost(found: readonly Found[]): readonly Found[] {
  if (found.length <= MOST_PLACES) return found;
  const nearest = [...found].sort((a, b) => a.depth - b.depth);
  const seen = new Set<string>();
  const again: Found[] = [];
  const first = nearest.filter(each => {
    const id = `${each.site.name}\n${textOf(each.directory.application.applicationPool)}`.toLowerCase();
    if (seen.has(id)) again.push(each);
    else seen.add(id);
    return again.at(-1) !== each;
  });
  return [...first, ...again].slice(0, MOST_PLACES);
}

const MOST_PLACES = 50;

/** The primary places first: the nearest virtual directory, of several on one folder the roots of applications. */
function ranked(snapshot: PlacementSource, host: ConfigFile, found: readonly Found[]): readonly Placement[] {
  const placement = (each: Found, isMeant: boolean): Placement => {
    const { site, path } = each;
    return { host, site, path, isPrimary: isMeant && !isBuildOutput(each) };
  };
  if (found.length === 1) return found.map(each => placement(each, true));
  const serving = found.filter(({ site, directory }) => !isRedirect(snapshot.hierarchy(host), site, directory));
  let primary = serving.length > 0 ? serving : found;
  const nearest = Math.min(...primary.map(({ depth }) => depth));
  primary = primary.filter(({ depth }) => depth === nearest);
  const roots = primary.filter(({ directory }) => directory.path === '/');
  if (roots.length > 0) primary = roots;
  const isPrimary = new Set(primary);
  const others = found.filter(each => !isPrimary.has(each));
  return [...primary.map(each => placement(each, true)), ...others.map(each => placement(each, false))];
}

/** Folders into which a project is built: a web.config there is a copy that waits to be deployed. */
function isBuildOutput({ path, directory }: Found): boolean {
  return /\/(bin|obj|publish)(\/|$)/i.test(path.slice(directory.sitePath.replace(/\/$/, '').length));
}

/** True for a virtual directory of which the host configuration sends every request elsewhere. */
function isRedirect(hierarchy: Hierarchy, site: Site, { sitePath }: VirtualDirectory): boolean {
  const section = placeAlone(hierarchy, site.name, sitePath).section('system.webServer/httpRedirect');
  return (
    booleanOf(attributeOf(section, 'enabled')) === true &&
    (textOf(attributeOf(section, 'destination')) ?? '') !== '' &&
    booleanOf(attributeOf(section, 'childOnly')) !== true
  );
}

/** By the folder: the same for every snapshot with that version of the host configuration. */
const known = memo((_: Topology) => new Map<string, readonly Found[]>());

function placementsIn(topology: Topology, folder: string): readonly Found[] {
  const byFolder = known(topology);
  let found = byFolder.get(folder);
  if (!found) {
    found = findIn(topology, folder);
    byFolder.set(folder, found);
  }
  return found;
}

function findIn(topology: Topology, folder: string): readonly Found[] {
  const target = windowsPathKey(folder);
  const found: Found[] = [];
  for (let at: string | undefined = target; at !== undefined; at = parentWindowsPath(at)) {
    for (const site of topology.sitesOn(at)) {
      for (const directory of directoriesOn(site, at)) {
        const path = joinUrlPath(directory.sitePath, folder.slice(at.length).replace(/\\/g, '/'));
        const mapped = mapPath(site, path);
        // An application or a virtual directory in between takes the URL, maybe to the same folder: it is found there.
        if (mapped.virtualDirectory?.sitePath !== directory.sitePath) continue;
        const physicalPath = writtenPath(mapped.physicalPath);
        if (physicalPath !== undefined && windowsPathKey(physicalPath) === target)
          found.push({ site, path, directory, depth: target.length - at.length });
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

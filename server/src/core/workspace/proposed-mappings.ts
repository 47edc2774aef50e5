import { textOf } from '../config/base/value';
import { expandVariables, normalizeWindowsPath } from '../windows/windows-path';
import type { Snapshot } from './snapshot';
import { parentUri, uriPath } from './uri';

/** A path mapping by which a host configuration would serve a file. */
export interface ProposedMapping {
  /** Windows folder of a site, an application or a virtual directory. */
  readonly from: string;
  /** URI of the folder at hand that seems to be the same. */
  readonly to: string;
  /** URI of the host configuration, and the site that the folder belongs to. */
  readonly host: string;
  readonly site: string;
}

/**
 * Folders of the host configurations that may be copies of those around a web.config that none of them serves: the names
 * of the last folders are the same. Of all, those with the longest common tail; more than one is a choice. Empty where
 * the file is served or no name agrees.
 */
export function proposedMappings(snapshot: Snapshot, uri: string): readonly ProposedMapping[] {
  if (snapshot.placements(uri).length > 0) return [];
  const folders = foldersAbove(uri);
  let longest = 1;
  const found = new Map<string, ProposedMapping>();
  for (const [from, site, host] of foreignFolders(snapshot)) {
    const names = namesOf(from);
    for (const folder of folders) {
      const tail = commonTail(names, folder.names);
      if (tail < longest) continue;
      if (tail > longest) found.clear();
      longest = tail;
      const key = from.toLowerCase();
      // The folder nearest to the file comes first.
      if (!found.has(key)) found.set(key, { from, to: folder.uri, host, site });
    }
  }
  return [...found.values()];
}

/** Folders of virtual directories that no path mapping leads to. */
function* foreignFolders(snapshot: Snapshot): Iterable<readonly [folder: string, site: string, host: string]> {
  const { windowsFiles } = snapshot.settings;
  for (const host of snapshot.hosts()) {
    for (const site of snapshot.topology(host).sites) {
      for (const application of site.applications) {
        for (const directory of application.virtualDirectories) {
          const written = textOf(directory.attribute('physicalPath'));
          if (written === undefined) continue;
          const expanded = expandVariables(written);
          const folder = normalizeWindowsPath(typeof expanded === 'string' ? expanded : written);
          if (windowsFiles || snapshot.uriOf(folder) === undefined) yield [folder, site.name, host.uri];
        }
      }
    }
  }
}

interface Folder {
  readonly uri: string;
  readonly names: readonly string[];
}

function foldersAbove(uri: string): readonly Folder[] {
  const folders: Folder[] = [];
  for (let at = parentUri(uri); ; at = parentUri(at)) {
    const names = namesOf(uriPath(at));
    if (names.length === 0) return folders;
    folders.push({ uri: at, names });
  }
}

function namesOf(path: string): readonly string[] {
  return path
    .toLowerCase()
    .split(/[\\/]/)
    .filter(name => name !== '' && !/^[a-z]:$/.test(name));
}

function commonTail(a: readonly string[], b: readonly string[]): number {
  let length = 0;
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length)) length++;
  return length;
}

import { PROJECT_FILE } from '../common/project-file';
import { isInside, parentUri } from '../common/resolve-uri';
import { isWebConfigName, uriName } from '../core/analysis';

/** A web.config, or a project file, whose settings hold for what lies below. */
export function isSiteFile(name: string): boolean {
  return isWebConfigName(name) || name.toLowerCase() === PROJECT_FILE;
}

/** The web.config files among some files of a workspace folder, by the folder whose settings hold for them. */
export function byStart(uris: readonly string[], folder: string): ReadonlyMap<string, readonly string[]> {
  const projects = uris.filter(uri => uriName(uri).toLowerCase() === PROJECT_FILE);
  const starts = [folder, ...projects.flatMap(uri => parentUri(uri) ?? [])].sort((a, b) => b.length - a.length);
  const groups = new Map<string, string[]>();
  for (const uri of uris) {
    if (!isWebConfigName(uriName(uri))) continue;
    const start = starts.find(each => isInside(uri, each)) ?? folder;
    const group = groups.get(start);
    if (group) group.push(uri);
    else groups.set(start, [uri]);
  }
  return groups;
}

import path from 'node:path';
import { isWebConfigName, proposedMappings, type Snapshot, servingHosts, uriName } from '../core/analysis';
import { relativePath } from '../node/file-uri';
import type { ServedBy } from './checker';
import type { CliIo } from './io';

/** More proposals than this are no help. */
const MOST_PROPOSALS = 3;
/** Where so many have no counterpart, the rest is no different. */
const MOST_FILES = 100;

/**
 * What the answers about a web.config rest on, as far as it is not what one would expect: several host configurations that
 * serve it, or some that do not although there are any.
 */
export function hostNotes(snapshot: Snapshot, uri: string, io: CliIo): readonly string[] {
  const shown = (file: string): string => relativePath(io.cwd, file);
  const [used, ...others] = servingHosts(snapshot, uri).map(host => host.uri);
  if (used !== undefined)
    return others.length === 0
      ? []
      : [
          `${shown(used)} and ${others.map(shown).join(', ')} serve ${shown(uri)}; the first is used, --apphost names another one`,
        ];
  const hosts = snapshot.hosts().map(host => shown(host.uri));
  if (hosts.length === 0) return [];
  const whose = hosts.length === 1 ? 'its' : 'their';
  const note = `${hosts.join(', ')}: none of ${whose} sites lies in the folder of ${shown(uri)}`;
  const options = mapOptions(snapshot, uri, io.cwd);
  return [options === '' ? note : `${note}; if they are the same folders, use ${options}`];
}

/** Of files that are checked together. */
export function servedBy(snapshot: Snapshot, uris: readonly string[], cwd: string): ServedBy {
  const hosts = snapshot.hosts().map(host => relativePath(cwd, host.uri));
  const webConfigs = uris.filter(uri => isWebConfigName(uriName(uri)));
  const placed = webConfigs.filter(uri => snapshot.placements(uri).length > 0).length;
  const files: Record<string, number> = {};
  for (const host of hosts) files[host] = 0;
  for (const uri of webConfigs) {
    const [host] = servingHosts(snapshot, uri);
    const shown = host && relativePath(cwd, host.uri);
    if (shown !== undefined) files[shown] = (files[shown] ?? 0) + 1;
  }
  const counts = { hosts, files, webConfigs: webConfigs.length, placed };
  if (hosts.length === 0 || placed > 0) return { ...counts, serveAny: hosts.length > 0, note: undefined };
  for (const uri of webConfigs.slice(0, MOST_FILES)) {
    const options = mapOptions(snapshot, uri, cwd);
    if (options === '') continue;
    const note = `${hosts.join(', ')}: none of the sites lies in a folder that is checked; if they are the same folders, use ${options}`;
    return { ...counts, serveAny: false, note };
  }
  return { ...counts, serveAny: false, note: undefined };
}

/** The host configurations of a check, and how many web.config files each serves. */
export function hostsOf(all: readonly ServedBy[]): readonly { readonly path: string; readonly files: number }[] {
  const counts = new Map<string, number>();
  for (const { files } of all)
    for (const [path, count] of Object.entries(files)) counts.set(path, (counts.get(path) ?? 0) + count);
  return [...counts].map(([path, files]) => ({ path, files }));
}

/** What a check could not judge because no host configuration tells, in sentences. */
export function uncheckedBy(all: readonly ServedBy[]): readonly string[] {
  const hosts = [...new Set(all.flatMap(({ hosts }) => hosts))];
  const webConfigs = all.reduce((sum, each) => sum + each.webConfigs, 0);
  const alone = webConfigs - all.reduce((sum, each) => sum + each.placed, 0);
  if (alone === 0) return [];
  const what = 'Accounts, locks and inherited settings were not checked';
  if (hosts.length === 0) return [`${what}: no applicationHost.config was found. --apphost names one.`];
  const names = hosts.length > 2 ? `${hosts.length} host configurations` : hosts.join(' and ');
  const files = alone === 1 ? 'one web.config' : `${alone} web.config files`;
  return [`${what} for ${files}: no site of ${names} has its folder there. --map names the folders of the server.`];
}

function mapOptions(snapshot: Snapshot, uri: string, cwd: string): string {
  return proposedMappings(snapshot, uri)
    .filter(({ from, to }) => isPlain(from) && isPlain(to))
    .slice(0, MOST_PROPOSALS)
    .map(({ from, to }) => `--map "${from}=${localFolder(relativePath(cwd, to), cwd)}"`)
    .join(' or ');
}

/** Readers copy the option into a shell that is not known: nothing in it may mean more than itself between double quotes. */
function isPlain(folder: string): boolean {
  return !/["$`!]|\p{C}/u.test(folder);
}

function localFolder(shown: string, cwd: string): string {
  if (path.resolve(cwd, shown) === path.resolve(cwd)) return '.';
  return shown.startsWith('.') || path.isAbsolute(shown) ? shown : `./${shown}`;
}

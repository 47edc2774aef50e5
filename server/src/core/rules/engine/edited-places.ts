import { locationTarget } from '../../config/base/location-path';
import { textOf } from '../../config/base/value';
import type { ConfigFile } from '../../config/files/config-file';
import type { Site } from '../../config/files/topology';
import type { Place } from '../../config/place';
import { basePlaces, webParts } from '../../workspace/parts';
import type { Snapshot } from '../../workspace/snapshot';

/** A place before and after a change of a file. */
export interface EditedPlace {
  readonly before: Place;
  readonly after: Place;
}

/** A site and a URL path in it. */
export type Address = readonly [site: string, path: string];

/** A file in the state that a snapshot holds. */
export interface FileState {
  readonly snapshot: Snapshot;
  readonly file: ConfigFile;
}

/** The places of a web.config and of its location tags, where a host configuration places it. */
export function webPlaces(before: FileState, after: FileState): readonly EditedPlace[] {
  const was = basePlaces(before.snapshot, before.file);
  return basePlaces(after.snapshot, after.file).flatMap((place, index) => {
    const old = was[index];
    if (!old) return [];
    return webParts(after.snapshot, after.file, place).flatMap(part => {
      const now = part.place();
      const { site, path } = now;
      if (!site || !old.hostFile || !old.site) return [];
      return { before: before.snapshot.place(old.hostFile, old.site.name, path), after: now };
    });
  });
}

/** Places of a host configuration; without those of sites that it did not have. */
export function* hostPlaces(before: FileState, after: FileState, addresses: Iterable<Address>): Iterable<EditedPlace> {
  const was = before.snapshot.topology(before.file);
  for (const [site, path] of addresses)
    if (was.siteNamed(site))
      yield {
        before: before.snapshot.place(before.file, site, path),
        after: after.snapshot.place(after.file, site, path),
      };
}

/** The applications and virtual directories of a site; those of one pool, where one is named. */
export function* addressesOf(site: Site | undefined, inPool?: string): Iterable<Address> {
  for (const { path, applicationPool, virtualDirectories } of site?.applications ?? []) {
    const isMeant = inPool === undefined || textOf(applicationPool)?.toLowerCase() === inPool.toLowerCase();
    if (!site || !isMeant) continue;
    yield [site.name, path];
    for (const { sitePath } of virtualDirectories) if (sitePath !== path) yield [site.name, sitePath];
  }
}

/** What a location tag of a host configuration is about. */
export function addressOfTag(path: string | undefined): Address | undefined {
  const target = locationTarget(path ?? '', 'server');
  return target.kind === 'below' && target.site !== undefined ? [target.site, target.path] : undefined;
}

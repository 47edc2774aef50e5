import { locationSegments } from '../../config/base/location-path';
import { isUrlPrefix, joinUrlPath, urlRemainder, urlSegments } from '../../config/base/url-path';
import type { Origin } from '../../config/base/value';
import type { Application } from '../../config/files/topology';
import type { NameUse } from '../../names/uses';
import type { Snapshot } from '../../workspace/snapshot';
import { encodeAttribute, quoteOf } from '../../xml/edits';
import type { XmlAttribute } from '../../xml/tree';

/** The key of an application begins with its site, whose name holds no slash. */
export function siteOfKey(key: string): string {
  return key.slice(0, key.indexOf('/'));
}

/** The applications that a name means, in the host configurations that are known. */
export function applicationsOf(snapshot: Snapshot, { key, name }: NameUse): readonly Application[] {
  return allOf(snapshot, siteOfKey(key)).filter(({ path }) => path.toLowerCase() === name.toLowerCase());
}

function allOf(snapshot: Snapshot, site: string): readonly Application[] {
  return snapshot.hosts().flatMap(host => snapshot.topology(host).siteNamed(site)?.applications ?? []);
}

/** Whether a location path with the name of an application speaks of it, and not of an application further in. */
export function belongs(
  snapshot: Snapshot,
  { attribute, key, name, role }: NameUse & { readonly at: Origin },
): boolean {
  if (role === 'declares' || !attribute) return true;
  const [, ...below] = locationSegments(attribute).map(({ text }) => text);
  return isNearest(snapshot, siteOfKey(key), name, `/${below.join('/')}`);
}

/** Whether an application is the innermost one around a path: the longest whole-segment match (R9). */
function isNearest(snapshot: Snapshot, site: string, application: string, path: string): boolean {
  return !allOf(snapshot, site).some(
    other => other.path.length > application.length && other.path !== '/' && isUrlPrefix(other.path, path),
  );
}

/** A part of a location path of a web.config, and what it becomes; undefined where it cannot lead there. */
interface RelativePath {
  readonly at: Origin;
  readonly newText: string | undefined;
}

/** Location paths of web.config files further out that lead into an application: they begin at the folder of their file. */
export function relativePaths(
  snapshot: Snapshot,
  { key, name }: NameUse,
  newName: string,
  files: readonly string[],
): readonly RelativePath[] {
  const site = siteOfKey(key);
  return [...new Set([...snapshot.knownConfigs(), ...files])].flatMap(uri => {
    const file = snapshot.config(uri);
    const placement = snapshot.placements(uri).find(each => each.isPrimary && each.site.name.toLowerCase() === site);
    if (file?.role !== 'web' || !placement || !isUrlPrefix(placement.path, name)) return [];
    const depth = urlSegments(urlRemainder(placement.path, name)).length;
    if (depth === 0) return [];
    return file.locations.flatMap(({ element, path = '' }): readonly RelativePath[] => {
      const attribute = element.attribute('path');
      const full = joinUrlPath(placement.path, path);
      if (!attribute || !isUrlPrefix(name, full) || !isNearest(snapshot, site, name, full)) return [];
      return partOf(
        attribute,
        depth,
        uri,
        isUrlPrefix(placement.path, newName) ? urlRemainder(placement.path, newName) : '',
      );
    });
  });
}

function partOf(path: XmlAttribute, depth: number, file: string, newPath: string): readonly RelativePath[] {
  const segments = locationSegments(path);
  const [first, last] = [segments[0], segments[depth - 1]];
  if (!first || !last) return [];
  const at = { file, span: { start: first.span.start, end: last.span.end } };
  return [{ at, newText: newPath === '' ? undefined : encodeAttribute(newPath, quoteOf(path)) }];
}

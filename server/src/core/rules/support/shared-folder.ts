import type { RelatedPlace } from '../../config/base/related-place';
import { originOf } from '../../config/base/value';
import type { ConfigNode } from '../../config/files/hierarchy';
import { placeName } from '../../workspace/place-name';
import type { Found } from './refusal-rule';

/** Two URLs of one site whose folder is the same, so that the one file there counts at both (R70). */
export function sharedFolderOf({
  file,
  placeOf,
}: Pick<Found<'duplicateKey'>, 'file' | 'placeOf'>):
  | { readonly outer: string; readonly related: readonly RelatedPlace[] }
  | undefined {
  const place = placeOf(undefined);
  const { site } = place ?? {};
  if (!place || !site) return undefined;
  const levels = place.node.chain().filter(node => node.file === file && !node.skipped);
  const [outer, inner] = levels.slice(-2);
  if (!outer || !inner) return undefined;
  const directories = site.applications.flatMap(each => each.virtualDirectories);
  const folderAt = (level: ConfigNode) => directories.find(each => keyOfPath(site.name, each.sitePath) === level.key);
  const related = [outer, inner].flatMap(level => {
    const folder = folderAt(level)?.attribute('physicalPath');
    return (folder && originOf(folder)) ?? [];
  });
  const path = folderAt(outer)?.sitePath ?? (outer.key.slice(site.name.length) || '/');
  return { outer: placeName({ site, path }), related: related.map(at => ({ at, text: 'the same folder' })) };
}

/** The key of a level of the configuration. */
function keyOfPath(site: string, path: string): string {
  return `${site}${path === '/' ? '' : path}`.toLowerCase();
}

import type { FileAccess } from '../config/files/file-access';
import { Hierarchy } from '../config/files/hierarchy';
import { placeAt } from '../config/make-place';
import type { Place } from '../config/place';

/** No web.config, no `configSource`: nothing is asked for, nothing is missed. */
const NO_FILES: FileAccess = {
  webConfig: () => undefined,
  unreadable: () => undefined,
  source: () => 'unread',
  sideFile: windowsPath => ({ kind: 'unknown', reason: `the file ${windowsPath}` }),
};

const alone = new WeakMap<Hierarchy, Hierarchy>();

/** The levels of a host configuration without any web.config, so that a check of thousands of sites loads nothing. */
export function hierarchyAlone(hierarchy: Hierarchy): Hierarchy {
  let found = alone.get(hierarchy);
  if (!found) {
    found = new Hierarchy({ ...hierarchy.inputs, files: NO_FILES });
    alone.set(hierarchy, found);
  }
  return found;
}

export function placeAlone(hierarchy: Hierarchy, site: string | undefined, path: string): Place {
  return placeAt(hierarchyAlone(hierarchy), site, path);
}

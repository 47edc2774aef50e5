import { memo } from '../base/memo';
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

/** The levels of a host configuration without any web.config, so that a check of thousands of sites loads nothing. */
export const hierarchyAlone = memo((hierarchy: Hierarchy) => new Hierarchy({ ...hierarchy.inputs, files: NO_FILES }));

export function placeAlone(hierarchy: Hierarchy, site: string | undefined, path: string): Place {
  return placeAt(hierarchyAlone(hierarchy), site, path);
}

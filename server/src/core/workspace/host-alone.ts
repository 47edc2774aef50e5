import { memo } from '../base/memo';
import { Hierarchy } from '../config/files/hierarchy';
import { placeAt } from '../config/make-place';
import type { Place } from '../config/place';
import { NO_FILES } from './upper-levels';

/** The levels of a host configuration without any web.config, so that a check of thousands of sites loads nothing. */
export const hierarchyAlone = memo(
  (hierarchy: Hierarchy) => hierarchy.upper ?? new Hierarchy({ ...hierarchy.inputs, files: NO_FILES }),
);

export function placeAlone(hierarchy: Hierarchy, site: string | undefined, path: string): Place {
  return placeAt(hierarchyAlone(hierarchy), site, path);
}

import type { Origin } from '../../config/base/value';
import type { Place } from '../../config/place';
import type { SectionPath } from '../../schema/section-path';

import { hasModule, moduleLists } from './module-lists';

export const MODULES_SECTION = 'system.webServer/modules';

/** True where the loaded files hold a full list of modules without that one. */
export function lacksModule(place: Place, name: string): boolean {
  const { enabled } = moduleLists(place);
  return hasModule(place, name) === false || (enabled.complete && !enabled.entries.has(name.toLowerCase()));
}

/**
 * What took a module out of a section's list: a `remove` or `clear` that no `add` follows. An excerpt may leave out
 * the entry that it takes away, so the effective list alone does not tell.
 */
export function removalOf(place: Place, section: SectionPath, name: string): Origin | undefined {
  const lower = name.toLowerCase();
  let at: Origin | undefined;
  for (const use of place.section(section).uses) {
    if (use.opaque !== undefined) continue;
    for (const child of use.content.children()) {
      const names = child.value('name')?.toLowerCase() === lower;
      if (child.is('add') && names) at = undefined;
      else if (child.is('clear') || (child.is('remove') && names)) at = use.contentFile.at(child.openTagSpan);
    }
  }
  return at;
}

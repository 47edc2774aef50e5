import { type Origin, textOf } from '../../config/base/value';
import type { Place } from '../../config/place';
import { attributeOf } from '../../config/values/effective-values';
import type { SectionPath } from '../../schema/section-path';

export const MODULES_SECTION = 'system.webServer/modules';

/** A module that every full list of modules holds; an excerpt of a configuration lacks it. */
const STOCK_NATIVE_MODULE = 'AnonymousAuthenticationModule';

/** True where the loaded `modules` section lists a module of that name. */
function hasModule(place: Place, name: string): boolean {
  const lower = name.toLowerCase();
  return (
    place
      .section(MODULES_SECTION)
      .collection?.some(entry => textOf(attributeOf(entry, 'name'))?.toLowerCase() === lower) ?? false
  );
}

/** True where the loaded `modules` section is a full list without the module. */
export function lacksModule(place: Place, name: string): boolean {
  return hasModule(place, STOCK_NATIVE_MODULE) && !hasModule(place, name);
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

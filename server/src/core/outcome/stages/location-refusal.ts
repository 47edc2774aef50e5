import { locationPathRefusal } from '../../config/base/location-path';
import type { ConfigFile, LocationTag } from '../../config/files/config-file';
import { sectionElementsIn } from '../../config/files/config-file';
import { type ConfigNode, relativeKey } from '../../config/files/hierarchy';
import type { Place } from '../../config/place';
import { sectionsAt } from '../../config/refusals/file-errors';
import type { Refusal } from '../../config/refusals/refusal';

/**
 * Location tags with sections of .NET that its reader refuses and IIS itself does not mind (R70, R71): a path of the
 * wrong form, and a section that a higher file locks for a path below. They stop managed code only.
 */
export function dotNetLocationErrors(place: Place): readonly Refusal[] {
  const errors: Refusal[] = [];
  for (const level of place.node.chain()) {
    const { file } = level;
    if (!file || level.skipped || file.role === 'applicationHost') continue;
    for (const { location, path, element } of sectionsAt(level)) {
      if (!location || !place.node.schema.isReadByDotNet(path)) continue;
      const attribute = location.element.attribute('path');
      const common = { reader: '.net', certain: true } as const;
      if (attribute && locationPathRefusal(attribute.value)) {
        const at = file.at(attribute.valueSpan);
        errors.push({ kind: 'invalidLocationPath', section: null, ...common, at, attribute });
      }
      const lock = lockBelow(path, level, location);
      if (lock) {
        const at = file.at(element.nameSpan);
        errors.push({ kind: 'sectionLockedBelow', section: path, ...common, at, element, lock });
      }
    }
  }
  return errors;
}

/** A tag of a higher file of .NET that denies the section strictly below the target of `location`. */
function lockBelow(section: string, user: ConfigNode, location: LocationTag): LocationTag | undefined {
  const target = user.keyOf(location);
  for (const level of user.chain()) {
    if (level === user) break;
    const below = relativeKey(level.key, target);
    if (below === undefined || !isOfDotNet(level.file)) continue;
    for (const tag of level.file.locations) {
      const isBelow = tag.key !== below && tag.key.startsWith(below === '' ? '' : `${below}/`);
      if (tag.overrideMode === 'Deny' && isBelow && sectionElementsIn(tag, section).length > 0) return tag;
    }
  }
  return undefined;
}

/** R49: applicationHost.config is outside the hierarchy of .NET. */
function isOfDotNet(file: ConfigFile | undefined): file is ConfigFile {
  return file !== undefined && file.role !== 'applicationHost';
}

import { originOf, type Value } from '../../config/base/value';
import type { Place } from '../../config/place';
import { attributeOf, elementOf } from '../../config/values/effective-values';
import type { AttributeName, SectionPath, ShapeOf } from '../../schema/section-path';
import type { Part } from '../../workspace/parts';
import type { XmlAttribute, XmlElement } from '../../xml/tree';

/** Where a setting is decided. */
export interface Decision {
  readonly element: XmlElement;
  readonly attribute: XmlAttribute;
}

/**
 * What decides a setting at the target of a part, or at another place that it speaks of, if this part of the file does:
 * its attribute stands there, and nothing else has the last word.
 */
export function decidedBy<P extends SectionPath>(
  part: Part,
  section: P,
  attribute: AttributeName<ShapeOf<P>>,
  place?: Place,
): Decision | undefined {
  return decidedWithin(part, { section, element: undefined, attribute }, place);
}

/** An attribute of a section, or of an element inside of it that is no entry of a collection. */
export interface SettingName {
  readonly section: SectionPath;
  readonly element: string | undefined;
  readonly attribute: string;
}

/** What is in effect of a setting. */
export function settingValue(place: Place, { section, element, attribute }: SettingName): Value {
  const found = place.section(section);
  return attributeOf(element === undefined ? found : elementOf(found, element), attribute);
}

/** As {@link decidedBy}. */
export function decidedWithin(part: Part, name: SettingName, place?: Place): Decision | undefined {
  // Of a malformed file nothing is read (R74). In a host configuration, whose parts are checked and kept one by one, that
  // is no affair of a part: such a rule is `onlyWellFormed`.
  if (part.file.role !== 'applicationHost' && part.file.document.problemCount > 0) return undefined;
  const written = part
    .elements(name.section)
    .flatMap(section => (name.element === undefined ? section : (section.child(name.element) ?? [])))
    .filter(element => element.attribute(name.attribute));
  if (written.length === 0) return undefined;
  const last = originOf(settingValue(place ?? part.place(), name));
  if (last?.file !== part.file.uri) return undefined;
  for (const element of written) {
    const found = element.attribute(name.attribute);
    if (found && found.span.start <= last.span.start && last.span.end <= found.span.end)
      return { element, attribute: found };
  }
  return undefined;
}

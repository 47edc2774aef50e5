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
  const name = { section, element: undefined, attribute };
  const written = writtenIn(part, name);
  return written.length === 0 ? undefined : decidedAmong(written, part, name, place ?? part.place());
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

/** The same list each time: hundreds of rules ask thousands of parts, of which few write what they ask for. */
const NOWHERE: readonly Decision[] = [];

/** Where a part of a file writes a setting. */
export function writtenIn(part: Part, name: SettingName): readonly Decision[] {
  // Of a malformed file nothing is read (R74). In a host configuration, whose parts are checked and kept one by one, that
  // is no affair of a part: such a rule is `onlyWellFormed`.
  if (part.file.role !== 'applicationHost' && part.file.document.problemCount > 0) return NOWHERE;
  const sections = part.elements(name.section);
  if (sections.length === 0) return NOWHERE;
  const written: Decision[] = [];
  for (const section of sections) {
    const element = name.element === undefined ? section : section.child(name.element);
    const attribute = element?.attribute(name.attribute);
    if (element && attribute) written.push({ element, attribute });
  }
  return written;
}

/** Which of the places where a part writes a setting has the last word at a place of IIS; undefined where none has. */
export function decidedAmong(
  written: readonly Decision[],
  part: Part,
  name: SettingName,
  place: Place,
): Decision | undefined {
  if (written.length === 0) return undefined;
  const last = originOf(settingValue(place, name));
  if (last?.file !== part.file.uri) return undefined;
  return written.find(({ attribute: { span } }) => span.start <= last.span.start && last.span.end <= span.end);
}

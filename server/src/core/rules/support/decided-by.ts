import { originOf } from '../../config/base/value';
import type { Place } from '../../config/place';
import { attributeOf } from '../../config/values/effective-values';
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
  // Of a malformed file nothing is read (R74).
  if (part.file.document.problemCount > 0) return undefined;
  const written = part.elements(section).filter(element => element.attribute(attribute));
  if (written.length === 0) return undefined;
  const last = originOf(attributeOf((place ?? part.place()).section(section), attribute));
  if (last?.file !== part.file.uri) return undefined;
  for (const element of written) {
    const found = element.attribute(attribute);
    if (found && found.span.start <= last.span.start && last.span.end <= found.span.end)
      return { element, attribute: found };
  }
  return undefined;
}

import type { ConfigFile, LocationTag } from '../../config/files/config-file';
import { keptFromChildren } from '../../repairs/kept-from-children';
import { setAttribute } from '../../xml/edits';
import type { XmlElement } from '../../xml/tree';
import type { Fix } from '../engine/finding';
import { inFile, review } from './fixes';

/** Keeps what an element says from the applications below: by the location tag around it, or by a new one. */
export function keepToItself(file: ConfigFile, element: XmlElement): readonly Fix[] {
  const title = 'Keep this from child applications (inheritInChildApplications="false")';
  const tag = tagAround(file, element);
  if (tag) return [review(title, inFile(file, setAttribute(tag.element, 'inheritInChildApplications', 'false')))];
  let group = element;
  for (let { parent } = group; parent && parent !== file.configuration; parent = group.parent) {
    if (parent.is('configuration')) break;
    group = parent;
  }
  return [review(title, inFile(file, keptFromChildren(group)))];
}

/** The location tag that an element stands in. */
export function tagAround(file: ConfigFile, { span }: XmlElement): LocationTag | undefined {
  return file.locations.find(tag => tag.element.span.start < span.start && span.end < tag.element.span.end);
}

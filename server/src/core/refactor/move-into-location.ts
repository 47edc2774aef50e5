import { isUrlPrefix } from '../config/base/url-path';
import { declaredAt } from '../config/files/declared-section';
import type { Place } from '../config/place';
import { keptFromChildren } from '../repairs/kept-from-children';
import { dedented } from '../rules/support/dedented';
import { inFile, review } from '../rules/support/fixes';
import { nested, removeSection, withEmptyGroups } from '../rules/support/section-edits';
import type { ConfigPosition } from '../workspace/position';
import { insertChild } from '../xml/edits';
import type { Refactoring } from './refactoring';

/**
 * Moves a section of a web.config out of its group into a location tag that keeps it from the applications below (R70),
 * where there are any. A whole group is wrapped where it stands (`wrapInLocation`). Not where the file has a tag for its
 * own level already: two of them for one section would be refused, and which one is meant is for its author to say.
 */
export function moveIntoLocation({ file, element, is, chain, tag, places }: ConfigPosition): readonly Refactoring[] {
  const { root } = file.document;
  if (is.kind !== 'section' || file.role !== 'web' || tag || chain.length < 2 || !root) return [];
  if (!places.some(hasChildren) || places.some(({ node }) => !declaredAt(is.path, node).allowLocation)) return [];
  if (file.locations.some(({ key }) => key === '')) return [];
  const whole = withEmptyGroups(element);
  const groups = chain.slice(0, -1).map(({ name }) => name);
  const moved = nested(['location path="." inheritInChildApplications="false"', ...groups], dedented(element));
  const edits = whole.parent?.equals(root)
    ? keptFromChildren(whole)
    : [...removeSection(element), ...insertChild(root, moved, 'last')];
  const title = `Move <${element.name}> into a location tag, away from child applications (inheritInChildApplications="false")`;
  return [{ kind: 'move', fix: review(title, inFile(file, edits)) }];
}

function hasChildren({ site, path }: Place): boolean {
  const applications = site?.applications ?? [];
  return applications.some(other => other.path.length > path.length && isUrlPrefix(path, other.path));
}

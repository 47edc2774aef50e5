import type { XmlElement } from '../../xml/tree';
import type { ConfigFile, LocationTag } from './config-file';
import type { Meaning } from './meaning';

/** A section, or an element where a section or group is expected, as it stands in a file. */
export interface FoundSection {
  readonly path: string;
  readonly element: XmlElement;
  readonly location: LocationTag | undefined;
  /** False for a name that no schema and no declaration knows: it may be a custom section or a mistake. */
  readonly known: boolean;
}

/**
 * Every section that a file writes, inside and outside of location tags, in document order within each scope.
 * A known group is entered; what is neither group nor section is reported as unknown and not entered.
 */
export function sectionsOf(file: ConfigFile, configuration: Meaning): readonly FoundSection[] {
  return [...topSections(file, configuration), ...file.locations.flatMap(tag => sectionsIn(tag, configuration))];
}

/** As {@link sectionsOf}, for what stands outside of location tags. */
export function topSections(file: ConfigFile, configuration: Meaning): readonly FoundSection[] {
  const found: FoundSection[] = [];
  for (const element of file.top) find(element, configuration, undefined, found);
  return found;
}

/** As {@link sectionsOf}, for one location tag. */
export function sectionsIn(location: LocationTag, configuration: Meaning): readonly FoundSection[] {
  const found: FoundSection[] = [];
  for (let element = location.element.firstChild; element; element = element.nextSibling)
    find(element, configuration, location, found);
  return found;
}

/** Depth is bounded by the names of groups, so that recursion is. */
function find(element: XmlElement, parent: Meaning, location: LocationTag | undefined, found: FoundSection[]): void {
  const meaning = parent.child(element);
  if (meaning.kind === 'group') {
    for (let child = element.firstChild; child; child = child.nextSibling) find(child, meaning, location, found);
  } else if (meaning.kind === 'section' || meaning.kind === 'unknown')
    found.push({ path: meaning.path, element, location, known: meaning.kind === 'section' });
}

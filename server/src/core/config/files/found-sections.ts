import type { SchemaRegistry } from '../../schema/registry';
import type { XmlElement } from '../../xml/tree';
import type { ConfigFile, LocationTag } from './config-file';

/** A section, or an element where a section or group is expected, as it stands in a file. */
export interface FoundSection {
  readonly path: string;
  readonly element: XmlElement;
  readonly location: LocationTag | undefined;
  /** False for a name that no schema and no declaration knows: it may be a custom section or a mistake. */
  readonly known: boolean;
}

/** What files on the way down declare beside the sections of the schema. */
export interface DeclaredNames {
  isSection(path: string): boolean;
  isGroup(path: string): boolean;
}

/**
 * Every section that a file writes, inside and outside of location tags, in document order within each scope.
 * A known group is entered; what is neither group nor section is reported as unknown and not entered.
 */
export function sectionsOf(file: ConfigFile, schema: SchemaRegistry, declared: DeclaredNames): readonly FoundSection[] {
  const found: FoundSection[] = [];
  const root = new Name('', schema, declared);
  for (const element of file.top) find(element, root, undefined, found);
  for (const location of file.locations)
    for (let element = location.element.firstChild; element; element = element.nextSibling)
      find(element, root, location, found);
  return found;
}

/** Depth is bounded by the names of groups, so that recursion is. */
function find(element: XmlElement, parent: Name, location: LocationTag | undefined, found: FoundSection[]): void {
  const name = parent.child(element.name);
  if (name.kind === 'group') {
    for (let child = element.firstChild; child; child = child.nextSibling) find(child, name, location, found);
  } else if (name.kind !== 'frame') found.push({ path: name.path, element, location, known: name.kind === 'section' });
}

/** A name in the tree of groups and sections; thousands of location tags spell the same few. */
class Name {
  readonly kind: 'section' | 'group' | 'frame' | 'unknown';
  readonly #children = new Map<string, Name>();

  constructor(
    readonly path: string,
    readonly schema: SchemaRegistry,
    readonly declared: DeclaredNames,
  ) {
    if (path === 'configSections' || path === 'location') this.kind = 'frame';
    else if (declared.isSection(path) || schema.section(path) || schema.knownUnvalidated(path)) this.kind = 'section';
    else this.kind = schema.isGroup(path) || declared.isGroup(path) ? 'group' : 'unknown';
  }

  child(name: string): Name {
    let child = this.#children.get(name);
    if (!child) {
      child = new Name(this.path === '' ? name : `${this.path}/${name}`, this.schema, this.declared);
      this.#children.set(name, child);
    }
    return child;
  }
}

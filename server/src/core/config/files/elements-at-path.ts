import { remembered } from '../../base/remembered';
import type { XmlElement } from '../../xml/tree';

// A group or a section may be written several times: at a path of names stand all elements that it leads to.

/** Elements at a path that begins below an element. */
export function elementsBelow(element: XmlElement, path: string): readonly XmlElement[] {
  const found: XmlElement[] = [];
  addBelow(element, namesOf(path), 0, found);
  return found.length === 0 ? NONE : found;
}

/** Elements at a path that begins with one of a list. */
export function elementsAmong(list: readonly XmlElement[], path: string): readonly XmlElement[] {
  const names = namesOf(path);
  const found: XmlElement[] = [];
  for (const element of list) if (element.is(names[0] ?? '')) add(element, names, 0, found);
  return found;
}

/** Adds the element where the path ends with it, else what the rest of the path leads to. */
function add(element: XmlElement, names: readonly string[], depth: number, found: XmlElement[]): void {
  if (depth === names.length - 1) found.push(element);
  else addBelow(element, names, depth + 1, found);
}

function addBelow(element: XmlElement, names: readonly string[], depth: number, found: XmlElement[]): void {
  const name = names[depth] ?? '';
  for (let child = element.firstChild; child; child = child.nextSibling)
    if (child.is(name)) add(child, names, depth, found);
}

/**
 * What stands below an element, by the names on the way, which are read once: for who asks for hundreds of sections of
 * which most are not there.
 */
export class ElementsByPath {
  #children: ReadonlyMap<string, ElementsByPath> | undefined;
  readonly #elements: readonly XmlElement[];

  /** Below any of the elements. */
  constructor(elements: readonly XmlElement[]) {
    this.#elements = elements;
  }

  /** As {@link elementsBelow}. */
  at(path: string): readonly XmlElement[] {
    let found: ElementsByPath | undefined = this;
    for (const name of namesOf(path)) {
      found = found.#below.get(name);
      if (!found) return NONE;
    }
    return found.#elements;
  }

  get #below(): ReadonlyMap<string, ElementsByPath> {
    this.#children ??= new Map(this.#lists().map(([name, list]) => [name, new ElementsByPath(list)]));
    return this.#children;
  }

  #lists(): readonly (readonly [string, readonly XmlElement[]])[] {
    const lists = new Map<string, XmlElement[]>();
    for (const element of this.#elements)
      for (let child = element.firstChild; child; child = child.nextSibling) {
        const { name } = child;
        const list = lists.get(name);
        if (list) list.push(child);
        else lists.set(name, [child]);
      }
    return [...lists];
  }
}

const NONE: readonly XmlElement[] = [];

/** The names of a path. All rules ask for the same few hundred paths; files may declare sections of their own. */
const namesOf = remembered(2000, (path: string): readonly string[] => path.split('/'));

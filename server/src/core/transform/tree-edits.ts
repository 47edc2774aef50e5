import { encodeAttribute } from '../xml/character-references';
import {
  Attribute,
  append,
  blank,
  declarationOf,
  type Element,
  type Leaf,
  type Parent,
  prefixOf,
} from './changing-tree';

/** How a document is laid out. */
export interface Layout {
  readonly endOfLine: string;
  /** One step of indentation. */
  readonly unit: string;
}

/** The indentation of a node that begins a line; undefined where something stands before it. */
export function indentationOf(node: Element | Leaf): string | undefined {
  const siblings = node.parent?.children ?? [];
  const before = siblings[siblings.indexOf(node) - 1];
  if (!before) return node.parent?.kind === 'root' ? '' : undefined;
  if (before.kind === 'element' || !before.isBlank) return undefined;
  return /[\r\n]([ \t]*)$/.exec(before.written)?.[1];
}

/** The indentation that children of an element have, or would have; undefined where they stand on its line. */
export function childIndentation(parent: Parent, layout: Layout): string | undefined {
  for (const child of parent.children) {
    if (child.kind !== 'element' && child.isBlank) continue;
    const own = indentationOf(child);
    if (own !== undefined) return own;
    // Children on one line go on there.
    return undefined;
  }
  if (parent.kind === 'root') return '';
  const own = indentationOf(parent);
  return own === undefined ? undefined : own + layout.unit;
}

/** Puts a node behind the last child, on a line of its own where the others have one. */
export function appendChild(parent: Parent, node: Element | Leaf, layout: Layout): void {
  const indentation = childIndentation(parent, layout);
  const { children } = parent;
  if (indentation === undefined) {
    append(parent, node);
    return;
  }
  const last = children.at(-1);
  const isEmpty = children.every(child => child.kind !== 'element' && child.isBlank);
  if (isEmpty) {
    for (const child of children.splice(0)) child.parent = undefined;
    append(parent, blank(layout.endOfLine + indentation));
    append(parent, node);
    const outer = parent.kind === 'element' ? (indentationOf(parent) ?? '') : '';
    append(parent, blank(layout.endOfLine + outer));
    return;
  }
  const lead = blank(layout.endOfLine + indentation);
  if (last && last.kind !== 'element' && last.isBlank && /[\r\n]/.test(last.written))
    insertAt(parent, children.length - 1, [lead, node]);
  else {
    append(parent, lead);
    append(parent, node);
  }
}

/** Puts a node before or behind another one, on a line of its own where that one has one. */
export function insertBeside(sibling: Element, node: Element, where: 'before' | 'after', layout: Layout): void {
  const { parent } = sibling;
  if (!parent) return;
  const indentation = indentationOf(sibling);
  const gap = indentation === undefined ? [] : [blank(layout.endOfLine + indentation)];
  const at = parent.children.indexOf(sibling);
  if (where === 'before') insertAt(parent, at, [node, ...gap]);
  else insertAt(parent, at + 1, [...gap, node]);
}

export function replaceNode(old: Element, node: Element | Leaf): void {
  const { parent } = old;
  if (!parent) return;
  parent.children[parent.children.indexOf(old)] = node;
  node.parent = parent;
  old.parent = undefined;
}

/** Takes a node out, with its line where nothing else stands on it. */
export function removeNode(node: Element): void {
  const { parent } = node;
  if (!parent) return;
  const at = parent.children.indexOf(node);
  const before = parent.children[at - 1];
  const after = parent.children[at + 1];
  const leadsLine = indentationOf(node) !== undefined && parent.kind === 'element';
  const endsLine = !after || (after.kind !== 'element' && after.isBlank && /^[ \t]*[\r\n]/.test(after.written));
  parent.children.splice(at, 1);
  node.parent = undefined;
  if (leadsLine && endsLine && before && before.kind !== 'element') {
    before.written = before.written.replace(/(\r\n?|\n)[ \t]*$/, '');
    if (before.written === '') parent.children.splice(at - 1, 1);
  }
}

/**
 * Gives an element an attribute behind those that it has, laid out like the last one, with the declaration of its
 * namespace where that is not in scope.
 */
export function addAttribute(element: Element, { name, namespace, written, value }: Attribute): Attribute {
  const lead = element.attributes.at(-1)?.lead ?? ' ';
  const add = (attribute: string, text: string, of: string) => {
    const added = new Attribute(element, attribute, lead, text, of);
    element.attributes.push(added);
    return added;
  };
  const prefix = prefixOf(name);
  if (namespace !== '' && element.namespaceOf(prefix) !== namespace) {
    const declaration = declarationOf(prefix);
    add(declaration, `${declaration}="${encodeAttribute(namespace, '"')}"`, namespace);
    element.declared.set(prefix, namespace);
  }
  return add(name, written, value);
}

function insertAt(parent: Parent, at: number, nodes: readonly (Element | Leaf)[]): void {
  for (const node of nodes) node.parent = parent;
  parent.children.splice(at, 0, ...nodes);
}

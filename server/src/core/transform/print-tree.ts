import type { Span } from '../text/span';
import { encodeAttribute } from '../xml/character-references';
import { type Attribute, declarationOf, type Element, type Leaf, noneOf, prefixOf } from './changing-tree';

/** A stretch of the result, and what of the transform made it. */
export interface Made {
  readonly result: Span;
  readonly by: Span;
}

export interface Printed {
  readonly text: string;
  /** In the order of the result; a stretch inside of another one comes behind it. */
  readonly made: readonly Made[];
}

/** The text of some nodes; without recursion, since depth is up to the author of the file. */
export function printNodes(nodes: readonly (Element | Leaf)[]): Printed {
  let text = '';
  const made: Made[] = [];
  const open: { readonly element: Element; readonly start: number }[] = [];
  const pending: (Element | Leaf | 'end')[] = [...nodes].reverse();
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node === 'end') {
      const top = open.pop();
      if (!top) continue;
      const { element, start } = top;
      if (!isShort(element)) text += `</${element.name}${element.closeTail}>`;
      if (element.origin) made.push({ result: { start, end: text.length }, by: element.origin });
    } else if (node.kind !== 'element') text += node.written;
    else {
      open.push({ element: node, start: text.length });
      text += startTag(node);
      pending.push('end');
      for (let i = node.children.length - 1; i >= 0; i--) pending.push(node.children[i] as Element | Leaf);
    }
  }
  made.sort((a, b) => a.result.start - b.result.start || b.result.end - a.result.end);
  return { text, made };
}

function isShort(element: Element): boolean {
  return element.isSelfClosing && element.children.length === 0;
}

function startTag(element: Element): string {
  const attributes = element.attributes.map((attribute: Attribute) => attribute.lead + attribute.written).join('');
  const tail = element.isSelfClosing && !isShort(element) ? '' : element.tail;
  return `<${element.name}${attributes}${namespaceDeclarations(element)}${tail}${isShort(element) ? '/>' : '>'}`;
}

/** Where an element was put whose namespaces, or those of its attributes, are not in scope there. */
function namespaceDeclarations({ ownNamespace, name, declared, parent }: Element): string {
  if (ownNamespace === undefined) return '';
  let text = '';
  for (const [prefix, namespace] of new Map([[prefixOf(name), ownNamespace], ...declared])) {
    const around = parent?.kind === 'element' ? parent.namespaceOf(prefix) : noneOf(prefix);
    if (around !== namespace) text += ` ${declarationOf(prefix)}="${encodeAttribute(namespace, '"')}"`;
  }
  return text;
}

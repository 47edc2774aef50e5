import type { Span } from '../text/span';
import { Attribute, append, Element, isDeclaration, Leaf, prefixOf } from './changing-tree';
import { XDT_NAMESPACE } from './operation';
import type { Layout } from './tree-edits';

/**
 * A copy of an element of the transform for the document: without the attributes of the transform and the declarations of
 * namespaces, indented for its new place. Elements and attributes stay in their namespace, which is declared when they
 * are printed where it is not in scope.
 */
export function transplanted(
  from: Element,
  indentation: string | undefined,
  own: string,
  layout: Layout,
  origin: Span,
): Element {
  const moved = (text: string) => relined(text, own, indentation ?? own, layout.endOfLine);
  const copy = bare(from, moved);
  copy.origin = origin;
  const pending: [Element, Element][] = [[from, copy]];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const [source, target] = next;
    for (const child of source.children) {
      if (child.kind === 'element') {
        const made = bare(child, moved);
        append(target, made);
        pending.push([child, made]);
      } else append(target, new Leaf(child.kind, child.isBlank ? moved(child.written) : child.written, child.value));
    }
  }
  return copy;
}

function bare(from: Element, moved: (text: string) => string): Element {
  const copy = new Element(from.name, moved(from.tail), from.isSelfClosing, from.closeTail, from.namespace);
  for (const { name, namespace, lead, written, value } of from.attributes) {
    if (namespace === XDT_NAMESPACE || isDeclaration(name)) continue;
    if (namespace !== '') copy.declared.set(prefixOf(name), namespace);
    copy.attributes.push(new Attribute(copy, name, moved(lead), written, value));
  }
  return copy;
}

/** Lines of the transform with the indentation and the line ends of the document. */
function relined(text: string, from: string, to: string, endOfLine: string): string {
  return text
    .split(/\r\n?|\n/)
    .map((line, index) => (index === 0 ? line : line.startsWith(from) ? to + line.slice(from.length) : line))
    .join(endOfLine);
}

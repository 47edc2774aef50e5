/** What XPath 1.0 sees of a document: any tree that has these nodes. */
export type XNode = XRoot | XElement | XAttribute | XLeaf;

export interface XRoot {
  readonly kind: 'root';
  readonly children: readonly (XElement | XLeaf)[];
}

export interface XElement {
  readonly kind: 'element';
  /** As it is written, with its prefix. */
  readonly name: string;
  readonly local: string;
  /** Empty where it is in no namespace. */
  readonly namespace: string;
  readonly parent: XRoot | XElement | undefined;
  readonly attributes: readonly XAttribute[];
  readonly children: readonly (XElement | XLeaf)[];
}

export interface XAttribute {
  readonly kind: 'attribute';
  readonly name: string;
  readonly local: string;
  readonly namespace: string;
  readonly value: string;
  readonly parent: XElement;
}

/** Text, CDATA sections included, and what else has no children. */
export interface XLeaf {
  readonly kind: 'text' | 'comment' | 'instruction' | 'other';
  readonly value: string;
  readonly parent: XRoot | XElement | undefined;
}

export function childrenOf(node: XNode): readonly (XElement | XLeaf)[] {
  return node.kind === 'root' || node.kind === 'element' ? node.children : [];
}

export function parentOf(node: XNode): XRoot | XElement | undefined {
  return node.kind === 'root' ? undefined : node.parent;
}

/** The node and everything below it, attributes excluded, in document order; without recursion. */
export function* subtree(node: XNode): Iterable<XNode> {
  const pending: XNode[] = [node];
  for (let next = pending.pop(); next; next = pending.pop()) {
    yield next;
    const children = childrenOf(next);
    for (let i = children.length - 1; i >= 0; i--) pending.push(children[i] as XNode);
  }
}

/** The string-value of a node (W3C, XPath 1.0, 5). */
export function stringValue(node: XNode): string {
  if (node.kind !== 'root' && node.kind !== 'element') return node.value;
  let text = '';
  for (const each of subtree(node)) if (each.kind === 'text') text += each.value;
  return text;
}

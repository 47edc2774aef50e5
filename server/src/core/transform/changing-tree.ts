import type { Span } from '../text/span';
import { decodeAttributeValue, encodeAttribute } from '../xml/character-references';
import type { XmlDocument, XmlElement, XmlLeaf } from '../xml/tree';
import type { XAttribute, XElement, XLeaf, XRoot } from './xpath/model';

/**
 * A document that can be changed and printed again. Every node keeps the text that it was read from, so that what is
 * not touched is printed as it was.
 */
export class Root implements XRoot {
  readonly kind = 'root';
  readonly children: (Element | Leaf)[] = [];
}

export type Parent = Root | Element;

export class Element implements XElement {
  readonly kind = 'element';
  parent: Parent | undefined;
  readonly attributes: Attribute[] = [];
  readonly children: (Element | Leaf)[] = [];
  /** Namespaces that the element declares, by prefix; those of the attributes of one that was inserted. */
  readonly declared = new Map<string, string>();
  /** What made or changed it, in the transform. */
  origin: Span | undefined;

  constructor(
    readonly name: string,
    /** White space before the end of the start tag. */
    readonly tail: string,
    readonly isSelfClosing: boolean,
    /** White space in the end tag. */
    readonly closeTail: string,
    /** The namespace that it has wherever it is put; undefined: the one that its prefix has there. */
    readonly ownNamespace: string | undefined = undefined,
  ) {}

  get local(): string {
    return localOf(this.name);
  }

  get namespace(): string {
    return this.ownNamespace ?? this.namespaceOf(prefixOf(this.name)) ?? '';
  }

  /** What a prefix stands for here, the empty one for elements without; undefined where nothing declares it. */
  namespaceOf(prefix: string): string | undefined {
    for (let at: Parent | undefined = this; at?.kind === 'element'; at = at.parent) {
      // What was inserted in a namespace declares it when it is printed.
      const found = at.declared.get(prefix) ?? (prefixOf(at.name) === prefix ? at.ownNamespace : undefined);
      if (found !== undefined) return found;
    }
    return noneOf(prefix);
  }

  attribute(name: string): Attribute | undefined {
    return this.attributes.find(attribute => attribute.name === name);
  }
}

export class Attribute implements XAttribute {
  readonly kind = 'attribute';
  /** As it is written, with what stands between the name and the value. */
  #written: string;
  #value: string;

  constructor(
    readonly parent: Element,
    readonly name: string,
    /** White space before it. */
    readonly lead: string,
    written: string,
    value: string,
  ) {
    this.#written = written;
    this.#value = value;
  }

  get local(): string {
    return localOf(this.name);
  }

  get namespace(): string {
    const prefix = prefixOf(this.name);
    return prefix === '' ? '' : (this.parent.namespaceOf(prefix) ?? '');
  }

  get value(): string {
    return this.#value;
  }

  get written(): string {
    return this.#written;
  }

  /** The new value stands between the quotation marks of the old one. */
  set(value: string): void {
    if (value === this.#value) return;
    const quote = this.#written.endsWith("'") ? "'" : '"';
    this.#written = `${this.name}=${quote}${encodeAttribute(value, quote)}${quote}`;
    this.#value = value;
  }
}

export class Leaf implements XLeaf {
  parent: Parent | undefined;
  written: string;

  constructor(
    readonly kind: XLeaf['kind'],
    written: string,
    readonly value: string,
  ) {
    this.written = written;
  }

  /** Text between tags that says nothing. */
  get isBlank(): boolean {
    return this.kind === 'text' && /^[ \t\r\n]*$/.test(this.written);
  }
}

export function blank(written: string): Leaf {
  return new Leaf('text', written, written);
}

export function prefixOf(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? '' : name.slice(0, colon);
}

/** What a prefix stands for where nothing declares it. */
export function noneOf(prefix: string): string | undefined {
  return prefix === '' ? '' : undefined;
}

export function localOf(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Whether an attribute declares a namespace. */
export function isDeclaration(name: string): boolean {
  return name === 'xmlns' || name.startsWith('xmlns:');
}

/** The attribute that declares a prefix. */
export function declarationOf(prefix: string): string {
  return prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
}

/** The tree of a well-formed document; `found` hears of each element with the one that it was made from. */
export function treeOf(document: XmlDocument, found?: (element: Element, from: XmlElement) => void): Root {
  const root = new Root();
  const pending: { readonly into: Parent; readonly nodes: Iterator<XmlElement | XmlLeaf> }[] = [];
  const add = (node: XmlElement | XmlLeaf, into: Parent) => {
    const made = node.kind === 'element' ? elementOf(node) : leafOf(document, node);
    append(into, made);
    if (node.kind !== 'element' || made.kind !== 'element') return;
    found?.(made, node);
    pending.push({ into: made, nodes: node.childNodes()[Symbol.iterator]() });
  };
  let at = 0;
  for (const node of document.topLevel()) {
    // Between the nodes of the top level stands white space that they leave out.
    if (node.span.start > at) append(root, blank(document.text.slice(at, node.span.start)));
    add(node, root);
    for (let top = pending.at(-1); top; top = pending.at(-1)) {
      const { value, done } = top.nodes.next();
      if (done) pending.pop();
      else add(value, top.into);
    }
    at = node.span.end;
  }
  if (at < document.text.length) append(root, blank(document.text.slice(at)));
  return root;
}

export function append(parent: Parent, node: Element | Leaf): void {
  node.parent = parent;
  parent.children.push(node);
}

function elementOf(from: XmlElement): Element {
  const { text } = from.document;
  const tag = from.openTagSpan;
  const { attributes } = from;
  const last = attributes.at(-1)?.span.end ?? from.nameSpan.end;
  const tail = text.slice(last, tag.end - (from.selfClosing ? 2 : 1));
  const close = from.closeTagSpan;
  const name = from.closeNameSpan;
  const element = new Element(
    from.name,
    tail,
    from.selfClosing,
    close && name ? text.slice(name.end, close.end - 1) : '',
  );
  let at = from.nameSpan.end;
  for (const { name: attribute, span, rawValue } of attributes) {
    const value = decodeAttributeValue(rawValue);
    element.attributes.push(
      new Attribute(element, attribute, text.slice(at, span.start), text.slice(span.start, span.end), value),
    );
    if (isDeclaration(attribute)) element.declared.set(attribute === 'xmlns' ? '' : localOf(attribute), value);
    at = span.end;
  }
  return element;
}

const LEAF_KINDS: Readonly<Record<XmlLeaf['kind'], XLeaf['kind']>> = {
  text: 'text',
  cdata: 'text',
  comment: 'comment',
  processingInstruction: 'instruction',
  declaration: 'other',
  doctype: 'other',
  strayCloseTag: 'other',
  markup: 'other',
};

function leafOf({ text }: XmlDocument, node: XmlLeaf): Leaf {
  return new Leaf(LEAF_KINDS[node.kind], text.slice(node.span.start, node.span.end), node.text());
}

import type { Span } from '../text/span';
import { decodeAttributeValue, decodeText, normalizeLineEnds, writtenRange } from './character-references';
import { skipName, skipSpace } from './chars';
import { Flag, KIND_MASK, NodeKind } from './columns';
import type { XmlDocument } from './tree';

/** A node of the tree; every view is made on demand and holds only its row. */
export type XmlNode = XmlElement | XmlLeaf;

export class XmlElement {
  readonly kind = 'element';
  readonly document: XmlDocument;
  readonly row: number;

  constructor(document: XmlDocument, row: number) {
    this.document = document;
    this.row = row;
  }

  /** The tag name as written, with its prefix. */
  get name(): string {
    const { start, end } = this.nameSpan;
    return this.document.text.slice(start, end);
  }

  /** From `<` to behind the close tag; without one, to the tag that made the parser end the element. */
  get span(): Span {
    const { start, length } = this.document.columns;
    const from = start.at(this.row);
    return { start: from, end: from + length.at(this.row) };
  }

  get nameSpan(): Span {
    const { start, nameEnd } = this.document.columns;
    const from = start.at(this.row);
    return { start: from + 1, end: from + nameEnd.at(this.row) };
  }

  get openTagSpan(): Span {
    const { start, openEnd } = this.document.columns;
    const from = start.at(this.row);
    return { start: from, end: from + openEnd.at(this.row) };
  }

  get closeTagSpan(): Span | undefined {
    const { start, closeStart } = this.document.columns;
    const close = closeStart.at(this.row);
    return close < 0 ? undefined : { start: start.at(this.row) + close, end: this.span.end };
  }

  get closeNameSpan(): Span | undefined {
    const close = this.closeTagSpan;
    if (close === undefined) return undefined;
    const { text } = this.document;
    const start = Math.min(skipSpace(text, close.start + 2, close.end), close.end);
    return { start, end: skipName(text, start, close.end) };
  }

  /** Between the open and the close tag; undefined for `<a/>` and for a tag the parser took as empty. */
  get contentSpan(): Span | undefined {
    const { length, openEnd, closeStart, start } = this.document.columns;
    const from = start.at(this.row);
    const open = openEnd.at(this.row);
    const close = closeStart.at(this.row);
    const end = close < 0 ? length.at(this.row) : close;
    const isEmptyTag = this.#has(Flag.selfClosing) || (this.#has(Flag.openTagUnclosed) && end <= open);
    return isEmptyTag ? undefined : { start: from + open, end: from + end };
  }

  /** Written as `<a/>`. */
  get selfClosing(): boolean {
    return this.#has(Flag.selfClosing);
  }

  get parent(): XmlElement | undefined {
    return parentOf(this.document, this.row);
  }

  /** The number of elements around this one. */
  get depth(): number {
    const { parent } = this.document.columns;
    let depth = 0;
    for (let row = parent.at(this.row); row >= 0; row = parent.at(row)) depth++;
    return depth;
  }

  /** Whether the tag name is `name`, case-sensitively. */
  is(name: string): boolean {
    const { start, end } = this.nameSpan;
    return end - start === name.length && this.document.text.startsWith(name, start);
  }

  get firstChild(): XmlElement | undefined {
    const { size } = this.document.columns;
    return elementFrom(this.document, this.row + 1, this.row + size.at(this.row));
  }

  /** The next element of the same parent. */
  get nextSibling(): XmlElement | undefined {
    const { rows, parent, size } = this.document.columns;
    const up = parent.at(this.row);
    const end = up < 0 ? rows : up + size.at(up);
    return elementFrom(this.document, this.row + size.at(this.row), end);
  }

  /** The child elements. */
  *children(): Iterable<XmlElement> {
    for (let child = this.firstChild; child !== undefined; child = child.nextSibling) yield child;
  }

  /** The children of every kind; text (white space too) is yielded where it is not empty. */
  childNodes(): Iterable<XmlNode> {
    const content = this.contentSpan;
    if (content === undefined) return [];
    const { size } = this.document.columns;
    return nodesBetween(this.document, this, this.row + 1, this.row + size.at(this.row), content);
  }

  /** The first child element of that name. */
  child(name: string): XmlElement | undefined {
    for (let child = this.firstChild; child !== undefined; child = child.nextSibling) {
      if (child.is(name)) return child;
    }
    return undefined;
  }

  get attributes(): readonly XmlAttribute[] {
    const { firstAttribute } = this.document.columns;
    const end = firstAttribute.at(this.row + 1);
    const attributes: XmlAttribute[] = [];
    for (let i = firstAttribute.at(this.row); i < end; i++) attributes.push(new XmlAttribute(this, i));
    return attributes;
  }

  /** The first attribute of that name, case-sensitively. */
  attribute(name: string): XmlAttribute | undefined {
    const { start, firstAttribute, attributeName, attributeNameEnd } = this.document.columns;
    const { text } = this.document;
    const base = start.at(this.row);
    const end = firstAttribute.at(this.row + 1);
    for (let i = firstAttribute.at(this.row); i < end; i++) {
      const from = attributeName.at(i);
      if (attributeNameEnd.at(i) - from === name.length && text.startsWith(name, base + from)) {
        return new XmlAttribute(this, i);
      }
    }
    return undefined;
  }

  /** The last attribute whose name begins at or before `offset`. */
  attributeBefore(offset: number): XmlAttribute | undefined {
    const { start, firstAttribute, attributeName } = this.document.columns;
    const first = firstAttribute.at(this.row);
    const from = offset - start.at(this.row);
    let low = first - 1;
    let high = firstAttribute.at(this.row + 1);
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if (attributeName.at(middle) <= from) low = middle;
      else high = middle;
    }
    return low < first ? undefined : new XmlAttribute(this, low);
  }

  /** The decoded value of an attribute; undefined if the element does not have it. */
  value(name: string): string | undefined {
    return this.attribute(name)?.value;
  }

  /** The decoded text and CDATA directly in the element, concatenated. */
  text(): string {
    let result = '';
    for (const node of this.childNodes()) {
      if (node.kind === 'text' || node.kind === 'cdata') result += node.text();
    }
    return result;
  }

  equals(other: XmlElement | undefined): boolean {
    return other !== undefined && other.document === this.document && other.row === this.row;
  }

  #has(flag: number): boolean {
    return (this.document.columns.kind.at(this.row) & flag) !== 0;
  }
}

export class XmlAttribute {
  readonly element: XmlElement;
  readonly #index: number;

  /** `index` is the row in the attribute columns. */
  constructor(element: XmlElement, index: number) {
    this.element = element;
    this.#index = index;
  }

  /** The name as written, with its prefix. */
  get name(): string {
    const { start, end } = this.nameSpan;
    return this.element.document.text.slice(start, end);
  }

  get nameSpan(): Span {
    const { attributeName, attributeNameEnd } = this.element.document.columns;
    const base = this.#base;
    return {
      start: base + attributeName.at(this.#index),
      end: base + attributeNameEnd.at(this.#index),
    };
  }

  /** The decoded value, '' where it is missing. */
  get value(): string {
    return decodeAttributeValue(this.rawValue);
  }

  /** The value as written, without quotes. */
  get rawValue(): string {
    const { start, end } = this.valueSpan;
    return this.element.document.text.slice(start, end);
  }

  /** The value without quotes; where it is missing, the empty span at which it would stand. */
  get valueSpan(): Span {
    const { attributeValue, attributeValueEnd } = this.element.document.columns;
    const value = attributeValue.at(this.#index);
    const end = this.#base + attributeValueEnd.at(this.#index);
    return { start: value < 0 ? end : this.#base + value, end };
  }

  /** Where a part of the decoded value is written. */
  spanOfPart(start: number, end: number): Span {
    const written = writtenRange(this.rawValue, start, end);
    const from = this.valueSpan.start;
    return { start: from + written.start, end: from + written.end };
  }

  /** The value with its quotes (the closing one may be missing); undefined without an opening quote. */
  get quotedSpan(): Span | undefined {
    const { text } = this.element.document;
    const value = this.valueSpan;
    const quote = this.hasValue ? text.charCodeAt(value.start - 1) : 0;
    if (quote !== 34 && quote !== 39) return undefined;
    const isClosed = text.charCodeAt(value.end) === quote;
    return { start: value.start - 1, end: isClosed ? value.end + 1 : value.end };
  }

  get span(): Span {
    return { start: this.nameSpan.start, end: this.quotedSpan?.end ?? this.valueSpan.end };
  }

  /** False for `a` and `a=`. */
  get hasValue(): boolean {
    return this.element.document.columns.attributeValue.at(this.#index) >= 0;
  }

  equals(other: XmlAttribute | undefined): boolean {
    return other?.element.equals(this.element) === true && other.#index === this.#index;
  }

  get #base(): number {
    return this.element.document.columns.start.at(this.element.row);
  }
}

export type XmlLeafKind =
  | 'text'
  | 'comment'
  | 'cdata'
  | 'processingInstruction'
  | 'declaration'
  | 'doctype'
  | 'strayCloseTag'
  | 'markup';

const leafKinds: Readonly<Record<number, XmlLeafKind>> = {
  [NodeKind.comment]: 'comment',
  [NodeKind.cdata]: 'cdata',
  [NodeKind.processingInstruction]: 'processingInstruction',
  [NodeKind.declaration]: 'declaration',
  [NodeKind.doctype]: 'doctype',
  [NodeKind.strayCloseTag]: 'strayCloseTag',
  [NodeKind.markup]: 'markup',
};

/** Every node that is no element. Text has no row of its own: it is what lies between two rows. */
export class XmlLeaf {
  readonly kind: XmlLeafKind;
  readonly document: XmlDocument;
  readonly span: Span;
  readonly parent: XmlElement | undefined;

  constructor(document: XmlDocument, row: number | undefined, span: Span, parent: XmlElement | undefined) {
    const kind = row === undefined ? undefined : leafKinds[document.columns.kind.at(row) & KIND_MASK];
    this.kind = kind ?? 'text';
    this.document = document;
    this.span = span;
    this.parent = parent;
  }

  /** Without the delimiters, as far as they are there. */
  get contentSpan(): Span {
    const [open, close] = delimiters[this.kind];
    const { text } = this.document;
    const start = Math.min(this.span.start + open.length, this.span.end);
    const isClosed = close !== '' && text.endsWith(close, this.span.end) && this.span.end - close.length >= start;
    return { start, end: isClosed ? this.span.end - close.length : this.span.end };
  }

  /** The content: decoded for text, with line ends as `\n` for the rest. */
  text(): string {
    const { start, end } = this.contentSpan;
    const raw = this.document.text.slice(start, end);
    return this.kind === 'text' ? decodeText(raw) : normalizeLineEnds(raw);
  }
}

const delimiters: Readonly<Record<XmlLeafKind, readonly [string, string]>> = {
  text: ['', ''],
  comment: ['<!--', '-->'],
  cdata: ['<![CDATA[', ']]>'],
  processingInstruction: ['<?', '?>'],
  declaration: ['<?', '?>'],
  doctype: ['<!', '>'],
  strayCloseTag: ['</', '>'],
  markup: ['<!', '>'],
};

function parentOf(document: XmlDocument, row: number): XmlElement | undefined {
  const parent = document.columns.parent.at(row);
  return parent < 0 ? undefined : new XmlElement(document, parent);
}

/** The view of a row. */
export function nodeOf(document: XmlDocument, row: number): XmlNode {
  const isElement = (document.columns.kind.at(row) & KIND_MASK) === NodeKind.element;
  return isElement
    ? new XmlElement(document, row)
    : new XmlLeaf(document, row, leafSpan(document, row), parentOf(document, row));
}

function leafSpan(document: XmlDocument, row: number): Span {
  const { start, length } = document.columns;
  const from = start.at(row);
  return { start: from, end: from + length.at(row) };
}

/** The first element among the siblings that begin at `row`. */
function elementFrom(document: XmlDocument, row: number, end: number): XmlElement | undefined {
  const { kind, size } = document.columns;
  for (let at = row; at < end; at += size.at(at)) {
    if ((kind.at(at) & KIND_MASK) === NodeKind.element) return new XmlElement(document, at);
  }
  return undefined;
}

/** The sibling rows `[row, end)` and the text between them, within `content`. */
export function* nodesBetween(
  document: XmlDocument,
  parent: XmlElement | undefined,
  row: number,
  end: number,
  content: Span,
): Iterable<XmlNode> {
  const { start, length, size } = document.columns;
  let at = content.start;
  for (let i = row; i < end; i += size.at(i)) {
    const from = start.at(i);
    if (at < from) yield new XmlLeaf(document, undefined, { start: at, end: from }, parent);
    yield nodeOf(document, i);
    at = from + length.at(i);
  }
  if (at < content.end) yield new XmlLeaf(document, undefined, { start: at, end: content.end }, parent);
}

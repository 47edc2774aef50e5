import type { Span } from '../text/span';
import { touches } from '../text/span';
import { Flag } from './columns';
import type { XmlAttribute, XmlDocument, XmlElement, XmlLeaf, XmlLeafKind } from './tree';

export type XmlHitKind =
  /** The name in the open tag. */
  | 'tagName'
  /** The name in the close tag. */
  | 'closeTagName'
  | 'attributeName'
  /** Between the quotes, or where a missing value would stand. */
  | 'attributeValue'
  /** Elsewhere in an open tag: white space, `=`, `/`; where an attribute can be added. */
  | 'openTag'
  /** Elsewhere in a close tag. */
  | 'closeTag'
  | XmlLeafKind;

/** What a cursor is on. */
export interface XmlHit {
  readonly kind: XmlHitKind;
  /** The name, value, tag or node. */
  readonly span: Span;
  /** The element of the tag; for text, comments and the like the element around them. */
  readonly element: XmlElement | undefined;
  /** Set for `attributeName` and `attributeValue`. */
  readonly attribute: XmlAttribute | undefined;
}

/**
 * What a cursor at `offset` is on. A cursor is on a name or a value at both of its edges, and in a tag or comment
 * behind its first character and before the end of its last.
 */
export function hitAt(document: XmlDocument, offset: number): XmlHit | undefined {
  if (offset < 0 || offset > document.text.length) return undefined;
  let previous = -1;
  const { parent } = document.columns;
  for (let row = document.rowBefore(offset - 1); row >= 0; previous = row, row = parent.at(row)) {
    const node = document.node(row);
    if (!isInside(document, row, node.span, offset)) continue;
    return node.kind === 'element' ? inElement(node, offset, previous) : hit(node.kind, node.span, node.parent);
  }
  return textAround(document, undefined, previous);
}

/** A construct without its end goes on until the next one, so its last offset is still inside. */
function isInside(document: XmlDocument, row: number, span: Span, offset: number): boolean {
  return offset < span.end || (offset === span.end && isOpenEnded(document, row));
}

function isOpenEnded(document: XmlDocument, row: number): boolean {
  const node = document.node(row);
  if (node.kind !== 'element') return (node as XmlLeaf).contentSpan.end === node.span.end;
  const close = node.closeTagSpan;
  if (close !== undefined) return document.text.charCodeAt(close.end - 1) !== 62;
  return (
    node.selfClosing === false && (has(document, row, Flag.openTagUnclosed) || node.span.end === document.text.length)
  );
}

function inElement(element: XmlElement, offset: number, previous: number): XmlHit {
  const { document } = element;
  if (offset <= element.nameSpan.end) return hit('tagName', element.nameSpan, element);
  const open = element.openTagSpan;
  const isOpenTag = offset < open.end || (offset === open.end && has(document, element.row, Flag.openTagUnclosed));
  if (isOpenTag) return inOpenTag(element, offset);
  const close = element.closeTagSpan;
  if (close !== undefined && offset > close.start) {
    const name = element.closeNameSpan;
    return name !== undefined && touches(name, offset)
      ? hit('closeTagName', name, element)
      : hit('closeTag', close, element);
  }
  return textAround(document, element, previous);
}

function inOpenTag(element: XmlElement, offset: number): XmlHit {
  const attribute = element.attributeBefore(offset);
  if (attribute === undefined) return hit('openTag', element.openTagSpan, element);
  if (touches(attribute.nameSpan, offset)) return { ...hit('attributeName', attribute.nameSpan, element), attribute };
  const { start, end } = attribute.valueSpan;
  const isValue = attribute.hasValue
    ? (attribute.quotedSpan?.start ?? start) <= offset && offset <= end
    : attribute.nameSpan.end < offset && offset <= end;
  if (isValue) return { ...hit('attributeValue', attribute.valueSpan, element), attribute };
  return hit('openTag', element.openTagSpan, element);
}

/** The text behind the child `previous` (-1: at the beginning of the content). */
function textAround(document: XmlDocument, element: XmlElement | undefined, previous: number): XmlHit {
  const { rows, start, length, size } = document.columns;
  const content = element?.contentSpan ?? { start: 0, end: document.text.length };
  const first = element === undefined ? 0 : element.row + 1;
  const last = element === undefined ? rows : element.row + size.at(element.row);
  const next = previous < 0 ? first : previous + size.at(previous);
  const from = previous < 0 ? content.start : start.at(previous) + length.at(previous);
  return hit('text', { start: from, end: next < last ? start.at(next) : content.end }, element);
}

function has(document: XmlDocument, row: number, flag: number): boolean {
  return (document.columns.kind.at(row) & flag) !== 0;
}

function hit(kind: XmlHitKind, span: Span, element: XmlElement | undefined): XmlHit {
  return { kind, span, element, attribute: undefined };
}

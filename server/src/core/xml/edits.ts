// Minimal text edits that keep the layout of the file: quotes, indentation and line ends are taken from what is there.

import type { TextEdit } from '../text/edit';
import { endOfLine, indentationAt, leadsLine, wholeLines } from '../text/layout';
import type { Span } from '../text/span';
import { encodeAttribute } from './character-references';
import { trimEnd } from './chars';
import type { XmlDocument } from './tree';
import type { XmlAttribute, XmlElement } from './xml-node';

export { encodeAttribute } from './character-references';

/**
 * Gives the attribute the value (not encoded yet): in the quotes it has, else behind the last attribute, on a line of
 * its own where that one has.
 */
export function setAttribute(element: XmlElement, name: string, value: string): readonly TextEdit[] {
  const { text } = element.document;
  const present = element.attribute(name);
  if (present !== undefined) return [setValue(present, value)];
  const attributes = element.attributes;
  const last = attributes[attributes.length - 1];
  const quote = last === undefined ? '"' : quoteOf(last);
  const written = `${name}${equalsOf(last)}${quote}${encodeAttribute(value, quote)}${quote}`;
  if (last === undefined) return [insertion(element.nameSpan.end, ` ${written}`)];
  const start = last.span.start;
  const gap = leadsLine(text, start) ? endOfLine(text) + indentationAt(text, start) : ' ';
  return [insertion(last.span.end, gap + written)];
}

function setValue(attribute: XmlAttribute, value: string): TextEdit {
  const quoted = attribute.quotedSpan;
  const isClosed = quoted !== undefined && quoted.end > attribute.valueSpan.end;
  if (isClosed) return { span: attribute.valueSpan, newText: encodeAttribute(value, quoteOf(attribute)) };
  const span = { start: attribute.nameSpan.end, end: attribute.span.end };
  return { span, newText: `="${encodeAttribute(value, '"')}"` };
}

/**
 * Takes the attribute out with the white space before it, each time where it is written more than once; nothing if the
 * element does not have it.
 */
export function removeAttribute(element: XmlElement, name: string): readonly TextEdit[] {
  return element.attributes.filter(attribute => attribute.name === name).flatMap(withoutAttribute);
}

/** Takes the attribute out, with the space before it. */
export function withoutAttribute({ element, span: { start, end } }: XmlAttribute): readonly TextEdit[] {
  return [{ span: { start: trimEnd(element.document.text, 0, start), end }, newText: '' }];
}

/** Takes the element out, with its lines if nothing else stands on them. */
export function removeElement(element: XmlElement): readonly TextEdit[] {
  const { span } = element;
  return [{ span: wholeLines(element.document.text, span) ?? span, newText: '' }];
}

/** Gives the element another name, in its close tag too. */
export function renameTag(element: XmlElement, name: string): readonly TextEdit[] {
  const close = element.closeNameSpan;
  const open = { span: element.nameSpan, newText: name };
  return close === undefined ? [open] : [open, { span: close, newText: name }];
}

/**
 * Inserts `xml` as the first or last child. It may have several lines, separated by `\n` and indented with two spaces
 * for each level; they get the indentation and the line ends of the file. `<a/>` becomes an open and a close tag.
 */
export function insertChild(element: XmlElement, xml: string, where: 'first' | 'last'): readonly TextEdit[] {
  const { text } = element.document;
  const content = element.contentSpan;
  if (content === undefined) return openUp(element, xml);
  const contentEnd = trimEnd(text, content.start, content.end);
  if (contentEnd === content.start) return [{ span: content, newText: ownContent(element, xml) }];
  const neighbour = neighbourOf(element, where);
  const at = where === 'first' ? content.start : contentEnd;
  if (neighbour === undefined || !leadsLine(text, neighbour.start)) return [insertion(at, oneLine(xml))];
  const indentation = indentationAt(text, neighbour.start);
  return [insertion(at, endOfLine(text) + indented(element.document, xml, indentation))];
}

/** Inserts `xml` (see `insertChild`) before the element, on lines of its own if the element begins one. */
export function insertBefore(element: XmlElement, xml: string): readonly TextEdit[] {
  const { text } = element.document;
  const { start } = element.span;
  if (!leadsLine(text, start)) return [insertion(start, oneLine(xml))];
  const indentation = indentationAt(text, start);
  const lines = indented(element.document, xml, indentation).slice(indentation.length);
  return [insertion(start, lines + endOfLine(text) + indentation)];
}

/** Inserts `xml` (see `insertChild`) behind the element, on lines of its own if the element begins one. */
export function insertAfter(element: XmlElement, xml: string): readonly TextEdit[] {
  const { text } = element.document;
  const { start, end } = element.span;
  if (!leadsLine(text, start)) return [insertion(end, oneLine(xml))];
  return [insertion(end, endOfLine(text) + indented(element.document, xml, indentationAt(text, start)))];
}

/** What the file indents one level with: the difference between the first child on its own line and its parent. */
export function indentUnit(document: XmlDocument): string {
  const { text } = document;
  for (let element = document.root; element !== undefined; element = element.firstChild) {
    const child = element.firstChild;
    if (child === undefined || !leadsLine(text, child.span.start) || !leadsLine(text, element.span.start)) continue;
    const outer = indentationAt(text, element.span.start);
    const inner = indentationAt(text, child.span.start);
    if (inner.length > outer.length && inner.startsWith(outer)) return inner.slice(outer.length);
  }
  return '  ';
}

function openUp(element: XmlElement, xml: string): readonly TextEdit[] {
  const { text } = element.document;
  const tag = element.openTagSpan;
  const end = trimEnd(text, element.nameSpan.end, element.selfClosing ? tag.end - 2 : tag.end);
  const newText = `>${ownContent(element, xml)}</${element.name}>`;
  // Without `/>` the tag is broken: what follows it stays where it is.
  return [{ span: { start: end, end: element.selfClosing ? tag.end : end }, newText }];
}

/** The content of an element that had none. */
function ownContent(element: XmlElement, xml: string): string {
  const { document } = element;
  const { start } = element.span;
  if (!leadsLine(document.text, start)) return oneLine(xml);
  const eol = endOfLine(document.text);
  const outer = indentationAt(document.text, start);
  return eol + indented(document, xml, outer + indentUnit(document)) + eol + outer;
}

/** The first or the last child of any kind that is no white space. */
function neighbourOf(element: XmlElement, where: 'first' | 'last'): Span | undefined {
  let result: Span | undefined;
  for (const node of element.childNodes()) {
    if (node.kind === 'text' && node.text().trim() === '') continue;
    result = node.span;
    if (where === 'first') break;
  }
  return result;
}

function indented(document: XmlDocument, xml: string, indentation: string): string {
  const unit = indentUnit(document);
  const lines = xml.split('\n').map(line => {
    const own = line.length - line.trimStart().length;
    return unit.repeat(own >> 1) + line.slice(own - (own % 2));
  });
  return lines.map(line => indentation + line).join(endOfLine(document.text));
}

function oneLine(xml: string): string {
  return xml
    .split('\n')
    .map(line => line.trim())
    .join('');
}

/** The character around the value; the usual one where there is none. */
export function quoteOf(attribute: XmlAttribute): '"' | "'" {
  const quoted = attribute.quotedSpan;
  return quoted !== undefined && attribute.element.document.text.charAt(quoted.start) === "'" ? "'" : '"';
}

/** `=` with the white space the attribute has around it. */
function equalsOf(attribute: XmlAttribute | undefined): string {
  if (attribute?.quotedSpan === undefined) return '=';
  const { text } = attribute.element.document;
  const written = text.slice(attribute.nameSpan.end, attribute.quotedSpan.start);
  return /^[ \t]*=[ \t]*$/.test(written) ? written : '=';
}

function insertion(at: number, newText: string): TextEdit {
  return { span: { start: at, end: at }, newText };
}

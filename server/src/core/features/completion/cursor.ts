import type { Span } from '../../text/span';
import type { XmlDocument, XmlElement } from '../../xml/tree';

/** What can be written at a cursor, read from the text alone: it holds in the midst of typing. */
export type Cursor =
  /** In the content of `parent` (undefined: of the document), at or behind a `<`, or where one can be written. */
  | {
      readonly kind: 'element';
      readonly parent: XmlElement | undefined;
      readonly span: Span;
      readonly hasBracket: boolean;
    }
  /** Behind `</`. */
  | { readonly kind: 'closeTag'; readonly element: XmlElement | undefined; readonly span: Span }
  | { readonly kind: 'attribute'; readonly element: XmlElement; readonly span: Span }
  /** Between quotes; `span` goes to the end of the value. */
  | {
      readonly kind: 'value';
      readonly element: XmlElement;
      readonly attribute: string;
      readonly span: Span;
      /** False directly behind `=`, where the quotes are still to be written. */
      readonly isQuoted: boolean;
    }
  | { readonly kind: 'comment'; readonly span: Span };

/** Tags are short; what goes on for longer is none that somebody types. */
const LONGEST_TAG = 16_384;

const NAME = /[\w.:-]/;

/** Undefined where nothing can be completed: in a declaration, in CDATA, behind the name of a closing tag. */
export function cursorAt(document: XmlDocument, offset: number): Cursor | undefined {
  const { text } = document;
  const limit = Math.max(0, offset - LONGEST_TAG);
  const comment = text.lastIndexOf('<!--', offset - 1);
  if (comment >= limit && comment + 4 <= offset && text.slice(comment, offset).indexOf('-->') < 0)
    return { kind: 'comment', span: wordAround(text, offset, comment + 4) };
  const open = text.lastIndexOf('<', offset - 1);
  if (open < limit) return inContent(document, offset);
  const tag = text.slice(open, offset);
  if (/^<[!?]/.test(tag)) return isClosed(tag) ? inContent(document, offset) : undefined;
  if (tag.startsWith('</')) {
    if (tag.includes('>')) return inContent(document, offset);
    if (!/^<\/[\w.:-]*$/.test(tag)) return undefined;
    return { kind: 'closeTag', element: innermostOpen(document, open), span: wordAround(text, offset) };
  }
  const name = /^<[\w.:-]*/.exec(tag)?.[0] ?? '<';
  if (name === tag) {
    // Another kind of tag goes on behind the cursor.
    if (name === '<' && /[/!?]/.test(text[offset] ?? '')) return undefined;
    const span = { start: open + 1, end: endOfName(text, offset) };
    return { kind: 'element', parent: innermostOpen(document, open), span, hasBracket: true };
  }
  return inTag(document, open, open + name.length, offset);
}

/** Inside of a start tag: between attributes, in the name of one, in a value; or behind the tag. */
function inTag(document: XmlDocument, open: number, from: number, offset: number): Cursor | undefined {
  const { text } = document;
  let attribute = '';
  let at = from;
  while (at < offset) {
    const character = text[at] ?? '';
    if (character === '>') return inContent(document, offset);
    if (character === '"' || character === "'") {
      const end = text.indexOf(character, at + 1);
      if (end < 0 || end >= offset) return inValue(document, open, attribute, at, end < 0 ? undefined : end, offset);
      at = end + 1;
      attribute = '';
    } else if (NAME.test(character)) {
      let end = at;
      while (end < offset && NAME.test(text[end] ?? '')) end++;
      attribute = text.slice(at, end);
      at = end;
    } else at++;
  }
  const element = elementFrom(document, open);
  if (element && attribute !== '' && /=\s*$/.test(text.slice(open, offset)) && !/["']/.test(text[offset] ?? ''))
    return { kind: 'value', element, attribute, span: { start: offset, end: offset }, isQuoted: false };
  // Behind `=` and behind a quote comes no name.
  if (!element || /[="'/]$/.test(text.slice(open, offset))) return undefined;
  return { kind: 'attribute', element, span: wordAround(text, offset) };
}

function inValue(
  document: XmlDocument,
  open: number,
  attribute: string,
  quote: number,
  end: number | undefined,
  offset: number,
): Cursor | undefined {
  const element = elementFrom(document, open);
  if (!element || attribute === '') return undefined;
  const { text } = document;
  // Without an end the value goes to the end of the word, not to a quotation mark of the next lines.
  const line = text.slice(quote + 1, end ?? text.length).search(/[\r\n<>]/);
  const isOpen = end === undefined || line >= 0;
  return {
    kind: 'value',
    element,
    attribute,
    span: { start: quote + 1, end: isOpen ? offset : end },
    isQuoted: true,
  };
}

/** In text between tags: an element can be written, in place of the letters before the cursor. */
function inContent(document: XmlDocument, offset: number): Cursor | undefined {
  const { text } = document;
  let start = offset;
  while (start > 0 && NAME.test(text[start - 1] ?? '')) start--;
  return { kind: 'element', parent: innermostOpen(document, start), span: { start, end: offset }, hasBracket: false };
}

function isClosed(tag: string): boolean {
  if (tag.startsWith('<!--')) return tag.includes('-->');
  if (tag.startsWith('<![CDATA[')) return tag.includes(']]>');
  return tag.includes('>');
}

/** The innermost element whose content an offset lies in, as far as the text before it tells. */
function innermostOpen(document: XmlDocument, offset: number): XmlElement | undefined {
  const hit = document.hit(offset);
  let element = hit?.element;
  // At the edge of a tag the element of the tag is hit, not the one around it.
  while (element && (element.span.start >= offset || element.selfClosing || endsBefore(element, offset)))
    element = element.parent;
  return element;
}

function endsBefore(element: XmlElement, offset: number): boolean {
  const close = element.closeTagSpan;
  return close !== undefined && close.end <= offset;
}

function elementFrom(document: XmlDocument, start: number): XmlElement | undefined {
  const element = document.hit(start + 1)?.element;
  return element?.span.start === start ? element : undefined;
}

function wordAround(text: string, offset: number, from = 0): Span {
  let start = offset;
  while (start > from && NAME.test(text[start - 1] ?? '')) start--;
  return { start, end: endOfName(text, offset) };
}

function endOfName(text: string, offset: number): number {
  let end = offset;
  while (NAME.test(text[end] ?? '')) end++;
  return end;
}

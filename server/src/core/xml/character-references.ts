import type { Span } from '../text/span';
import { isNameChar } from './chars';

const named: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

export function isPredefinedEntity(name: string): boolean {
  return named.has(name);
}

/** The text of an attribute value: references decoded, each line end or tab as one space (XML 1.0, 3.3.3). */
export function decodeAttributeValue(raw: string): string {
  return decodeReferences(/[\t\n\r]/.test(raw) ? raw.replace(/\r\n|[\t\n\r]/g, ' ') : raw);
}

/** The text of character data: references decoded, line ends as `\n` (XML 1.0, 2.11). */
export function decodeText(raw: string): string {
  return decodeReferences(normalizeLineEnds(raw));
}

export function normalizeLineEnds(raw: string): string {
  return raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
}

/** Decodes the five named and the numeric references. Others stay as written: no entity is ever expanded. */
function decodeReferences(raw: string): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(/&(?:#(\d+)|#x([0-9a-fA-F]+)|(amp|lt|gt|quot|apos));/g, (written, decimal, hex, name) => {
    if (name !== undefined) return named.get(name) ?? written;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number.parseInt(decimal, 10);
    return isXmlCharacter(code) ? String.fromCodePoint(code) : written;
  });
}

/** A range of what `decodeAttributeValue(raw)` gives, as a range of `raw`: references as a whole. */
export function writtenRange(raw: string, start: number, end: number): Span {
  let longer = 0;
  const range = { start, end };
  for (const { 0: token, index } of raw.matchAll(/\r\n|&(?:#\d+|#x[0-9a-fA-F]+|amp|lt|gt|quot|apos);/g)) {
    const length = decodeAttributeValue(token).length;
    const at = index - longer;
    longer += token.length - length;
    if (at + length <= start) range.start = start + longer;
    if (at < end) range.end = end + longer;
  }
  return range;
}

/** XML 1.0, production 2. */
export function isXmlCharacter(code: number): boolean {
  return (
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff)
  );
}

/** What stands at an `&`. */
export interface Reference {
  readonly kind: 'valid' | 'bare' | 'undefined' | 'invalid';
  /** Behind the reference, or behind the `&` if it is no reference. */
  readonly end: number;
}

/** Classifies the `&` at `at`; looks no further than `end`. `undefined` is an entity XML itself does not define. */
export function referenceAt(text: string, at: number, end: number): Reference {
  let i = at + 1;
  const isNumeric = i < end && text.charCodeAt(i) === 35;
  if (isNumeric) i++;
  while (i < end && isNameChar(text.charCodeAt(i))) i++;
  if (i >= end || text.charCodeAt(i) !== 59 || i === at + 1) return { kind: 'bare', end: at + 1 };
  const body = text.slice(at + 1, i);
  if (!isNumeric) {
    const startsAsNumber = /^[-.\d\u00b7]/.test(body);
    return startsAsNumber
      ? { kind: 'bare', end: at + 1 }
      : { kind: isPredefinedEntity(body) ? 'valid' : 'undefined', end: i + 1 };
  }
  const digits = /^#(?:(\d+)|x([0-9a-fA-F]+))$/.exec(body);
  const code = digits === null ? -1 : Number.parseInt(digits[1] ?? digits[2] ?? '', digits[1] === undefined ? 16 : 10);
  return { kind: isXmlCharacter(code) ? 'valid' : 'invalid', end: i + 1 };
}

/** Writes `value` so that it can stand between two `quote` characters and reads back as itself. */
export function encodeAttribute(value: string, quote: '"' | "'"): string {
  return value.replace(/[&<"'\t\n\r]/g, c => {
    switch (c) {
      case '&':
        return '&amp;';
      case '<':
        return '&lt;';
      case '"':
        return quote === '"' ? '&quot;' : c;
      case "'":
        return quote === "'" ? '&apos;' : c;
      default:
        // A literal tab or line end would be read as a space (XML 1.0, 3.3.3).
        return `&#${c.charCodeAt(0)};`;
    }
  });
}

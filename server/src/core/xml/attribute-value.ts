import { FAR } from './builder';
import { isLineEnd, isNameStart, isSpace, skipName, skipSpace, trimEnd } from './chars';
import type { Scanner } from './scanner';

const LT = 60;
const GT = 62;
const SLASH = 47;
const EQUALS = 61;

/**
 * Reads what follows an attribute name in every way but the usual one, and adds the attribute to the tag at `tag`.
 * Gives the offset behind the attribute.
 */
export function scanValue(s: Scanner, tag: number, name: number, nameEnd: number): number {
  const { text, end, tree } = s;
  const add = (value: number, valueEnd: number) =>
    tree.addAttribute(name - tag, nameEnd - tag, value < 0 ? -1 : value - tag, valueEnd - tag);
  const missing = (at: number) => {
    tree.problems.add('missingAttributeValue', name, nameEnd, at);
    add(-1, at);
    return at;
  };

  const equals = skipSpace(text, nameEnd, end);
  let value = equals;
  if (text.charCodeAt(equals) === EQUALS) value = skipSpace(text, equals + 1, end);
  else if (!isQuote(text, equals)) return missing(nameEnd);
  else tree.problems.add('missingEqualsSign', name, nameEnd, nameEnd);

  if (value < end && isQuote(text, value)) {
    const valueEnd = scanQuoted(s, tag, value);
    add(value + 1, valueEnd);
    return text.charCodeAt(valueEnd) === text.charCodeAt(value) ? valueEnd + 1 : valueEnd;
  }
  if (value >= end || endsUnquoted(text, value) || isNextAttribute(text, equals + 1, value, end)) {
    return missing(equals + 1);
  }
  return scanUnquoted(s, value, add);
}

function scanUnquoted(s: Scanner, value: number, add: (value: number, valueEnd: number) => void): number {
  const { text, end, tree } = s;
  let i = value;
  while (i < end && !isSpace(text.charCodeAt(i)) && !endsUnquoted(text, i) && !isQuote(text, i)) i++;
  s.checkReferences(value, i);
  add(value, i);
  // `a=b"` lacks the opening quote only.
  const behind = i < end && isQuote(text, i) ? i + 1 : i;
  tree.problems.add('unquotedAttributeValue', value, behind, value, i);
  return behind;
}

/** `a= b="1"`: the name behind the `=` belongs to an attribute of its own. */
function isNextAttribute(text: string, behindEquals: number, value: number, end: number): boolean {
  if (!isNameStart(text.charCodeAt(value))) return false;
  const equals = skipSpace(text, skipName(text, value, end), end);
  return text.charCodeAt(equals) === EQUALS && (value > behindEquals || isQuote(text, equals + 1));
}

/** The end of the value whose opening quote stands at `quote`; behind it stands the closing quote, if there is one. */
function scanQuoted(s: Scanner, tag: number, quote: number): number {
  const { text, tree } = s;
  const value = quote + 1;
  const close = s.findQuote(text.charCodeAt(quote), value);
  const lessThan = s.seekTag(value);
  if (close >= 0 && isClosedAt(s, value, close, lessThan)) {
    for (let at = lessThan; at < close; at = s.seekTag(at + 1)) {
      tree.problems.add('lessThanInAttributeValue', at, at + 1);
    }
    s.checkReferences(value, close);
    return close;
  }
  const end = endOfUnclosed(s, value, close);
  s.checkReferences(value, end);
  tree.problems.add('unclosedAttributeValue', quote, end, end);
  tree.reach.add(tag, close < 0 ? FAR : close + 3, false);
  return end;
}

/**
 * Whether the quote at `close` ends the value. It does not where it seems to open the next value (`x="abc y="1"`),
 * and a value with `<` must end on its line.
 */
function isClosedAt(s: Scanner, value: number, close: number, lessThan: number): boolean {
  const { text } = s;
  const endsHere = close + 1 >= s.end || endsAttribute(text, close + 1);
  if (lessThan >= close) return endsHere || !opensValue(text, value, close);
  return endsHere && !hasLineEnd(text, value, close) && !opensValue(text, value, close);
}

function hasLineEnd(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    if (isLineEnd(text.charCodeAt(i))) return true;
  }
  return false;
}

/** Whether what stands behind a closing quote shows that it was one. */
export function endsAttribute(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  return isSpace(c) || c === GT || (c === SLASH && text.charCodeAt(at + 1) === GT);
}

/** Whether `[value, close)` ends with white space, a name and `=`. */
function opensValue(text: string, value: number, close: number): boolean {
  const equals = trimEnd(text, value, close) - 1;
  if (equals < value || text.charCodeAt(equals) !== EQUALS) return false;
  const nameEnd = trimEnd(text, value, equals);
  let name = nameEnd;
  while (name > value && !isSpace(text.charCodeAt(name - 1)) && isNamePart(text.charCodeAt(name - 1))) name--;
  return name < nameEnd && name > value && isNameStart(text.charCodeAt(name)) && isSpace(text.charCodeAt(name - 1));
}

function isNamePart(c: number): boolean {
  return isNameStart(c) || (c >= 48 && c <= 57) || c === 45 || c === 46;
}

/** An unclosed value ends with its line, at `>` or `/>`, at a tag, or before what looks like the next attribute. */
function endOfUnclosed(s: Scanner, value: number, close: number): number {
  const { text } = s;
  const limit = close < 0 ? s.end : close;
  let i = value;
  while (i < limit) {
    const c = text.charCodeAt(i);
    if (isLineEnd(c) || (c === LT && s.isTagAt(i))) return trimEnd(text, value, i);
    if (c === GT) return trimEnd(text, value, i > value && text.charCodeAt(i - 1) === SLASH ? i - 1 : i);
    if (isSpace(c)) {
      const space = i;
      i = skipSpace(text, i, limit);
      const nameEnd = skipName(text, i, limit);
      if (nameEnd > i && isNameStart(text.charCodeAt(i)) && isValueStart(text, nameEnd, s.end)) return space;
      if (hasLineEnd(text, space, i)) return space;
      continue;
    }
    i++;
  }
  return trimEnd(text, value, i);
}

/** Whether `=` and a quote stand at `at`. */
function isValueStart(text: string, at: number, end: number): boolean {
  const equals = skipSpace(text, at, end);
  return text.charCodeAt(equals) === EQUALS && isQuote(text, skipSpace(text, equals + 1, end));
}

function isQuote(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  return c === 34 || c === 39;
}

/** `>`, `/>` or `<`. */
function endsUnquoted(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  return c === GT || c === LT || (c === SLASH && text.charCodeAt(at + 1) === GT);
}

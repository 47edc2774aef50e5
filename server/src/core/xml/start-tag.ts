import { endsAttribute, scanValue } from './attribute-value';
import { FAR } from './builder';
import { isNameChar, isNameStart, isSpace } from './chars';
import { Flag, NodeKind } from './columns';
import { indentOf } from './open-elements';
import type { Scanner } from './scanner';

const SPACE = 32;
const LT = 60;
const GT = 62;
const SLASH = 47;
const EQUALS = 61;
const QUOTE = 34;
const APOSTROPHE = 39;
const COLON = 58;

/** Up to this many attributes a name is compared with each earlier one; beyond, a set of strings is cheaper. */
const PAIRWISE = 24;

/** Reads the open tag at `start`, adds its row and attributes, and opens the element. Gives the offset behind the tag. */
export function scanStartTag(s: Scanner, start: number): number {
  const { text, end, tree } = s;
  let isPrefixed = false;
  let i = start + 1;
  let c = 0;
  for (; i < end; i++) {
    c = text.charCodeAt(i);
    if (!isNameChar(c)) break;
    isPrefixed ||= c === COLON;
  }
  if (c !== SPACE && c !== GT) i = endOfName(s, start + 1, i);
  const nameEnd = i;
  s.hasRoot = true;
  const row = tree.addRow(NodeKind.element, start, nameEnd, s.open.parentRow);
  const first = tree.attributes;
  const tagEnd = s.seekTag(i);
  let names: Set<string> | undefined;
  let flags = 0;

  while (true) {
    const before = i;
    c = i < end ? text.charCodeAt(i) : 0;
    while (isSpace(c)) {
      i++;
      c = i < end ? text.charCodeAt(i) : 0;
    }
    if (c === GT) {
      i++;
      break;
    }
    if (i >= end) {
      flags |= Flag.openTagUnclosed;
      break;
    }
    if (c === SLASH && i + 1 < end && text.charCodeAt(i + 1) === GT) {
      flags |= Flag.selfClosing;
      i += 2;
      break;
    }
    if (c === LT && s.isTagAt(i)) {
      flags |= Flag.openTagUnclosed;
      break;
    }
    if (!isNameChar(c)) {
      i = scanJunk(s, i);
      continue;
    }

    const name = i;
    const startsName = isNameStart(c);
    isPrefixed ||= c === COLON;
    for (i++; i < end; i++) {
      c = text.charCodeAt(i);
      if (!isNameChar(c)) break;
      isPrefixed ||= c === COLON;
    }
    if (c !== EQUALS || !startsName) i = endOfName(s, name, i);
    const attributeNameEnd = i;
    // The way nearly every attribute is written, without a call.
    const value = i + 2;
    const quote = value < end && c === EQUALS ? text.charCodeAt(value - 1) : 0;
    const close = quote === QUOTE || quote === APOSTROPHE ? s.findQuote(quote, value) : -1;
    if (close >= 0 && close < tagEnd && endsAttribute(text, close + 1)) {
      s.checkReferences(value, close);
      tree.addAttribute(name - start, attributeNameEnd - start, value - start, close - start);
      i = close + 1;
    } else {
      i = scanValue(s, start, name, attributeNameEnd);
    }
    if (before === name && before !== nameEnd && isValueEnd(text.charCodeAt(before - 1))) {
      tree.problems.add('missingWhitespaceBetweenAttributes', name, attributeNameEnd, name);
    }
    if (tree.attributes - first > 1) names = checkDuplicate(s, start, first, names);
  }

  tree.openEnd[row] = i - start;
  tree.closeStart[row] = -1;
  tree.kind[row] = NodeKind.element | flags | (isPrefixed ? Flag.prefixed : 0);
  if ((flags & Flag.selfClosing) !== 0) tree.length[row] = i - start;
  else if (flags === 0) s.open.push(row, start + 1, nameEnd);
  else openUnclosed(s, row, start, nameEnd, i);
  return i;
}

/** An open tag without `>`: open if its content seems to follow, empty if a tag at its own level does. */
function openUnclosed(s: Scanner, row: number, start: number, nameEnd: number, end: number): void {
  const { text, tree } = s;
  tree.problems.add('unclosedStartTag', start, nameEnd);
  s.open.push(row, start + 1, nameEnd);
  if (end >= s.end) {
    tree.reach.add(start, FAR, false);
    return;
  }
  let seen = end + 2;
  if (s.open.isIndented(s.open.depth - 1)) {
    const indent = s.open.indent(s.open.depth - 1);
    const next = indentOf(text, end);
    const isClose = text.charCodeAt(end + 1) === SLASH;
    let isOwnClose = false;
    if (isClose) {
      const name = s.nameBehindSpace(end + 2);
      seen = name.end + 1;
      isOwnClose = text.slice(name.start, name.end) === text.slice(start + 1, nameEnd);
    }
    if (next >= 0 && (isOwnClose ? next < indent : next <= indent)) {
      s.open.popTo(s.open.depth - 1);
      tree.length[row] = end - start;
    }
  }
  tree.reach.add(start, seen + 1, false);
}

/** The end of a name that may contain characters no name may contain; reports those. `at` is the end of what is valid. */
function endOfName(s: Scanner, start: number, at: number): number {
  const { text, end } = s;
  let i = at;
  while (i < end && !endsName(text.charCodeAt(i))) i++;
  if (i > at || !isNameStart(text.charCodeAt(start))) s.tree.problems.add('invalidName', start, i);
  return i;
}

function endsName(c: number): boolean {
  return isSpace(c) || c === EQUALS || c === GT || c === SLASH || c === LT || c === QUOTE || c === APOSTROPHE;
}

function isValueEnd(c: number): boolean {
  return c === QUOTE || c === APOSTROPHE;
}

/** Characters that begin no attribute. Stray quotes and `=` take what is attached to them along. */
function scanJunk(s: Scanner, start: number): number {
  const { text, end } = s;
  const first = text.charCodeAt(start);
  const takesNames = first === QUOTE || first === APOSTROPHE || first === EQUALS;
  let i = start;
  while (i < end) {
    const c = text.charCodeAt(i);
    const isEnd = i > start && (isSpace(c) || c === GT || (c === SLASH && text.charCodeAt(i + 1) === GT));
    if (isEnd || (c === LT && s.isTagAt(i)) || (!takesNames && isNameStart(c))) break;
    i++;
  }
  s.tree.problems.add('unexpectedCharacters', start, i);
  return i;
}

/** Reports the last attribute if an earlier one of the same tag, from `first` on, has its name. */
function checkDuplicate(
  s: Scanner,
  start: number,
  first: number,
  names: Set<string> | undefined,
): Set<string> | undefined {
  const { text, tree } = s;
  const { attributeName, attributeNameEnd } = tree;
  const last = tree.attributes - 1;
  const name = attributeName[last] as number;
  const length = (attributeNameEnd[last] as number) - name;
  if (last - first < PAIRWISE) {
    for (let i = first; i < last; i++) {
      const other = attributeName[i] as number;
      if ((attributeNameEnd[i] as number) - other === length && isSame(text, start + name, start + other, length)) {
        reportDuplicate(s, start, i, last);
        break;
      }
    }
    return undefined;
  }
  const nameOf = (i: number) =>
    text.slice(start + (attributeName[i] as number), start + (attributeNameEnd[i] as number));
  const known = names ?? new Set(Array.from({ length: last - first }, (_, i) => nameOf(first + i)));
  const own = nameOf(last);
  if (known.has(own)) {
    let original = first;
    while (nameOf(original) !== own) original++;
    reportDuplicate(s, start, original, last);
  }
  return known.add(own);
}

function isSame(text: string, a: number, b: number, length: number): boolean {
  for (let i = 0; i < length; i++) {
    if (text.charCodeAt(a + i) !== text.charCodeAt(b + i)) return false;
  }
  return true;
}

function reportDuplicate(s: Scanner, start: number, original: number, duplicate: number): void {
  const { attributeName, attributeNameEnd, problems } = s.tree;
  const at = (offset: number | undefined) => start + (offset as number);
  problems.add(
    'duplicateAttribute',
    at(attributeName[duplicate]),
    at(attributeNameEnd[duplicate]),
    at(attributeName[original]),
  );
}

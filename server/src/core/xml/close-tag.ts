import { editDistance } from '../text/distance';
import { FAR } from './builder';
import { isLineEnd, isSpace, skipName, skipSpace, trimEnd } from './chars';
import { Flag, KIND_MASK, NodeKind } from './columns';
import { indentOf } from './open-elements';
import type { Scanner } from './scanner';

/**
 * A close tag whose name differs by at most this many edits from that of an open element is taken as its own; a name
 * of less than four characters may differ in half of them.
 */
const MISSPELT = 2;
/** How many of the innermost open elements a misspelt close tag is compared with. */
const CANDIDATES = 4;

/** Reads the close tag at `start` and closes what it belongs to. Gives the offset behind the tag. */
export function scanCloseTag(s: Scanner, start: number): number {
  const { text, end } = s;
  // The way nearly every close tag is written: exactly the name of the innermost open element.
  const expected = s.open.endOfSameName(start + 2);
  if (expected < end && text.charCodeAt(expected) === 62 && s.open.depth > s.open.foreign) {
    closeElement(s, s.open.depth - 1, start, expected + 1, true);
    return expected + 1;
  }
  const name = skipSpace(text, start + 2, end);
  let nameEnd = skipName(text, name, end);
  if (nameEnd < end && text.charCodeAt(nameEnd) === 62 && name === start + 2) {
    close(s, start, name, nameEnd, nameEnd + 1);
    return nameEnd + 1;
  }

  if (name > start + 2 && nameEnd > name) s.tree.problems.add('unexpectedCharacters', start + 2, name);
  const valid = nameEnd;
  while (nameEnd < end && !endsCloseName(text.charCodeAt(nameEnd))) nameEnd++;
  if (nameEnd > valid && valid > name) s.tree.problems.add('invalidName', name, nameEnd);
  const tagEnd = endOfCloseTag(s, start, nameEnd === name ? start + 2 : nameEnd);
  close(s, start, name, nameEnd, Math.max(tagEnd, nameEnd));
  return Math.max(tagEnd, nameEnd);
}

function endsCloseName(c: number): boolean {
  return isSpace(c) || c === 62 || c === 60;
}

/** Behind the `>`, or where the tag ends without one. */
function endOfCloseTag(s: Scanner, start: number, nameEnd: number): number {
  const { text, end, tree } = s;
  const behind = skipSpace(text, nameEnd, end);
  if (behind < end && text.charCodeAt(behind) === 62) return behind + 1;
  let i = nameEnd;
  while (i < end && text.charCodeAt(i) !== 62 && text.charCodeAt(i) !== 60 && !isLineEnd(text.charCodeAt(i))) i++;
  if (i < end && text.charCodeAt(i) === 62) {
    tree.problems.add('unexpectedCharacters', behind, trimEnd(text, behind, i));
    return i + 1;
  }
  tree.problems.add('unclosedCloseTag', start, nameEnd, nameEnd);
  tree.reach.add(start, Math.max(behind, i) >= end ? FAR : Math.max(behind, i) + 2, false);
  return nameEnd;
}

/** Closes the element that `[name, nameEnd)` names; those open inside of it have no close tag. */
function close(s: Scanner, start: number, name: number, nameEnd: number, end: number): void {
  const { open, tree } = s;
  let index = nameEnd === name ? -1 : open.find(name, nameEnd);
  const isExact = index >= 0;
  if (!isExact && open.hasUncertain) {
    s.gaveUp = true;
    return;
  }
  if (!isExact) index = findMisspelt(s, name, nameEnd);
  if (index < 0) {
    s.addLeaf(NodeKind.strayCloseTag, start, nameEnd, end);
    tree.problems.add('unexpectedCloseTag', start, nameEnd > name ? nameEnd : end);
    return;
  }
  if (index < open.foreign) {
    s.gaveUp = true;
    return;
  }
  closeImplicitly(s, index + 1, start, end);
  if (!isExact) {
    const hasName = nameEnd > name;
    tree.problems.add('mismatchedCloseTag', hasName ? name : start, hasName ? nameEnd : end, open.start(index));
  }
  closeElement(s, index, start, end, isExact);
}

/** Ends the innermost open element with its close tag. */
function closeElement(s: Scanner, index: number, start: number, end: number, isExact: boolean): void {
  const { open, tree } = s;
  const row = open.row(index);
  const from = open.start(index);
  tree.closeStart[row] = start - from;
  tree.length[row] = end - from;
  tree.size[row] = tree.rows - row;
  if (isExact) tree.kind[row] = (tree.kind[row] as number) | Flag.exactClose;
  open.popTo(index);
}

/** The innermost open element whose name differs in case or by a typing error; any for a close tag without a name. */
function findMisspelt(s: Scanner, name: number, nameEnd: number): number {
  const { open } = s;
  if (name === nameEnd) return open.depth - 1;
  const written = s.text.slice(name, nameEnd);
  const lower = written.toLowerCase();
  for (let index = open.depth - 1; index >= Math.max(0, open.depth - CANDIDATES); index--) {
    const other = open.name(index);
    const limit = Math.min(MISSPELT, Math.max(other.length, written.length) >> 1);
    if (editDistance(other, written, limit) <= limit || other.toLowerCase() === lower) return index;
  }
  return -1;
}

/**
 * Ends the open elements from `first` inwards, which have no close tag, at `end`. `seen` is the end of the tag that
 * showed it. Where the indentation tells, nodes that follow such an element are taken out of it.
 */
export function closeImplicitly(s: Scanner, first: number, end: number, seen: number): void {
  const { open, tree } = s;
  if (first >= open.depth) return;
  const contentEnd = trimEnd(s.text, 0, end);
  for (let index = first; index < open.depth; index++) {
    const row = open.row(index);
    const start = open.start(index);
    tree.reach.add(start, seen, true);
    if (!tree.hasOpenTagUnclosed(row)) {
      const openEnd = start + (tree.openEnd[row] as number);
      tree.problems.add('missingCloseTag', start + 1, open.nameEnd(index), Math.max(openEnd, contentEnd));
    }
  }
  new Layout(s, first, end).run();
  open.popTo(first);
}

/** Decides by indentation which nodes belong to the elements that were ended together. */
class Layout {
  readonly #s: Scanner;
  readonly #first: number;
  readonly #end: number;
  /** Indices of open elements around the node in hand, the outermost first. */
  readonly #around: number[] = [];

  constructor(s: Scanner, first: number, end: number) {
    this.#s = s;
    this.#first = first;
    this.#end = end;
  }

  run(): void {
    const { open, tree } = this.#s;
    const outside = this.#first === 0 ? -1 : open.row(this.#first - 1);
    let next = this.#first;
    let row = open.row(next);
    while (row < tree.rows) {
      this.#leave(row);
      const around = this.#around[this.#around.length - 1];
      tree.parent[row] = around === undefined ? outside : open.row(around);
      if (next < open.depth && row === open.row(next)) {
        this.#around.push(next);
        next++;
        row++;
      } else {
        row += tree.size[row] as number;
      }
    }
    while (this.#around.length > 0) this.#finish(this.#end, tree.rows);
  }

  /** Ends the elements that the node of `row` does not belong to. */
  #leave(row: number): void {
    const { tree, text } = this.#s;
    if (this.#around.length === 0) return;
    const start = tree.start[row] as number;
    // A close tag that closes nothing may stand at any column.
    const isStray = ((tree.kind[row] as number) & KIND_MASK) === NodeKind.strayCloseTag;
    const indent = isStray ? -1 : indentOf(text, start);
    while (this.#around.length > 0 && this.#isOutside(this.#around[this.#around.length - 1] as number, indent)) {
      this.#finish(start, row);
    }
  }

  /** Whether a node that begins at column `indent` (-1: not at the beginning of its line) stands behind the element. */
  #isOutside(index: number, indent: number): boolean {
    const { open, tree } = this.#s;
    if (index === 0) return false;
    if (tree.hasOpenTagUnclosed(open.row(index))) return true;
    return indent >= 0 && open.isIndented(index) && indent <= open.indent(index);
  }

  #finish(end: number, row: number): void {
    const { open, tree } = this.#s;
    const index = this.#around.pop() as number;
    const own = open.row(index);
    const isEmpty = index > 0 && tree.hasOpenTagUnclosed(own);
    tree.size[own] = row - own;
    tree.length[own] = isEmpty ? (tree.openEnd[own] as number) : end - open.start(index);
  }
}

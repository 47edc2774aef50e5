import { RECORD_LIMIT, type TreeBuilder } from './builder';
import { skipName, skipSpace } from './chars';
import { closeImplicitly } from './close-tag';
import { type Columns, Flag, KIND_MASK, NodeKind } from './columns';
import { entityDefinitions } from './markup';
import { checkNames, declaredPrefixes } from './names';
import { OpenElements } from './open-elements';
import { checkCharacters } from './scan';
import { Scanner } from './scanner';
import { splice } from './splice';

/** After so many elements in vain, the whole text is read. */
const ATTEMPTS = 48;
/** With more recoveries than this, looking through them costs more than reading the whole text. */
const RECOVERIES = 1000;

/** `[start, end)` of the old text, replaced by `inserted` characters. */
interface Change {
  readonly start: number;
  readonly end: number;
  readonly inserted: number;
  readonly delta: number;
}

export interface Rescan {
  readonly columns: Columns;
  readonly change: RowChange;
}

/** How the rows of a document differ from those of the one that it was made from. */
export interface RowChange {
  /** The element whose content was read again. */
  readonly parent: number;
  /** The old rows `[first, last)`, whole children of it, were replaced by `rows` new ones. */
  readonly first: number;
  readonly last: number;
  readonly rows: number;
}

/**
 * The columns of `text`, which is the old text with `[start, end)` replaced by `inserted` characters, equal to those of
 * a full scan; undefined if only a full scan can tell.
 *
 * The content of an element with a close tag of its own is read again from the child before the change until the
 * scan meets, with the same elements open, a child that began there before. From there on both scans are the same.
 * If the tags that are read do not balance, the element around it is tried.
 */
export function rescan(old: Columns, text: string, start: number, end: number, inserted: number): Rescan | undefined {
  if (old.problems.count >= RECORD_LIMIT || old.reach.count > RECOVERIES) return undefined;
  const change = { start, end, inserted, delta: inserted - (end - start) };
  const reach = reachingInto(old, start);
  let budget = text.length / 2;
  let attempts = 0;
  let child = -1;
  for (let row = lastBefore(old, start); row >= 0 && attempts < ATTEMPTS; child = row, row = old.parent.at(row)) {
    if (!canRestartIn(old, row, change)) continue;
    attempts++;
    const part = new Part(old, text, change, row);
    if (!part.placeRestart(child, reach)) continue;
    if (part.scan()) {
      const result = part.spliced();
      const { problems, reach } = result.columns;
      return problems.count < RECORD_LIMIT && reach.count < RECORD_LIMIT ? result : undefined;
    }
    budget -= part.scanned;
    if (budget < 0) return undefined;
  }
  return undefined;
}

/** The last row that begins before `offset`. */
function lastBefore(old: Columns, offset: number): number {
  let low = -1;
  let high = old.rows;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if (old.start.at(middle) < offset) low = middle;
    else high = middle;
  }
  return low;
}

/** Whether the change lies in the content of an element that is closed by its own name. */
function canRestartIn(old: Columns, row: number, change: Change): boolean {
  const kind = old.kind.at(row);
  if ((kind & KIND_MASK) !== NodeKind.element || (kind & Flag.exactClose) === 0) return false;
  const from = old.start.at(row);
  return change.start >= from + old.openEnd.at(row) && change.end <= from + old.closeStart.at(row);
}

/** The recoveries before `offset` that looked at what stands there, as indices. */
function reachingInto(old: Columns, offset: number): number[] {
  const { count, start, end } = old.reach;
  const result: number[] = [];
  for (let i = 0; i < count && (start[i] as number) < offset; i++) {
    if ((end[i] as number) > offset) result.push(i);
  }
  return result;
}

/** A part of the children of one element, read again. */
class Part {
  readonly #old: Columns;
  readonly #text: string;
  readonly #change: Change;
  /** The element whose content is read. */
  readonly #row: number;
  readonly #closeStart: number;
  /** The first row that is replaced, and where reading begins. */
  #first = 0;
  #restart = 0;
  /** The first row that is kept behind the change, and where it begins in the new text. */
  #last = 0;
  #stop = -1;
  #tree: TreeBuilder | undefined;
  scanned = 0;

  constructor(old: Columns, text: string, change: Change, row: number) {
    this.#old = old;
    this.#text = text;
    this.#change = change;
    this.#row = row;
    this.#closeStart = old.start.at(row) + old.closeStart.at(row);
  }

  get #contentStart(): number {
    return this.#old.start.at(this.#row) + this.#old.openEnd.at(this.#row);
  }

  /** Chooses where to begin: at or behind `child`, earlier if a recovery looked as far as the change. False if that is outside. */
  placeRestart(child: number, reach: readonly number[]): boolean {
    const old = this.#old;
    const contentStart = this.#contentStart;
    if (child < 0) {
      this.#first = this.#row + 1;
      this.#restart = contentStart;
    } else {
      const end = old.start.at(child) + old.length.at(child);
      const isTouched = end > this.#change.start;
      this.#first = isTouched ? child : child + old.size.at(child);
      this.#restart = isTouched ? old.start.at(child) : end;
    }
    for (const i of reach) {
      const start = old.reach.start[i] as number;
      // Elements without a close tag around this element do not concern its content.
      if (start >= this.#restart || (old.reach.structural[i] === 1 && start < contentStart)) continue;
      if (start < contentStart) return false;
      this.#first = this.#childAt(start);
      this.#restart = old.start.at(this.#first);
    }
    return true;
  }

  /** The child in which `offset` lies. */
  #childAt(offset: number): number {
    let row = lastBefore(this.#old, offset + 1);
    while (this.#old.parent.at(row) !== this.#row) row = this.#old.parent.at(row);
    return row;
  }

  /** Reads until both scans agree. False if they do not within the element. */
  scan(): boolean {
    const text = this.#text;
    const { start, inserted } = this.#change;
    const open = this.#openElements();
    const s = new Scanner(text, this.#restart, open, start + inserted - this.#restart + 4096);
    s.hasRoot = true;
    s.mayDefine = this.#entities();
    s.syncFrom = start + inserted;
    s.run(at => this.#mayStop(s, at));
    this.scanned = s.pos - this.#restart;
    if (s.gaveUp || this.#stop < 0) return false;
    if (hasPrefixed(s.tree)) checkNames(s.tree, text, this.#prefixesAround());
    checkCharacters(s.tree.problems, text, this.#restart, this.#stop);
    this.#tree = s.tree;
    return true;
  }

  /** The element and those around it, outermost first. */
  #openElements(): OpenElements {
    const old = this.#old;
    const rows: number[] = [];
    for (let row = this.#row; row >= 0; row = old.parent.at(row)) rows.push(row);
    const open = new OpenElements(this.#text);
    for (const row of rows.reverse()) {
      const start = old.start.at(row);
      open.push(-1, start + 1, start + old.nameEnd.at(row));
    }
    open.foreign = open.depth;
    // The scan had elements open that the tree, laid out by indentation, does not show around this one.
    open.hasUncertain = old.reach.structural.includes(1);
    return open;
  }

  #entities(): (entity: string) => boolean {
    const { kind, size, start, length, nameEnd } = this.#old;
    for (let row = 0; row < this.#row; row += size.at(row)) {
      const own = kind.at(row) & KIND_MASK;
      if (own === NodeKind.element) break;
      if (own === NodeKind.doctype) {
        const from = start.at(row);
        return entityDefinitions(this.#text.slice(from + nameEnd.at(row), from + length.at(row)));
      }
    }
    return () => false;
  }

  #prefixesAround(): string[] {
    const { kind, parent, start, firstAttribute, attributeName, attributeNameEnd } = this.#old;
    const names: string[] = [];
    for (let row = this.#row; row >= 0; row = parent.at(row)) {
      if ((kind.at(row) & Flag.prefixed) !== 0) {
        const from = start.at(row);
        for (let i = firstAttribute.at(row); i < firstAttribute.at(row + 1); i++) {
          names.push(this.#text.slice(from + attributeName.at(i), from + attributeNameEnd.at(i)));
        }
      }
    }
    return declaredPrefixes(names);
  }

  /** Whether the old scan stood at the same place with the same elements open. */
  #mayStop(s: Scanner, at: number): boolean {
    const old = this.#old;
    const { open } = s;
    const before = at - this.#change.delta;
    if (before === this.#closeStart) {
      const name = skipSpace(this.#text, at + 2, this.#text.length);
      const nameEnd = skipName(this.#text, name, this.#text.length);
      if (open.find(name, nameEnd) !== open.foreign - 1) return false;
      const end = old.start.at(this.#row) + old.length.at(this.#row) + this.#change.delta;
      closeImplicitly(s, open.foreign, at, end);
      this.#last = this.#row + old.size.at(this.#row);
      this.#stop = at;
      return true;
    }
    if (open.depth !== open.foreign || before > this.#closeStart) return false;
    const row = lastBefore(old, before + 1);
    if (
      old.start.at(row) !== before ||
      old.parent.at(row) !== this.#row ||
      this.#isInUnclosed(before) ||
      this.#isRecoveredByIndent(row, at)
    ) {
      return false;
    }
    this.#last = row;
    this.#stop = at;
    return true;
  }

  /** Whether an element without a close tag, among those read again, was open at `offset`. */
  #isInUnclosed(offset: number): boolean {
    const { count, start, end, structural } = this.#old.reach;
    for (let i = 0; i < count && (start[i] as number) < offset; i++) {
      if (structural[i] === 1 && (start[i] as number) >= this.#restart && (end[i] as number) > offset) return true;
    }
    return false;
  }

  /**
   * Whether the child that begins at `at` may be laid out otherwise than before: the change is on its line, before it,
   * and a recovery in it may have gone by its indentation.
   */
  #isRecoveredByIndent(row: number, at: number): boolean {
    const { start: from, length, reach } = this.#old;
    const begin = from.at(row);
    const end = begin + length.at(row);
    const isInside = reach.start.some(start => start >= begin && start < end);
    return isInside && !/[\r\n]/.test(this.#text.slice(this.#change.start + this.#change.inserted, at));
  }

  /** The old columns with the rows that were read. */
  spliced(): Rescan {
    const { delta, start, end } = this.#change;
    const part = (this.#tree as TreeBuilder).toColumns();
    const [parent, first, last] = [this.#row, this.#first, this.#last];
    const from = this.#restart;
    const to = this.#stop - delta;
    const columns = splice(this.#old, part, { parent, first, last, from, to, start, end, delta });
    return { columns, change: { parent, first, last, rows: part.rows } };
  }
}

function hasPrefixed(tree: TreeBuilder): boolean {
  for (let row = 0; row < tree.rows; row++) {
    if (((tree.kind[row] as number) & Flag.prefixed) !== 0) return true;
  }
  return false;
}

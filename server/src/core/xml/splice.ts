import { FAR, ProblemBuilder, ReachBuilder } from './builder';
import { type Columns, Flag, type ProblemColumns, type ReachColumns } from './columns';

/** A part of the children of one element that was read again. Offsets are those of the old text. */
export interface Replacement {
  /** The row of the element. */
  readonly parent: number;
  /** The rows `[first, last)` are replaced; they are the text `[from, to)`. */
  readonly first: number;
  readonly last: number;
  readonly from: number;
  readonly to: number;
  /** The change itself, within `[from, to)`: `[start, end)` became longer by `delta`. */
  readonly start: number;
  readonly end: number;
  readonly delta: number;
}

/** The old columns with the part in place of the rows it replaces. Parents outside the part are -1 in it. */
export function splice(old: Columns, part: Columns, replacement: Replacement): Columns {
  const { parent: around, first, last, delta } = replacement;
  const rowDelta = part.rows - (last - first);
  const behind = first + part.rows;
  const firstAttribute = old.firstAttribute[first] as number;
  const lastAttribute = old.firstAttribute[last] as number;
  const attributeDelta = part.attributes - (lastAttribute - firstAttribute);

  const rows = (pick: (columns: Columns) => Int32Array) => replaced(pick(old), first, last, pick(part));
  const attributes = (pick: (columns: Columns) => Int32Array) =>
    replaced(pick(old), firstAttribute, lastAttribute, pick(part));
  const result: Columns = {
    rows: old.rows + rowDelta,
    kind: replacedBytes(old.kind, first, last, part.kind),
    start: rows(c => c.start),
    length: rows(c => c.length),
    parent: rows(c => c.parent),
    size: rows(c => c.size),
    nameEnd: rows(c => c.nameEnd),
    openEnd: rows(c => c.openEnd),
    closeStart: rows(c => c.closeStart),
    firstAttribute: replaced(old.firstAttribute, first, last, part.firstAttribute.subarray(0, part.rows)),
    attributes: old.attributes + attributeDelta,
    attributeName: attributes(c => c.attributeName),
    attributeNameEnd: attributes(c => c.attributeNameEnd),
    attributeValue: attributes(c => c.attributeValue),
    attributeValueEnd: attributes(c => c.attributeValueEnd),
    problems: spliceProblems(old.problems, part.problems, replacement),
    reach: spliceReach(old.reach, part.reach, replacement),
  };

  for (let i = first; i < behind; i++) {
    const parent = result.parent[i] as number;
    result.parent[i] = parent < 0 ? around : parent + first;
  }
  shift(result.firstAttribute, first, behind, firstAttribute);
  shift(result.firstAttribute, behind, result.rows + 1, attributeDelta);
  shift(result.start, behind, result.rows, delta);
  if (rowDelta !== 0) {
    for (let i = behind; i < result.rows; i++) {
      const parent = result.parent[i] as number;
      if (parent >= last) result.parent[i] = parent + rowDelta;
    }
  }
  for (let row = around; row >= 0; row = result.parent[row] as number) {
    // What was found about a subtree does not hold when a part of it is read again.
    result.kind[row] = (result.kind[row] as number) & ~Flag.cleared;
    shift(result.size, row, row + 1, rowDelta);
    shift(result.length, row, row + 1, delta);
    if ((result.closeStart[row] as number) >= 0) shift(result.closeStart, row, row + 1, delta);
  }
  return result;
}

function spliceProblems(old: ProblemColumns, part: ProblemColumns, replacement: Replacement): ProblemColumns {
  if (old.count === 0) return part;
  const { from, to, start, end, delta } = replacement;
  const result = new ProblemBuilder();
  for (let i = 0; i < old.count; i++) {
    const at = old.start[i] as number;
    if (at < from) {
      // What ends where the change begins ends there still.
      result.copy(old, i, start + 1, delta);
    } else if (at >= to) {
      result.copy(old, i, end, delta);
    }
  }
  for (let i = 0; i < part.count; i++) result.copy(part, i, FAR, 0);
  return result.toColumns();
}

function spliceReach(old: ReachColumns, part: ReachColumns, replacement: Replacement): ReachColumns {
  if (old.count === 0) return part;
  const { from, to, start, delta } = replacement;
  const result = new ReachBuilder();
  const move = (offset: number) => (offset === FAR || offset <= start ? offset : offset + delta);
  for (let i = 0; i < old.count; i++) {
    const at = old.start[i] as number;
    if (at < from || at >= to) {
      result.add(at < from ? at : at + delta, move(old.end[i] as number), old.structural[i] === 1);
    }
  }
  for (let i = 0; i < part.count; i++) {
    result.add(part.start[i] as number, part.end[i] as number, part.structural[i] === 1);
  }
  return result.toColumns();
}

/** `column` with `[first, last)` replaced by `part`. */
function replaced(column: Int32Array, first: number, last: number, part: Int32Array): Int32Array {
  const result = new Int32Array(column.length - (last - first) + part.length);
  result.set(column.subarray(0, first));
  result.set(part, first);
  result.set(column.subarray(last), first + part.length);
  return result;
}

function replacedBytes(column: Uint8Array, first: number, last: number, part: Uint8Array): Uint8Array {
  const result = new Uint8Array(column.length - (last - first) + part.length);
  result.set(column.subarray(0, first));
  result.set(part, first);
  result.set(column.subarray(last), first + part.length);
  return result;
}

function shift(column: Int32Array, from: number, to: number, by: number): void {
  if (by !== 0) {
    for (let i = from; i < to; i++) column[i] = (column[i] as number) + by;
  }
}

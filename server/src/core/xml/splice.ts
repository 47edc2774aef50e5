import { FAR, ProblemBuilder, ReachBuilder } from './builder';
import { Column, MovingColumn } from './column';
import { type Columns, Flag, type ProblemColumns, type ReachColumns, type ScannedColumns } from './columns';

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

/** What was read of a whole text, as the columns of a document. */
export function columnsOf(scanned: ScannedColumns): Columns {
  return {
    ...scanned,
    kind: Column.of(scanned.kind),
    start: MovingColumn.of(scanned.start),
    length: Column.of(scanned.length),
    parent: Column.of(scanned.parent),
    size: Column.of(scanned.size),
    nameEnd: Column.of(scanned.nameEnd),
    openEnd: Column.of(scanned.openEnd),
    closeStart: Column.of(scanned.closeStart),
    firstAttribute: MovingColumn.of(scanned.firstAttribute),
    attributeName: Column.of(scanned.attributeName),
    attributeNameEnd: Column.of(scanned.attributeNameEnd),
    attributeValue: Column.of(scanned.attributeValue),
    attributeValueEnd: Column.of(scanned.attributeValueEnd),
  };
}

/** The old columns with the part in place of the rows it replaces. Parents outside the part are -1 in it. */
export function splice(old: Columns, part: ScannedColumns, replacement: Replacement): Columns {
  const { parent: around, first, last, delta } = replacement;
  const rowDelta = part.rows - (last - first);
  const behind = first + part.rows;
  const firstAttribute = old.firstAttribute.at(first);
  const lastAttribute = old.firstAttribute.at(last);
  const attributeDelta = part.attributes - (lastAttribute - firstAttribute);

  const rows = (column: Column, numbers: Int32Array) => column.replaced(first, last, numbers);
  const attributes = (column: Column, numbers: Int32Array) => column.replaced(firstAttribute, lastAttribute, numbers);
  const grown = ancestorsOf(old, around);
  const closed = grown.filter(row => old.closeStart.at(row) >= 0);
  const longer = (value: number) => value + delta;
  return {
    rows: old.rows + rowDelta,
    // What was found about a subtree does not hold when a part of it is read again.
    kind: rows(old.kind, part.kind).changed(grown, kind => kind & ~Flag.cleared),
    start: old.start.replaced(first, last, part.start).moved(behind, delta),
    length: rows(old.length, part.length).changed(grown, longer),
    parent: parentsOf(old.parent, part.parent, replacement),
    size: rows(old.size, part.size).changed(rowDelta === 0 ? [] : grown, size => size + rowDelta),
    nameEnd: rows(old.nameEnd, part.nameEnd),
    openEnd: rows(old.openEnd, part.openEnd),
    closeStart: rows(old.closeStart, part.closeStart).changed(closed, longer),
    firstAttribute: old.firstAttribute
      .replaced(
        first,
        last,
        part.firstAttribute.subarray(0, part.rows).map(index => index + firstAttribute),
      )
      .moved(behind, attributeDelta),
    attributes: old.attributes + attributeDelta,
    attributeName: attributes(old.attributeName, part.attributeName),
    attributeNameEnd: attributes(old.attributeNameEnd, part.attributeNameEnd),
    attributeValue: attributes(old.attributeValue, part.attributeValue),
    attributeValueEnd: attributes(old.attributeValueEnd, part.attributeValueEnd),
    problems: spliceProblems(old.problems, part.problems, replacement),
    reach: spliceReach(old.reach, part.reach, replacement),
  };
}

/** The row and those of the elements around it. */
function ancestorsOf({ parent }: Columns, row: number): readonly number[] {
  const rows: number[] = [];
  for (let at = row; at >= 0; at = parent.at(at)) rows.push(at);
  return rows;
}

function parentsOf(old: Column, part: Int32Array, { parent, first, last }: Replacement): Column {
  const own = part.map(row => (row < 0 ? parent : row + first));
  const rowDelta = part.length - (last - first);
  const replaced = old.replaced(first, last, own);
  return rowDelta === 0
    ? replaced
    : replaced.changedFrom(first + part.length, row => (row >= last ? row + rowDelta : row));
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

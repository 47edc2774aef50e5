import { Flag } from './columns';
import type { XmlDocument } from './tree';

/** Whether two elements, of two documents, are the same text and the same tree, wherever they stand. */
export function isSameSubtree(a: XmlDocument, row: number, b: XmlDocument, other: number): boolean {
  const [one, two] = [a.columns, b.columns];
  const size = one.size[row] as number;
  if (size !== two.size[other]) return false;
  const from = one.start[row] as number;
  const otherFrom = two.start[other] as number;
  for (let i = 0; i < size; i++) {
    const inside = (one.start[row + i] as number) - from === (two.start[other + i] as number) - otherFrom;
    if (!inside || !isSameRow(a, row + i, b, other + i)) return false;
  }
  const length = one.length[row] as number;
  return a.text.slice(from, from + length) === b.text.slice(otherFrom, otherFrom + length);
}

/** As {@link isSameSubtree}, for the open tags alone. */
export function isSameOpenTag(a: XmlDocument, row: number, b: XmlDocument, other: number): boolean {
  const [one, two] = [a.element(row).openTagSpan, b.element(other).openTagSpan];
  return isSameTag(a, row, b, other) && a.text.slice(one.start, one.end) === b.text.slice(two.start, two.end);
}

/** What a layer above has noted is no part of the tree. */
const SHAPE = ~Flag.cleared;

function isSameRow(a: XmlDocument, row: number, b: XmlDocument, other: number): boolean {
  const [one, two] = [a.columns, b.columns];
  return (
    ((one.kind[row] as number) & SHAPE) === ((two.kind[other] as number) & SHAPE) &&
    one.length[row] === two.length[other] &&
    one.size[row] === two.size[other] &&
    one.closeStart[row] === two.closeStart[other] &&
    isSameTag(a, row, b, other)
  );
}

function isSameTag(a: XmlDocument, row: number, b: XmlDocument, other: number): boolean {
  const [one, two] = [a.columns, b.columns];
  const first = one.firstAttribute[row] as number;
  const otherFirst = two.firstAttribute[other] as number;
  const count = (one.firstAttribute[row + 1] as number) - first;
  if (
    one.nameEnd[row] !== two.nameEnd[other] ||
    one.openEnd[row] !== two.openEnd[other] ||
    (two.firstAttribute[other + 1] as number) - otherFirst !== count
  )
    return false;
  for (let i = 0; i < count; i++) {
    const [at, to] = [first + i, otherFirst + i];
    if (
      one.attributeName[at] !== two.attributeName[to] ||
      one.attributeNameEnd[at] !== two.attributeNameEnd[to] ||
      one.attributeValue[at] !== two.attributeValue[to] ||
      one.attributeValueEnd[at] !== two.attributeValueEnd[to]
    )
      return false;
  }
  return true;
}

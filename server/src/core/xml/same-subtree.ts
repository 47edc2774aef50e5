import { Flag } from './columns';
import type { XmlDocument } from './tree';

/** Whether two elements, of two documents, are the same text and the same tree, wherever they stand. */
export function isSameSubtree(a: XmlDocument, row: number, b: XmlDocument, other: number): boolean {
  const [one, two] = [a.columns, b.columns];
  const size = one.size.at(row);
  if (size !== two.size.at(other)) return false;
  const from = one.start.at(row);
  const otherFrom = two.start.at(other);
  for (let i = 0; i < size; i++) {
    const inside = one.start.at(row + i) - from === two.start.at(other + i) - otherFrom;
    if (!inside || !isSameRow(a, row + i, b, other + i)) return false;
  }
  const length = one.length.at(row);
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
    (one.kind.at(row) & SHAPE) === (two.kind.at(other) & SHAPE) &&
    one.length.at(row) === two.length.at(other) &&
    one.size.at(row) === two.size.at(other) &&
    one.closeStart.at(row) === two.closeStart.at(other) &&
    isSameTag(a, row, b, other)
  );
}

function isSameTag(a: XmlDocument, row: number, b: XmlDocument, other: number): boolean {
  const [one, two] = [a.columns, b.columns];
  const first = one.firstAttribute.at(row);
  const otherFirst = two.firstAttribute.at(other);
  const count = one.firstAttribute.at(row + 1) - first;
  if (
    one.nameEnd.at(row) !== two.nameEnd.at(other) ||
    one.openEnd.at(row) !== two.openEnd.at(other) ||
    two.firstAttribute.at(other + 1) - otherFirst !== count
  )
    return false;
  for (let i = 0; i < count; i++) {
    const [at, to] = [first + i, otherFirst + i];
    if (
      one.attributeName.at(at) !== two.attributeName.at(to) ||
      one.attributeNameEnd.at(at) !== two.attributeNameEnd.at(to) ||
      one.attributeValue.at(at) !== two.attributeValue.at(to) ||
      one.attributeValueEnd.at(at) !== two.attributeValueEnd.at(to)
    )
      return false;
  }
  return true;
}

import type { Column, MovingColumn } from './column';

/**
 * The tree as flat columns. Rows are in document order (a parent before its children), so a subtree is the range
 * `[row, row + size)`. Offsets inside a node are relative to its start: an edit moves later nodes by changing one column.
 */
interface TreeColumns<Numbers, Growing> {
  readonly rows: number;
  /** Kind in the low bits (`NodeKind`), flags above (`Flag`). */
  readonly kind: Numbers;
  /** Offset of the first character. */
  readonly start: Growing;
  readonly length: Numbers;
  /** Row of the parent element, -1 at top level. */
  readonly parent: Numbers;
  /** Rows of the subtree, 1 for a leaf. */
  readonly size: Numbers;
  /** End of the tag name or target, relative to `start`. */
  readonly nameEnd: Numbers;
  /** End of the open tag, relative to `start`. */
  readonly openEnd: Numbers;
  /** Start of the close tag relative to `start`, -1 without one. */
  readonly closeStart: Numbers;
  /** First row in the attribute columns; the next row's value ends the range. One entry more than rows. */
  readonly firstAttribute: Growing;

  readonly attributes: number;
  /** All four relative to the owner's start. */
  readonly attributeName: Numbers;
  readonly attributeNameEnd: Numbers;
  /** -1 without a value; then `attributeValueEnd` is the end of the attribute (after the `=`, if there is one). */
  readonly attributeValue: Numbers;
  readonly attributeValueEnd: Numbers;

  readonly problems: ProblemColumns;
  readonly reach: ReachColumns;
}

/** The columns of a document. */
export type Columns = TreeColumns<Column, MovingColumn>;

/** Columns of a text, or of a part of one, that was just read. */
export type ScannedColumns = TreeColumns<Int32Array, Int32Array>;

/** Problems, sorted by start. `a` and `b` are offsets whose meaning depends on the kind, -1 if unused. */
export interface ProblemColumns {
  readonly count: number;
  readonly kind: Uint8Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly a: Int32Array;
  readonly b: Int32Array;
}

/**
 * How far ahead the recovery of a broken construct looked: what stands at `start` may change with any edit before `end`.
 * `structural` ones (an element without its close tag) depend on tags only, the others on every character.
 */
export interface ReachColumns {
  readonly count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly structural: Uint8Array;
}

export const NodeKind = {
  element: 0,
  comment: 1,
  cdata: 2,
  processingInstruction: 3,
  declaration: 4,
  doctype: 5,
  /** A close tag that closes nothing. */
  strayCloseTag: 6,
  /** `<!` followed by something that is no comment, CDATA section or DOCTYPE. */
  markup: 7,
} as const;

export const KIND_MASK = 7;

export const Flag = {
  /** `<a/>` */
  selfClosing: 8,
  /** The close tag carries exactly the name of the open tag. */
  exactClose: 16,
  /** The open tag has no `>`. */
  openTagUnclosed: 32,
  /** The tag name or an attribute name contains a colon. */
  prefixed: 64,
  /** A layer above found nothing wrong in the subtree; see `XmlDocument.isCleared`. */
  cleared: 128,
} as const;

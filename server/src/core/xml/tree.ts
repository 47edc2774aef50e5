import { applyEdits, type TextEdit } from '../text/edit';
import { LineIndex } from '../text/line-index';
import type { Span } from '../text/span';
import { skipSpace } from './chars';
import { type Columns, Flag, KIND_MASK, NodeKind } from './columns';
import { hitAt, type XmlHit } from './hit';
import type { XmlProblem } from './problem';
import { maxProblems, readProblem } from './problem-view';
import { scan } from './scan';
import { columnsOf } from './splice';
import { type RowChange, rescan } from './update';
import { nodeOf, nodesBetween, XmlElement, type XmlLeaf, type XmlNode } from './xml-node';

export type { XmlHit, XmlHitKind } from './hit';
export type { XmlProblem, XmlProblemKind, XmlProblemRelated, XmlRepair, XmlRepairKind } from './problem';
export type { RowChange } from './update';
export { XmlAttribute, XmlElement, XmlLeaf, type XmlLeafKind, type XmlNode } from './xml-node';

/** Reads any text as XML. Never throws: what is wrong stands in `problems`, what can be understood in the tree. */
export function parseXml(text: string): XmlDocument {
  return new XmlDocument(text, columnsOf(scan(text)), new LineIndex(text));
}

/**
 * The document after edits (which refer to `old.text`), equal to `parseXml` of the new text, but only what the edits
 * can have changed is read again. `text` spares the concatenation if the caller has the new text already.
 */
export function updateXml(
  old: XmlDocument,
  edits: readonly TextEdit[],
  text: string = applyEdits(old.text, edits),
): XmlDocument {
  if (edits.length === 0) return old;
  let start = old.text.length;
  let end = 0;
  for (const edit of edits) {
    start = Math.min(start, edit.span.start);
    end = Math.max(end, edit.span.end);
  }
  const inserted = text.length - old.text.length + (end - start);
  const part = rescan(old.columns, text, start, end, inserted);
  const lines = old.lines.replaced(text, start, end, inserted);
  return new XmlDocument(text, part?.columns ?? columnsOf(scan(text)), lines, part?.change);
}

/** An XML text with its tree. Immutable. */
export class XmlDocument {
  readonly text: string;
  readonly lines: LineIndex;
  /** The tree itself, for this layer's own modules and tests. */
  readonly columns: Columns;
  /** How the rows differ from those of the document that an edit made this one from; undefined where all was read. */
  readonly change: RowChange | undefined;
  #problems: readonly XmlProblem[] | undefined;

  constructor(text: string, columns: Columns, lines: LineIndex, change?: RowChange) {
    this.text = text;
    this.columns = columns;
    this.lines = lines;
    this.change = change;
  }

  /** The problems by start, at most the first thousand: binary data can have millions (`problemCount`). */
  get problems(): readonly XmlProblem[] {
    this.#problems ??= Array.from({ length: Math.min(this.problemCount, maxProblems) }, (_, i) => readProblem(this, i));
    return this.#problems;
  }

  get problemCount(): number {
    return this.columns.problems.count;
  }

  /** The first top-level element. */
  get root(): XmlElement | undefined {
    const { rows, kind, size } = this.columns;
    for (let row = 0; row < rows; row += size.at(row)) {
      if ((kind.at(row) & KIND_MASK) === NodeKind.element) return new XmlElement(this, row);
    }
    return undefined;
  }

  /** Rows of the tree: elements, comments, CDATA sections and so on; text is what lies between them. */
  get nodeCount(): number {
    return this.columns.rows;
  }

  /** Everything at top level, comments, declarations and stray text included; white space and a byte order mark are not. */
  topLevel(): readonly XmlNode[] {
    const start = this.text.charCodeAt(0) === 0xfeff ? 1 : 0;
    const nodes = nodesBetween(this, undefined, 0, this.columns.rows, { start, end: this.text.length });
    return [...nodes].filter(
      ({ kind, span }) => kind !== 'text' || skipSpace(this.text, span.start, span.end) < span.end,
    );
  }

  /** The element of a row, as `XmlElement.row` gave it. */
  element(row: number): XmlElement {
    return new XmlElement(this, row);
  }

  /** Where the element of a row begins; no view of it is made. */
  startOf(row: number): number {
    return this.columns.start.at(row);
  }

  /** Rows of the subtree of a row, itself included. */
  sizeOf(row: number): number {
    return this.columns.size.at(row);
  }

  /** The element, comment or other node of a row. */
  node(row: number): XmlNode {
    return nodeOf(this, row);
  }

  /**
   * A note that a layer above leaves on an element and finds again in later versions of the document: nothing is wrong
   * in its subtree, by a judgement that depends on the subtree and on the names of the elements around it alone. It is
   * gone as soon as any of that is read again.
   */
  isCleared(row: number): boolean {
    return (this.columns.kind.at(row) & Flag.cleared) !== 0;
  }

  clear(row: number): void {
    this.columns.kind.note(row, Flag.cleared);
  }

  /** The innermost element whose span contains the offset. */
  elementAt(offset: number): XmlElement | undefined {
    const { kind, start, length, parent } = this.columns;
    let row = this.rowBefore(offset);
    while (row >= 0) {
      const isElement = (kind.at(row) & KIND_MASK) === NodeKind.element;
      if (isElement && offset < start.at(row) + length.at(row)) return new XmlElement(this, row);
      row = parent.at(row);
    }
    return undefined;
  }

  /** What a cursor at `offset` is on; undefined outside the text. */
  hit(offset: number): XmlHit | undefined {
    return hitAt(this, offset);
  }

  /** All comments in document order. */
  comments(): readonly XmlLeaf[] {
    const { rows, kind } = this.columns;
    const found: number[] = [];
    for (let row = 0; row < rows; row++) if ((kind.at(row) & KIND_MASK) === NodeKind.comment) found.push(row);
    return found.map(row => nodeOf(this, row) as XmlLeaf);
  }

  /** All elements in document order. */
  *elements(): Iterable<XmlElement> {
    const { rows, kind } = this.columns;
    for (let row = 0; row < rows; row++) {
      if ((kind.at(row) & KIND_MASK) === NodeKind.element) yield new XmlElement(this, row);
    }
  }

  /** Elements that begin in a stretch of text, in document order. */
  *elementsIn({ start: from, end }: Span): Iterable<XmlElement> {
    const { rows, kind, start } = this.columns;
    for (let row = Math.max(0, this.rowBefore(from - 1) + 1); row < rows && start.at(row) < end; row++) {
      if ((kind.at(row) & KIND_MASK) === NodeKind.element) yield new XmlElement(this, row);
    }
  }

  /** The last row that begins at or before `offset`, -1 if none does. */
  rowBefore(offset: number): number {
    const { rows, start } = this.columns;
    let low = -1;
    let high = rows;
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if (start.at(middle) <= offset) low = middle;
      else high = middle;
    }
    return low;
  }
}

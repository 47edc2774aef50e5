import { Flag, NodeKind, type ProblemColumns, type ReachColumns, type ScannedColumns } from './columns';
import { type XmlProblemKind, xmlProblemKinds } from './problem';

/** An offset behind every text: what looked for something that is nowhere has looked this far. */
export const FAR = 0x7fffffff;

/**
 * More problems or recoveries than this are not recorded: random bytes have millions, and nobody reads them.
 * A document that reaches the limit is always read as a whole.
 */
export const RECORD_LIMIT = 50_000;

const problemCodes: ReadonlyMap<XmlProblemKind, number> = new Map(xmlProblemKinds.map((kind, code) => [kind, code]));

/** The columns while they grow. */
export class TreeBuilder {
  rows = 0;
  kind: Int32Array;
  start: Int32Array;
  length: Int32Array;
  parent: Int32Array;
  size: Int32Array;
  nameEnd: Int32Array;
  openEnd: Int32Array;
  closeStart: Int32Array;
  firstAttribute: Int32Array;

  attributes = 0;
  attributeName: Int32Array;
  attributeNameEnd: Int32Array;
  attributeValue: Int32Array;
  attributeValueEnd: Int32Array;

  readonly problems = new ProblemBuilder();
  readonly reach = new ReachBuilder();

  /** `length` characters are going to be read; typical configuration has an element per 100 characters. */
  constructor(length: number) {
    const rows = Math.ceil(length / 96) + 16;
    const attributes = Math.ceil(length / 40) + 16;
    this.kind = new Int32Array(rows);
    this.start = new Int32Array(rows);
    this.length = new Int32Array(rows);
    this.parent = new Int32Array(rows);
    this.size = new Int32Array(rows);
    this.nameEnd = new Int32Array(rows);
    this.openEnd = new Int32Array(rows);
    this.closeStart = new Int32Array(rows);
    this.firstAttribute = new Int32Array(rows);
    this.attributeName = new Int32Array(attributes);
    this.attributeNameEnd = new Int32Array(attributes);
    this.attributeValue = new Int32Array(attributes);
    this.attributeValueEnd = new Int32Array(attributes);
  }

  /** Adds a row that has no attributes yet; `nameEnd` is an offset into the text. */
  addRow(kind: number, start: number, nameEnd: number, parent: number): number {
    const row = this.rows++;
    if (row + 1 >= this.kind.length) this.#growRows();
    this.kind[row] = kind;
    this.start[row] = start;
    this.nameEnd[row] = nameEnd - start;
    this.parent[row] = parent;
    this.size[row] = 1;
    this.firstAttribute[row] = this.attributes;
    return row;
  }

  addLeaf(kind: number, start: number, nameEnd: number, end: number, parent: number): number {
    const row = this.addRow(kind, start, nameEnd, parent);
    this.length[row] = end - start;
    this.openEnd[row] = end - start;
    this.closeStart[row] = -1;
    return row;
  }

  addAttribute(name: number, nameEnd: number, value: number, valueEnd: number): void {
    const index = this.attributes++;
    if (index >= this.attributeName.length) this.#growAttributes();
    this.attributeName[index] = name;
    this.attributeNameEnd[index] = nameEnd;
    this.attributeValue[index] = value;
    this.attributeValueEnd[index] = valueEnd;
  }

  isElement(row: number): boolean {
    return ((this.kind[row] as number) & 7) === NodeKind.element;
  }

  hasOpenTagUnclosed(row: number): boolean {
    return ((this.kind[row] as number) & Flag.openTagUnclosed) !== 0;
  }

  toColumns(): ScannedColumns {
    const { rows, attributes } = this;
    this.firstAttribute[rows] = attributes;
    return {
      rows,
      kind: this.kind.subarray(0, rows),
      start: this.start.subarray(0, rows),
      length: this.length.subarray(0, rows),
      parent: this.parent.subarray(0, rows),
      size: this.size.subarray(0, rows),
      nameEnd: this.nameEnd.subarray(0, rows),
      openEnd: this.openEnd.subarray(0, rows),
      closeStart: this.closeStart.subarray(0, rows),
      firstAttribute: this.firstAttribute.subarray(0, rows + 1),
      attributes,
      attributeName: this.attributeName.subarray(0, attributes),
      attributeNameEnd: this.attributeNameEnd.subarray(0, attributes),
      attributeValue: this.attributeValue.subarray(0, attributes),
      attributeValueEnd: this.attributeValueEnd.subarray(0, attributes),
      problems: this.problems.toColumns(),
      reach: this.reach.toColumns(),
    };
  }

  #growRows(): void {
    const capacity = this.kind.length * 2;
    this.kind = grown(this.kind, capacity);
    this.start = grown(this.start, capacity);
    this.length = grown(this.length, capacity);
    this.parent = grown(this.parent, capacity);
    this.size = grown(this.size, capacity);
    this.nameEnd = grown(this.nameEnd, capacity);
    this.openEnd = grown(this.openEnd, capacity);
    this.closeStart = grown(this.closeStart, capacity);
    this.firstAttribute = grown(this.firstAttribute, capacity);
  }

  #growAttributes(): void {
    const capacity = this.attributeName.length * 2;
    this.attributeName = grown(this.attributeName, capacity);
    this.attributeNameEnd = grown(this.attributeNameEnd, capacity);
    this.attributeValue = grown(this.attributeValue, capacity);
    this.attributeValueEnd = grown(this.attributeValueEnd, capacity);
  }
}

/** Collects problems in any order. */
export class ProblemBuilder {
  /** Five numbers each: code, start, end, a, b. */
  readonly #values: number[] = [];

  get count(): number {
    return this.#values.length / 5;
  }

  add(kind: XmlProblemKind, start: number, end: number, a = -1, b = -1): void {
    if (this.count < RECORD_LIMIT) this.#values.push(problemCodes.get(kind) ?? 0, start, end, a, b);
  }

  /** Takes over the problem at `index` of `from`, with the offsets at or behind `at` moved by `delta`. */
  copy(from: ProblemColumns, index: number, at: number, delta: number): void {
    const move = (offset: number) => (offset >= at ? offset + delta : offset);
    this.#values.push(
      from.kind[index] as number,
      move(from.start[index] as number),
      move(from.end[index] as number),
      move(from.a[index] as number),
      move(from.b[index] as number),
    );
  }

  /** Sorted by start, then end, then kind, so that the order does not depend on the way they were found. */
  toColumns(): ProblemColumns {
    const { count } = this;
    const values = this.#values;
    const order = Array.from({ length: count }, (_, i) => i * 5);
    order.sort((x, y) => {
      for (const column of [1, 2, 0, 3, 4]) {
        const difference = (values[x + column] as number) - (values[y + column] as number);
        if (difference !== 0) return difference;
      }
      return 0;
    });
    const pick = (column: number) => Int32Array.from(order, at => values[at + column] as number);
    return {
      count,
      kind: Uint8Array.from(order, at => values[at] as number),
      start: pick(1),
      end: pick(2),
      a: pick(3),
      b: pick(4),
    };
  }
}

/** Collects how far recoveries looked. */
export class ReachBuilder {
  readonly #start: number[] = [];
  readonly #end: number[] = [];
  readonly #structural: number[] = [];

  add(start: number, end: number, structural: boolean): void {
    if (this.#start.length < RECORD_LIMIT) {
      this.#start.push(start);
      this.#end.push(end);
      this.#structural.push(structural ? 1 : 0);
    }
  }

  toColumns(): ReachColumns {
    const start = this.#start;
    const order = Array.from(start, (_, i) => i).sort(
      (x, y) =>
        (start[x] as number) - (start[y] as number) ||
        (this.#end[x] as number) - (this.#end[y] as number) ||
        (this.#structural[x] as number) - (this.#structural[y] as number),
    );
    return {
      count: order.length,
      start: Int32Array.from(order, i => start[i] as number),
      end: Int32Array.from(order, i => this.#end[i] as number),
      structural: Uint8Array.from(order, i => this.#structural[i] as number),
    };
  }
}

function grown(column: Int32Array, capacity: number): Int32Array {
  const larger = new Int32Array(capacity);
  larger.set(column);
  return larger;
}

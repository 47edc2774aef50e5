import { isSpace } from './chars';

/** Deeper than configuration is; arrays of this size cost next to nothing. */
const DEPTH = 16;
const BUCKETS = 256;
const UNKNOWN = -2;
const TAB_WIDTH = 4;

/**
 * The elements that are open at a point of the scan, the outermost first. Entries of the same name are chained, so
 * that a close tag finds its element without a walk over 100 000 open ones.
 */
export class OpenElements {
  readonly #text: string;
  depth = 0;
  /** How many of the outermost entries a partial scan has taken over; it cannot close them. */
  foreign = 0;
  /** Whether entries may be missing among the foreign ones. */
  hasUncertain = false;
  #row = new Int32Array(DEPTH);
  #name = new Int32Array(DEPTH);
  #nameEnd = new Int32Array(DEPTH);
  #indent = new Int32Array(DEPTH);
  /** The next outer entry in the same bucket. */
  #chain = new Int32Array(DEPTH);
  readonly #bucket = new Int32Array(BUCKETS).fill(-1);

  constructor(text: string) {
    this.#text = text;
  }

  /** The row of the innermost open element, -1 if none is open or it belongs to another scan. */
  get parentRow(): number {
    return this.depth === 0 ? -1 : (this.#row[this.depth - 1] as number);
  }

  push(row: number, name: number, nameEnd: number): void {
    const index = this.depth++;
    if (index === this.#row.length) this.#grow();
    this.#row[index] = row;
    this.#name[index] = name;
    this.#nameEnd[index] = nameEnd;
    this.#indent[index] = UNKNOWN;
    const bucket = this.#bucketOf(name, nameEnd);
    this.#chain[index] = this.#bucket[bucket] as number;
    this.#bucket[bucket] = index;
  }

  /** Closes the innermost entries until `depth` are left. */
  popTo(depth: number): void {
    while (this.depth > depth) {
      const index = --this.depth;
      const bucket = this.#bucketOf(this.#name[index] as number, this.#nameEnd[index] as number);
      this.#bucket[bucket] = this.#chain[index] as number;
    }
  }

  row(index: number): number {
    return this.#row[index] as number;
  }

  /** The offset of the element's `<`. */
  start(index: number): number {
    return (this.#name[index] as number) - 1;
  }

  nameEnd(index: number): number {
    return this.#nameEnd[index] as number;
  }

  name(index: number): string {
    return this.#text.slice(this.#name[index], this.#nameEnd[index]);
  }

  /** Behind the text at `at` if that repeats the name of the innermost open element, else the end of the whole text. */
  endOfSameName(at: number): number {
    const text = this.#text;
    if (this.depth === 0) return text.length;
    const name = this.#name[this.depth - 1] as number;
    const length = (this.#nameEnd[this.depth - 1] as number) - name;
    if (at + length >= text.length) return text.length;
    for (let i = 0; i < length; i++) {
      if (text.charCodeAt(name + i) !== text.charCodeAt(at + i)) return text.length;
    }
    return at + length;
  }

  /** The innermost entry whose name is the text `[name, nameEnd)`, -1 if there is none. */
  find(name: number, nameEnd: number): number {
    const top = this.depth - 1;
    if (top >= 0 && this.#isNamed(top, name, nameEnd)) return top;
    let index = this.#bucket[this.#bucketOf(name, nameEnd)] as number;
    while (index >= 0 && !this.#isNamed(index, name, nameEnd)) index = this.#chain[index] as number;
    return index;
  }

  /** The column an entry's tag begins at, -1 if something stands before it on its line. */
  indent(index: number): number {
    let indent = this.#indent[index] as number;
    if (indent === UNKNOWN) {
      indent = indentOf(this.#text, this.start(index));
      this.#indent[index] = indent;
    }
    return indent;
  }

  /** Whether the entry stands deeper than the element around it, so that its indentation says where it belongs. */
  isIndented(index: number): boolean {
    const indent = this.indent(index);
    const outer = index === 0 ? -1 : this.indent(index - 1);
    return outer >= 0 && indent > outer;
  }

  #isNamed(index: number, name: number, nameEnd: number): boolean {
    const own = this.#name[index] as number;
    const length = nameEnd - name;
    if ((this.#nameEnd[index] as number) - own !== length) return false;
    const text = this.#text;
    for (let i = 0; i < length; i++) {
      if (text.charCodeAt(own + i) !== text.charCodeAt(name + i)) return false;
    }
    return true;
  }

  #bucketOf(name: number, nameEnd: number): number {
    if (name === nameEnd) return 0;
    const text = this.#text;
    const middle = (name + nameEnd) >> 1;
    const hash = text.charCodeAt(name) * 31 + text.charCodeAt(nameEnd - 1) * 7 + text.charCodeAt(middle) * 3;
    return (hash + nameEnd - name) & (BUCKETS - 1);
  }

  #grow(): void {
    const larger = (column: Int32Array) => {
      const next = new Int32Array(column.length * 2);
      next.set(column);
      return next;
    };
    this.#row = larger(this.#row);
    this.#name = larger(this.#name);
    this.#nameEnd = larger(this.#nameEnd);
    this.#indent = larger(this.#indent);
    this.#chain = larger(this.#chain);
  }
}

/** The column at which `at` stands if only white space is before it on its line, else -1. */
export function indentOf(text: string, at: number): number {
  let start = at;
  while (start > 0) {
    const c = text.charCodeAt(start - 1);
    if (c === 10 || c === 13 || (c === 0xfeff && start === 1)) break;
    if (!isSpace(c)) return -1;
    start--;
  }
  let column = 0;
  for (let i = start; i < at; i++) {
    column = text.charCodeAt(i) === 9 ? column - (column % TAB_WIDTH) + TAB_WIDTH : column + 1;
  }
  return column;
}

/** Rows of a piece, as a power of two: 8 KB of numbers. */
const SHIFT = 11;
const PIECE = 1 << SHIFT;
const MASK = PIECE - 1;

/**
 * Numbers by row, in pieces that versions of a document share: an edit copies the pieces that it touches, and where rows
 * come or go those behind it. Nothing of a column changes, but for {@link note}.
 */
export class Column {
  readonly #pieces: readonly Int32Array[];

  /** `pieces` are full but for the last; {@link of} cuts them. */
  constructor(
    readonly length: number,
    pieces: readonly Int32Array[],
  ) {
    this.#pieces = pieces;
  }

  /** The column of these numbers, which nobody changes any more. */
  static of(numbers: Int32Array): Column {
    return new Column(numbers.length, cut(numbers));
  }

  at(row: number): number {
    return this.#pieces[row >> SHIFT]?.[row & MASK] as number;
  }

  /** Sets a bit that says the same of a row in every version that shares it. */
  note(row: number, bit: number): void {
    const piece = this.#pieces[row >> SHIFT] as Int32Array;
    piece[row & MASK] = (piece[row & MASK] as number) | bit;
  }

  /** With `[first, last)` replaced by `part`. */
  replaced(first: number, last: number, part: Int32Array): Column {
    if (part.length !== last - first) return this.#rebuilt(first, last, part);
    const pieces = [...this.#pieces];
    for (let from = first; from < last; ) {
      const piece = from >> SHIFT;
      const to = Math.min(last, (piece + 1) << SHIFT);
      const copy = (pieces[piece] as Int32Array).slice();
      copy.set(part.subarray(from - first, to - first), from & MASK);
      pieces[piece] = copy;
      from = to;
    }
    return new Column(this.length, pieces);
  }

  /** With other numbers in some rows. */
  changed(rows: readonly number[], change: (value: number) => number): Column {
    if (rows.length === 0) return this;
    const pieces = [...this.#pieces];
    const copied = new Set<number>();
    for (const row of rows) {
      const piece = row >> SHIFT;
      if (!copied.has(piece)) pieces[piece] = (pieces[piece] as Int32Array).slice();
      copied.add(piece);
      const copy = pieces[piece] as Int32Array;
      copy[row & MASK] = change(copy[row & MASK] as number);
    }
    return new Column(this.length, pieces);
  }

  /** With other numbers in all rows from `first` on. */
  changedFrom(first: number, change: (value: number) => number): Column {
    const tail = this.numbersFrom(first).map(change);
    return this.replaced(first, this.length, tail);
  }

  /** A copy of what stands from `first` on. */
  numbersFrom(first: number): Int32Array {
    const numbers = new Int32Array(this.length - first);
    this.#copy(first, numbers, 0);
    return numbers;
  }

  #rebuilt(first: number, last: number, part: Int32Array): Column {
    const kept = first >> SHIFT;
    const begin = kept << SHIFT;
    const tail = new Int32Array(this.length - begin - (last - first) + part.length);
    const head = this.#pieces[kept]?.subarray(0, first - begin);
    if (head) tail.set(head);
    tail.set(part, first - begin);
    this.#copy(last, tail, first - begin + part.length);
    return new Column(begin + tail.length, [...this.#pieces.slice(0, kept), ...cut(tail)]);
  }

  /** Copies what stands from `first` on. */
  #copy(first: number, into: Int32Array, at: number): void {
    for (let row = first; row < this.length; ) {
      const piece = this.#pieces[row >> SHIFT] as Int32Array;
      into.set(piece.subarray(row & MASK), at + row - first);
      row += piece.length - (row & MASK);
    }
  }
}

/** As {@link Column}, for numbers that grow from row to row: moving all rows behind one moves pieces as a whole. */
export class MovingColumn {
  readonly #column: Column;
  /** What is added to the numbers of each piece. */
  readonly #bases: Int32Array;

  /** A base for each piece of the column; {@link of} makes them. */
  constructor(column: Column, bases: Int32Array) {
    this.#column = column;
    this.#bases = bases;
  }

  static of(numbers: Int32Array): MovingColumn {
    return new MovingColumn(Column.of(numbers), new Int32Array(piecesOf(numbers.length)));
  }

  get length(): number {
    return this.#column.length;
  }

  at(row: number): number {
    return this.#column.at(row) + (this.#bases[row >> SHIFT] as number);
  }

  /** With `[first, last)` replaced by `part`. */
  replaced(first: number, last: number, part: Int32Array): MovingColumn {
    if (part.length === last - first) {
      const own = part.map((value, i) => value - (this.#bases[(first + i) >> SHIFT] as number));
      return new MovingColumn(this.#column.replaced(first, last, own), this.#bases);
    }
    // Pieces behind are made anew; the one in which the part begins has its base taken into account once more.
    const begin = (first >> SHIFT) << SHIFT;
    const tail = this.#column.numbersFrom(begin);
    for (let i = 0; i < tail.length; i++) tail[i] = (tail[i] as number) + (this.#bases[(begin + i) >> SHIFT] as number);
    const replaced = new Int32Array(tail.length - (last - first) + part.length);
    replaced.set(tail.subarray(0, first - begin));
    replaced.set(part, first - begin);
    replaced.set(tail.subarray(last - begin), first - begin + part.length);
    const column = this.#column.replaced(begin, this.length, replaced);
    const bases = new Int32Array(piecesOf(column.length));
    bases.set(this.#bases.subarray(0, begin >> SHIFT));
    return new MovingColumn(column, bases);
  }

  /** With `by` added to all rows from `first` on. */
  moved(first: number, by: number): MovingColumn {
    if (by === 0 || first >= this.length) return this;
    const piece = first >> SHIFT;
    const end = Math.min(this.length, (piece + 1) << SHIFT);
    const rows = Array.from({ length: end - first }, (_, i) => first + i);
    const bases = this.#bases.slice();
    for (let i = piece + 1; i < bases.length; i++) bases[i] = (bases[i] as number) + by;
    return new MovingColumn(
      this.#column.changed(rows, value => value + by),
      bases,
    );
  }
}

function piecesOf(length: number): number {
  return (length + MASK) >> SHIFT;
}

function cut(numbers: Int32Array): Int32Array[] {
  const pieces: Int32Array[] = [];
  for (let from = 0; from < numbers.length; from += PIECE) pieces.push(numbers.subarray(from, from + PIECE));
  return pieces;
}

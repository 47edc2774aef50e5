/** A zero-based line and UTF-16 character, as in the language server protocol. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** How characters of a line are counted; offsets in texts are always UTF-16. */
export type PositionEncoding = 'utf-8' | 'utf-16' | 'utf-32';

/**
 * Converts between offsets and positions of one text. A line ends with `\n`, `\r\n` or a lone `\r`
 * (Language Server Protocol 3.17, "Text Documents"). The lines are found at the first question.
 */
export class LineIndex {
  readonly text: string;
  #starts: Int32Array | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** The number of lines: one more than the number of line ends. */
  get lineCount(): number {
    return this.#lineStarts().length;
  }

  /** The position of an offset; offsets outside the text are clamped, and inside `\r\n` the line's end is meant. */
  position(offset: number, encoding: PositionEncoding = 'utf-16'): Position {
    const starts = this.#lineStarts();
    const at = clamp(offset, 0, this.text.length);
    const line = lastAtOrBefore(starts, at);
    const start = starts[line] as number;
    const end = Math.max(start, Math.min(at, this.#contentEnd(line)));
    return { line, character: encoding === 'utf-16' ? end - start : widthOf(this.text.slice(start, end), encoding) };
  }

  /** The offset of a position. A line or character beyond the text or the line is clamped to its end. */
  offset(position: Position, encoding: PositionEncoding = 'utf-16'): number {
    const starts = this.#lineStarts();
    if (position.line < 0) return 0;
    if (position.line >= starts.length) return this.text.length;
    const start = starts[position.line] as number;
    const end = this.#contentEnd(position.line);
    if (encoding === 'utf-16') return clamp(start + position.character, start, end);
    return start + unitsWithin(this.text.slice(start, end), position.character, encoding);
  }

  /** The offset of the first character of the line that contains `offset`. */
  lineStart(offset: number): number {
    const starts = this.#lineStarts();
    return starts[lastAtOrBefore(starts, clamp(offset, 0, this.text.length))] as number;
  }

  /**
   * The index of `text`, which is this index's text with `[start, end)` replaced by `inserted` characters.
   * Lines that were already found are kept.
   */
  replaced(text: string, start: number, end: number, inserted: number): LineIndex {
    const next = new LineIndex(text);
    const old = this.#starts;
    if (old !== undefined) next.#starts = splice(old, text, start, end, inserted);
    return next;
  }

  #lineStarts(): Int32Array {
    this.#starts ??= findLineStarts(this.text, 0, this.text.length, 0);
    return this.#starts;
  }

  /** The offset at which the line's own end of line begins. */
  #contentEnd(line: number): number {
    const starts = this.#lineStarts();
    if (line + 1 >= starts.length) return this.text.length;
    const next = starts[line + 1] as number;
    const isPair = this.text.charCodeAt(next - 1) === 10 && this.text.charCodeAt(next - 2) === 13;
    return isPair && next - 2 >= (starts[line] as number) ? next - 2 : next - 1;
  }
}

/** The size of one character, by its first UTF-16 unit and whether it has two. Half a pair is written as U+FFFD. */
function sizeOf(code: number, encoding: PositionEncoding): number {
  if (encoding === 'utf-32') return 1;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

function widthOf(text: string, encoding: PositionEncoding): number {
  let width = 0;
  for (const character of text) width += sizeOf(character.codePointAt(0) as number, encoding);
  return width;
}

/** The UTF-16 units of the characters of `text` that lie wholly within `width`. */
function unitsWithin(text: string, width: number, encoding: PositionEncoding): number {
  let units = 0;
  let left = width;
  for (const character of text) {
    left -= sizeOf(character.codePointAt(0) as number, encoding);
    if (left < 0) break;
    units += character.length;
  }
  return units;
}

/** The line starts in `(from, to]`, preceded by `first`. Both searches remember their next hit, so a text without `\r` is searched once. */
function findLineStarts(text: string, from: number, to: number, first: number): Int32Array {
  let starts = new Int32Array(Math.max(16, (to - from) >> 5));
  let count = 1;
  starts[0] = first;
  let at = from;
  let feed = text.indexOf('\n', at);
  let carriage = text.indexOf('\r', at);
  while (true) {
    if (feed >= 0 && feed < at) feed = text.indexOf('\n', at);
    if (carriage >= 0 && carriage < at) carriage = text.indexOf('\r', at);
    let end: number;
    if (carriage >= 0 && (feed < 0 || carriage < feed)) end = carriage + (feed === carriage + 1 ? 2 : 1);
    else if (feed >= 0) end = feed + 1;
    else break;
    if (end > to) break;
    if (count === starts.length) {
      const larger = new Int32Array(count * 2);
      larger.set(starts);
      starts = larger;
    }
    starts[count++] = end;
    at = end;
  }
  return starts.slice(0, count);
}

function splice(old: Int32Array, text: string, start: number, end: number, inserted: number): Int32Array {
  const delta = inserted - (end - start);
  // One line of margin on both sides: an edit can join or part a `\r\n` at its edges.
  const keep = Math.max(0, lastAtOrBefore(old, start) - 1);
  const resume = Math.min(old.length, lastAtOrBefore(old, end) + 2);
  const from = old[keep] as number;
  const to = resume < old.length ? (old[resume] as number) + delta : text.length;
  const window = text.slice(from, to);
  const middle = findLineStarts(window, 0, window.length, 0);
  // The last start found may be `to` itself, which the kept tail already holds.
  const last = (middle[middle.length - 1] as number) + from;
  const middleCount = resume < old.length && last === to ? middle.length - 1 : middle.length;
  const result = new Int32Array(keep + middleCount + (old.length - resume));
  result.set(old.subarray(0, keep));
  for (let i = 0; i < middleCount; i++) result[keep + i] = (middle[i] as number) + from;
  for (let i = resume; i < old.length; i++) result[keep + middleCount + i - resume] = (old[i] as number) + delta;
  return result;
}

/** The index of the last value that is not greater than `value`; the first value must not be greater. */
function lastAtOrBefore(sorted: Int32Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) <= value) low = middle;
    else high = middle;
  }
  return low;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

import { applyEdits, type TextEdit } from './edit';

/** What is used of the buffers of Node.js. */
interface Bytes {
  readonly length: number;
  copyWithin(target: number, start: number, end: number): unknown;
  write(text: string, offset: number, encoding: 'latin1' | 'utf16le'): number;
  toString(encoding: 'latin1' | 'utf16le', start: number, end: number): string;
}

const buffers = (globalThis as { readonly Buffer?: { allocUnsafe(size: number): Bytes } }).Buffer;

/** From this many characters on. Below, a text of its own is made faster than its bytes are kept. */
const LONG = 1_000_000;

/** More edits at once move more bytes than a new text has. */
const MOST_EDITS = 8;

const isWide = (text: string) => /[^\0-\xff]/.test(text);

/**
 * A long text that is edited again and again, as bytes in which each edit is made in place.
 *
 * The engine joins the parts of an edited string when a character of it is read first. That takes fresh memory for all
 * of it each time, which at 10 MB costs 50 ms where the system hands memory out slowly. A string that a buffer is read
 * into lies outside of the heap, in memory that is used again: 2 ms.
 */
export class LongText {
  #bytes: Bytes;
  /** Bytes in use. */
  #size: number;

  constructor(
    make: (size: number) => Bytes,
    text: string,
    /** One byte a character where all are Latin-1. */
    readonly encoding: 'latin1' | 'utf16le',
  ) {
    const size = text.length * this.#width;
    this.#bytes = make(capacityFor(size));
    this.#size = this.#bytes.write(text, 0, encoding);
  }

  /** Undefined for a short text, and where there are no buffers: in a browser. */
  static of(text: string): LongText | undefined {
    if (!buffers || text.length < LONG) return undefined;
    return new LongText(size => buffers.allocUnsafe(size), text, isWide(text) ? 'utf16le' : 'latin1');
  }

  /**
   * The text after the edits, which refer to the text as it is and do not overlap; from then on that is the text.
   * Undefined, and the bytes are of no use any more, where a new text is better made in another way.
   */
  edited(edits: readonly TextEdit[]): string | undefined {
    if (edits.length > MOST_EDITS) return undefined;
    if (this.encoding === 'latin1' && edits.some(({ newText }) => isWide(newText))) return undefined;
    // From the end, so that the offsets of those before hold; of several at one place the last in the list first.
    const ordered = edits
      .map((edit, index) => ({ edit, index }))
      .sort((a, b) => b.edit.span.start - a.edit.span.start || b.edit.span.end - a.edit.span.end || b.index - a.index);
    for (const { edit } of ordered) if (!this.#replace(edit)) return undefined;
    return this.#bytes.toString(this.encoding, 0, this.#size);
  }

  get #width(): number {
    return this.encoding === 'latin1' ? 1 : 2;
  }

  /** False where there is no room. */
  #replace({ span, newText }: TextEdit): boolean {
    const start = span.start * this.#width;
    const end = span.end * this.#width;
    const behind = start + newText.length * this.#width;
    const size = this.#size + behind - end;
    if (size > this.#bytes.length) return false;
    this.#bytes.copyWithin(behind, end, this.#size);
    this.#bytes.write(newText, start, this.encoding);
    this.#size = size;
    return true;
  }
}

/** With room for what somebody types. */
function capacityFor(size: number): number {
  return size + Math.max(65_536, size >> 4);
}

/** An edited text, and the bytes for the edits that come. */
export interface Edited {
  readonly text: string;
  readonly long: LongText | undefined;
}

/** `text` after edits; `long` holds its bytes, where an edit before has left them. */
export function editLong(text: string, edits: readonly TextEdit[], long: LongText | undefined): Edited {
  if (edits.length === 0) return { text, long };
  const bytes = long ?? LongText.of(text);
  const edited = bytes?.edited(edits);
  return edited === undefined ? { text: applyEdits(text, edits), long: undefined } : { text: edited, long: bytes };
}

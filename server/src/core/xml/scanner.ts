import { FAR, TreeBuilder } from './builder';
import { referenceAt } from './character-references';
import { isLineEnd, isNameStart, skipName, skipSpace } from './chars';
import { scanCloseTag } from './close-tag';
import type { NodeKind } from './columns';
import { scanMarkup, scanProcessingInstruction } from './markup';
import type { OpenElements } from './open-elements';
import { scanStartTag } from './start-tag';

/** Tokens per call of the inner loop: V8 optimises a short loop once, and one giant loop again and again. */
const CHUNK = 256;
/** Searches for rare characters look this far at a time, so that a partial scan does not search a whole large text. */
const WINDOW = 1 << 16;

/** Reads tokens into a tree. The state of one scan; the functions of the token kinds work on it. */
export class Scanner {
  readonly text: string;
  readonly end: number;
  readonly tree: TreeBuilder;
  readonly open: OpenElements;
  pos: number;
  /** The next `<` at or behind `pos`, the end of the text if there is none; stale where it is before `pos`. */
  nextTag: number;
  /** No `&` stands between `pos` and here. */
  #clearOfAmpersand: number;
  #clearOfCdataEnd: number;
  /** From these offsets on the text does not contain the delimiter. */
  readonly #noneFrom = { '-->': FAR, ']]>': FAR, '?>': FAR };
  #noQuoteFrom = FAR;
  #noApostropheFrom = FAR;

  /** Whether an element has been read at top level. */
  hasRoot = false;
  hasDoctype = false;
  /** Whether a document type declaration may define an entity. */
  mayDefine: (entity: string) => boolean = () => false;

  /** Set by a partial scan when it cannot know what a scan of the whole text would do. */
  gaveUp = false;
  /** Where a partial scan asks for the first time whether it may stop. */
  syncFrom = FAR;

  constructor(text: string, from: number, open: OpenElements, expectedLength: number) {
    this.text = text;
    this.end = text.length;
    this.tree = new TreeBuilder(expectedLength);
    this.open = open;
    this.pos = from;
    this.nextTag = from - 1;
    this.#clearOfAmpersand = from;
    this.#clearOfCdataEnd = from;
  }

  /** Reads to the end of the text, or until `mayStop` agrees at a tag at or behind `syncFrom`. */
  run(mayStop: (at: number) => boolean): void {
    while (this.pos < this.end && !this.gaveUp) {
      if (this.#chunk(mayStop)) return;
    }
  }

  /** True when the scan is to stop at `pos`. */
  #chunk(mayStop: (at: number) => boolean): boolean {
    for (let i = 0; i < CHUNK && this.pos < this.end && !this.gaveUp; i++) {
      const at = this.seekTag(this.pos);
      if (at > this.pos) this.#checkText(this.pos, at);
      this.pos = at;
      if (at >= this.syncFrom && mayStop(at)) return true;
      if (at < this.end) this.#token(at);
    }
    return false;
  }

  #token(at: number): void {
    const c = at + 1 < this.end ? this.text.charCodeAt(at + 1) : 32;
    if (isNameStart(c)) {
      this.pos = scanStartTag(this, at);
    } else if (c === 47) {
      this.pos = scanCloseTag(this, at);
    } else if (c === 33) {
      this.pos = scanMarkup(this, at);
    } else if (c === 63) {
      this.pos = scanProcessingInstruction(this, at);
    } else {
      let end = at + 1;
      while (end < this.end && this.text.charCodeAt(end) === 60 && !this.isTagAt(end)) end++;
      // Outside the root the whole text is one problem.
      if (this.open.depth > 0) this.tree.problems.add('bareLessThan', at, end);
      this.pos = end;
    }
  }

  /** The first `<` at or behind `at`, or the end of the text. */
  seekTag(at: number): number {
    if (this.nextTag < at) {
      const found = this.text.indexOf('<', at);
      this.nextTag = found < 0 ? this.end : found;
    }
    return this.nextTag;
  }

  /** Whether the `<` at `at` begins a tag, a comment, a declaration: anything but a stray character. */
  isTagAt(at: number): boolean {
    const c = at + 1 < this.end ? this.text.charCodeAt(at + 1) : 32;
    return isNameStart(c) || c === 47 || c === 33 || c === 63;
  }

  /** `text.indexOf(what, at)` that searches a text without `what` once. */
  find(what: '-->' | ']]>' | '?>', at: number): number {
    if (at >= this.#noneFrom[what]) return -1;
    const found = this.text.indexOf(what, at);
    if (found < 0) this.#noneFrom[what] = at;
    return found;
  }

  /** The same for a quote, given by its code: the call per attribute. */
  findQuote(quote: number, at: number): number {
    if (quote === 34) {
      const found = at < this.#noQuoteFrom ? this.text.indexOf('"', at) : -1;
      if (found < 0) this.#noQuoteFrom = Math.min(at, this.#noQuoteFrom);
      return found;
    }
    const found = at < this.#noApostropheFrom ? this.text.indexOf("'", at) : -1;
    if (found < 0) this.#noApostropheFrom = Math.min(at, this.#noApostropheFrom);
    return found;
  }

  /** Reports what begins with `&` in `[from, to)` and is no reference. */
  checkReferences(from: number, to: number): void {
    if (to > this.#clearOfAmpersand) this.#findReferences(from, to);
  }

  #findReferences(from: number, to: number): void {
    let at = Math.max(from, this.#clearOfAmpersand);
    while (at < to) {
      if (this.text.charCodeAt(at) !== 38) {
        const found = this.text.slice(at, at + WINDOW).indexOf('&');
        at = found < 0 ? at + WINDOW : at + found;
        continue;
      }
      const reference = referenceAt(this.text, at, to);
      if (reference.kind === 'bare') {
        this.tree.problems.add('bareAmpersand', at, at + 1);
      } else if (reference.kind === 'invalid') {
        this.tree.problems.add('invalidCharacterReference', at, reference.end);
      } else if (reference.kind === 'undefined' && !this.mayDefine(this.text.slice(at + 1, reference.end - 1))) {
        this.tree.problems.add('undefinedEntity', at, reference.end);
      }
      at = reference.end;
    }
    this.#clearOfAmpersand = at;
  }

  #checkText(from: number, to: number): void {
    // Text outside the root is an error as a whole.
    if (this.open.depth === 0) return;
    if (to > this.#clearOfAmpersand) this.#findReferences(from, to);
    if (to > this.#clearOfCdataEnd) this.#findCdataEnds(from, to);
  }

  #findCdataEnds(from: number, to: number): void {
    let at = Math.max(from, this.#clearOfCdataEnd);
    while (at < to) {
      const found = this.text.slice(at, at + WINDOW + 2).indexOf(']]>');
      if (found < 0) {
        at += WINDOW;
      } else if (at + found < to) {
        this.tree.problems.add('cdataEndInText', at + found, at + found + 3);
        at += found + 3;
      } else {
        at += found;
        break;
      }
    }
    this.#clearOfCdataEnd = at;
  }

  /** The end of the line that contains `at`, without its end of line. */
  lineEnd(at: number): number {
    let end = at;
    while (end < this.end && !isLineEnd(this.text.charCodeAt(end))) end++;
    return end;
  }

  /** The name that begins behind white space at `at`, empty if there is none. */
  nameBehindSpace(at: number): { readonly start: number; readonly end: number } {
    const start = skipSpace(this.text, at, this.end);
    return { start, end: skipName(this.text, start, this.end) };
  }

  addLeaf(kind: (typeof NodeKind)[keyof typeof NodeKind], start: number, nameEnd: number, end: number): void {
    this.tree.addLeaf(kind, start, nameEnd, end, this.open.parentRow);
  }
}

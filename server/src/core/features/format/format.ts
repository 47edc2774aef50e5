import type { TextEdit } from '../../text/edit';
import { endOfLine } from '../../text/layout';
import type { Span } from '../../text/span';
import type { Snapshot } from '../../workspace/snapshot';
import type { XmlDocument, XmlElement } from '../../xml/tree';

export interface FormatOptions {
  /** Blanks for one level; ignored where tabs are used. */
  readonly tabSize: number;
  readonly insertSpaces: boolean;
  /** Where attributes stand: as they are written, on the line of their tag, or each on a line below the first. */
  readonly attributes?: 'keep' | 'join' | 'split';
}

/** One level of indentation. */
export function unitOf({ insertSpaces, tabSize }: Pick<FormatOptions, 'insertSpaces' | 'tabSize'>): string {
  return insertSpaces ? ' '.repeat(tabSize) : '\t';
}

/**
 * Edits that indent every line as its depth says and take blanks at the ends of lines away. What stands on one line stays
 * on one; attributes on lines of their own keep their distance to their tag, unless `attributes` asks for more. Text, comments and values are not touched,
 * and neither is a file that is not well-formed: nobody knows what belongs where. `within`: only lines that begin there.
 */
export function formattingOf(
  snapshot: Snapshot,
  uri: string,
  options: FormatOptions,
  within?: Span,
): readonly TextEdit[] {
  const document = snapshot.source(uri)?.document;
  if (!document || document.problemCount > 0) return [];
  const unit = unitOf(options);
  const edits = new Map<number, TextEdit>();
  const line = new Lines(document, unit, edits, within);
  /** The elements around, each with whether what is in it is left alone. */
  const open: { readonly end: number; readonly isKept: boolean }[] = [];
  for (const element of document.elements()) {
    const { start, end } = element.span;
    while ((open.at(-1)?.end ?? Number.POSITIVE_INFINITY) <= start) open.pop();
    const depth = open.length;
    const isKept = open.at(-1)?.isKept === true;
    const holds = isKept || holdsText(element) || element.value('xml:space') === 'preserve';
    open.push({ end, isKept: holds });
    if (isKept) continue;
    const moved = line.indent(element.span.start, depth);
    if (options.attributes === 'join' || options.attributes === 'split')
      line.layOut(element, depth, options.attributes);
    else if (moved !== undefined)
      for (const attribute of element.attributes) line.move(attribute.span.start, moved, options.tabSize);
    const close = element.closeTagSpan;
    if (close && !holds) line.indent(close.start, depth);
  }
  for (const comment of document.comments()) line.indent(comment.span.start, (comment.parent?.depth ?? -1) + 1);
  return [...edits.values()].sort((a, b) => a.span.start - b.span.start);
}

/** Indentation of lines, found from what comes first on them. */
class Lines {
  constructor(
    readonly document: XmlDocument,
    readonly unit: string,
    readonly edits: Map<number, TextEdit>,
    readonly within: Span | undefined,
  ) {}

  /** How many columns what begins at `at` was moved to the right; undefined where it is not the first on its line. */
  indent(at: number, depth: number): number | undefined {
    const start = this.#lineStart(at);
    if (start === undefined) return undefined;
    const before = this.document.text.slice(start, at);
    const wanted = this.unit.repeat(depth);
    this.#write(start, at, wanted);
    return wanted.length - before.length;
  }

  /** Keeps the distance of an attribute on a line of its own to its tag, which has been moved. */
  move(at: number, by: number, tabSize: number): void {
    const start = this.#lineStart(at);
    if (start === undefined || by === 0) return;
    const before = this.document.text.slice(start, at);
    const columns = this.unit === '\t' ? by * tabSize : by;
    if (/\t/.test(before) || this.unit === '\t') return;
    this.#write(start, at, ' '.repeat(Math.max(0, before.length + columns)));
  }

  /** Writes the blanks between the attributes of a start tag anew. One that does not begin its line is not split. */
  layOut(element: XmlElement, depth: number, layout: 'join' | 'split'): void {
    const { openTagSpan, nameSpan, attributes } = element;
    const { text } = this.document;
    const isWithin = !this.within || (this.within.start <= openTagSpan.start && openTagSpan.end <= this.within.end);
    const isSplit = layout === 'split';
    if (!isWithin || attributes.length === 0 || (isSplit && this.#lineStart(openTagSpan.start) === undefined)) return;
    const below = endOfLine(text) + this.unit.repeat(depth) + ' '.repeat(nameSpan.end - openTagSpan.start + 1);
    let end = nameSpan.end;
    for (const [index, { span }] of attributes.entries()) {
      this.#write(end, span.start, isSplit && index > 0 ? below : ' ');
      end = span.end;
    }
    const close = openTagSpan.end - (element.selfClosing ? 2 : 1);
    if (/[\r\n]/.test(text.slice(end, close))) this.#write(end, close, element.selfClosing ? ' ' : '');
  }

  #lineStart(at: number): number | undefined {
    const { text } = this.document;
    let start = at;
    while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) start--;
    const isFirst = start > 0 && (text[start - 1] === '\n' || text[start - 1] === '\r');
    if (!isFirst || (this.within && (at < this.within.start || start > this.within.end))) return undefined;
    return start;
  }

  #write(start: number, end: number, newText: string): void {
    if (this.document.text.slice(start, end) !== newText) this.edits.set(start, { span: { start, end }, newText });
  }
}

/** Text between tags belongs to its author. */
function holdsText(element: XmlElement): boolean {
  for (const node of element.childNodes()) if (node.kind === 'text' && node.text().trim() !== '') return true;
  return false;
}

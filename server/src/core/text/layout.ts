import type { Span } from './span';

/** The end of line a text uses: that of its first line, `\n` in a text of one line. */
export function endOfLine(text: string): string {
  return /\r\n?|\n/.exec(text)?.[0] ?? '\n';
}

/** The white space at the beginning of the line that contains `offset`, at most up to `offset`. */
export function indentationAt(text: string, offset: number): string {
  const start = lineStart(text, offset);
  let end = start;
  while (end < offset && isBlank(text.charCodeAt(end))) end++;
  return text.slice(start, end);
}

/** The offset at which the line that contains `offset` begins. A byte order mark belongs to no line. */
export function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !isLineEnd(text.charCodeAt(start - 1))) start--;
  return start === 0 && text.charCodeAt(0) === 0xfeff && offset > 0 ? 1 : start;
}

/**
 * The span of whole lines, end of line included, if nothing but white space stands beside `span` on them;
 * undefined otherwise. On the last line, which has no end of line, the one before it is taken instead.
 */
export function wholeLines(text: string, span: Span): Span | undefined {
  let start = span.start;
  while (start > 0 && isBlank(text.charCodeAt(start - 1))) start--;
  let end = span.end;
  while (end < text.length && isBlank(text.charCodeAt(end))) end++;
  const isFirst = start === 0 || (start === 1 && text.charCodeAt(0) === 0xfeff);
  if (!isFirst && !isLineEnd(text.charCodeAt(start - 1))) return undefined;
  if (end < text.length) return isLineEnd(text.charCodeAt(end)) ? { start, end: behindLineEnd(text, end) } : undefined;
  return { start: isFirst ? start : beforeLineEnd(text, start), end };
}

/** Whether only white space stands between the line's beginning and `offset`. */
export function leadsLine(text: string, offset: number): boolean {
  let at = offset;
  while (at > 0 && isBlank(text.charCodeAt(at - 1))) at--;
  return at === 0 || isLineEnd(text.charCodeAt(at - 1)) || (at === 1 && text.charCodeAt(0) === 0xfeff);
}

function behindLineEnd(text: string, at: number): number {
  return text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
}

function beforeLineEnd(text: string, at: number): number {
  return text.charCodeAt(at - 1) === 10 && text.charCodeAt(at - 2) === 13 ? at - 2 : at - 1;
}

function isBlank(c: number): boolean {
  return c === 32 || c === 9;
}

function isLineEnd(c: number): boolean {
  return c === 10 || c === 13;
}

import type { Span } from './span';

/** One replacement. Edits of one list refer to the same original text and do not overlap. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** Applies non-overlapping edits, in any order, to `text`. Insertions at one offset keep their list order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => a.edit.span.start - b.edit.span.start || a.edit.span.end - b.edit.span.end || a.index - b.index);
  let result = '';
  let at = 0;
  for (const { edit } of ordered) {
    result += text.slice(at, edit.span.start) + edit.newText;
    at = edit.span.end;
  }
  return result + text.slice(at);
}

/** The one edit that makes `after` of `before`: what stands between their common beginning and their common end. */
export function differenceOf(before: string, after: string): TextEdit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  // Whole blocks are compared much faster than characters.
  while (start + BLOCK <= most && before.slice(start, start + BLOCK) === after.slice(start, start + BLOCK))
    start += BLOCK;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let behind = 0;
  const left = most - start;
  const endOf = (text: string) => text.slice(text.length - behind - BLOCK, text.length - behind);
  while (behind + BLOCK <= left && endOf(before) === endOf(after)) behind += BLOCK;
  while (behind < left && before.charCodeAt(before.length - 1 - behind) === after.charCodeAt(after.length - 1 - behind))
    behind++;
  return { span: { start, end: before.length - behind }, newText: after.slice(start, after.length - behind) };
}

const BLOCK = 4096;

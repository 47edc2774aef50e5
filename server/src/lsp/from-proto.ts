import type { Position, Range, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import type { Snapshot, Span, TextEdit } from '../core/analysis';

/** LSP positions are zero-based UTF-16, as the core's; a position behind the end of a line or text is clamped. */
export function toOffset(snapshot: Snapshot, uri: string, { line, character }: Position): number {
  return snapshot.offset(uri, { line: countOf(line), character: countOf(character) });
}

/** Clients are programs of others: what is no count of lines or characters is none. */
function countOf(value: number): number {
  return value > 0 ? Math.min(Math.floor(value), Number.MAX_SAFE_INTEGER) : 0;
}

export function toSpan(snapshot: Snapshot, uri: string, range: Range): Span {
  const a = toOffset(snapshot, uri, range.start);
  const b = toOffset(snapshot, uri, range.end);
  return { start: Math.min(a, b), end: Math.max(a, b) };
}

/**
 * Applies the changes of one notification in their order. Each refers to the text that the ones before it left behind; a
 * run of changes from the end of the text towards its start leaves the earlier positions alone and is applied at once.
 * What touches the place of the change before it does not belong to the run: there, a position behind the end of its
 * line has become another one.
 */
export function applyChanges(
  snapshot: Snapshot,
  uri: string,
  version: number,
  changes: readonly TextDocumentContentChangeEvent[],
): Snapshot {
  let current = snapshot;
  let batch: TextEdit[] = [];
  const flush = () => {
    if (batch.length > 0) current = current.edit(uri, batch.reverse(), version);
    batch = [];
  };
  for (const change of changes) {
    if (!('range' in change)) {
      batch = [];
      current = current.withFiles([[uri, { kind: 'text', text: change.text, version }]]);
      continue;
    }
    let span = toSpan(current, uri, change.range);
    const last = batch.at(-1);
    if (last && span.end >= last.span.start) {
      flush();
      span = toSpan(current, uri, change.range);
    }
    batch.push({ span, newText: change.text });
  }
  flush();
  // A notification may raise the version without changing anything.
  return current.version(uri) === version ? current : current.edit(uri, [], version);
}

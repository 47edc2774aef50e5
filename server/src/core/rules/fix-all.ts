import { applyEdits, type TextEdit } from '../text/edit';
import type { FileEdits, Fix } from '../workspace/fix';
import type { Snapshot } from '../workspace/snapshot';
import { checkFile } from './check-file';

/**
 * One safe repair for each finding of a file that has one, as far as they do not get in each other's way; what is left
 * out can be done in the next round.
 */
export function safeRepairs(snapshot: Snapshot, uri: string): readonly Fix[] {
  const chosen: Fix[] = [];
  const taken: FileEdits[] = [];
  for (const finding of checkFile(snapshot, uri)) {
    const fix = finding.fixes().find(({ safety, edits }) => safety === 'safe' && edits.length > 0);
    if (!fix || fix.edits.some(file => taken.some(other => collide(file, other)))) continue;
    chosen.push(fix);
    taken.push(...fix.edits);
  }
  return chosen;
}

/** A repair may bring another one to light; more rounds mean that two of them undo each other. */
export const MOST_ROUNDS = 10;

/** Edits that do everything that {@link safeRepairs} does to the file alone, round after round. Empty where there is nothing. */
export function fixAll(snapshot: Snapshot, uri: string): readonly TextEdit[] {
  const before = snapshot.text(uri);
  if (before === undefined) return [];
  let current = snapshot;
  let text = before;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const own = safeRepairs(current, uri).filter(({ edits }) => edits.every(file => isSame(file.uri, uri)));
    if (own.length === 0) break;
    const edits = own.flatMap(fix => fix.edits.flatMap(file => file.edits));
    // One round is the usual case, and its edits are the smallest.
    if (round === 0 && safeRepairs(withText(current, uri, applyEdits(text, edits)), uri).length === 0) return edits;
    text = applyEdits(text, edits);
    current = withText(current, uri, text);
  }
  return text === before ? [] : [changedPart(before, text)];
}

function withText(snapshot: Snapshot, uri: string, text: string): Snapshot {
  return snapshot.withFiles([[uri, { kind: 'text', text, version: undefined }]]);
}

function collide(a: FileEdits, b: FileEdits): boolean {
  if (!isSame(a.uri, b.uri)) return false;
  return a.edits.some(one => b.edits.some(two => one.span.start <= two.span.end && two.span.start <= one.span.end));
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** What differs between two texts, as one replacement. */
function changedPart(before: string, after: string): TextEdit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { span: { start, end: before.length - end }, newText: after.slice(start, after.length - end) };
}

import {
  codeActions,
  definitions,
  explainAt,
  hover,
  inlayHints,
  type Snapshot,
  topology,
} from '../../server/src/core/analysis';
import { checkFile } from '../../server/src/core/rules/check-file';
import { throwing, type World } from './world';

/** The texts that this run has cut off already, by the name of their file. */
const tried = new Map<string, string[]>();

/**
 * Types every file of a scenario, character by character: nothing on the way may lead to an exception. Each beginning
 * that ends at the edge of a word is checked by all rules, and every fifth within one: what a tree is made of changes at
 * the edges, what a value means may change within. Once in a run, since many files begin alike; every fortieth is asked
 * for everything else as well. `npm run fuzz` checks every single one, of random files.
 */
export function checkPrefixes({ snapshot, files }: World): void {
  for (const { uri, name } of files) {
    const text = snapshot.text(uri) ?? '';
    let length = firstNew(name, text);
    let cut = snapshot.withFiles([[uri, { kind: 'text', text: text.slice(0, length), version: undefined }]]);
    for (let end = length; end < text.length; end++) {
      if (isWithin(text, end) && end % 5 !== 0) continue;
      if (end > length) {
        cut = cut.edit(uri, [{ span: { start: length, end: length }, newText: text.slice(length, end) }], end);
        length = end;
      }
      for (const finding of checkFile(cut, uri, throwing)) finding.fixes();
      if (end % 40 !== 0) continue;
      for (const other of files) checkFile(cut, other.uri, throwing);
      askEverything(cut, uri, end);
    }
  }
}

/** Whether the text goes on at an offset as it was before, within a word or an indentation. */
function isWithin(text: string, offset: number): boolean {
  return /^(?:\s{3}|\w{3})$/.test(text.slice(offset - 2, offset + 1));
}

/** Length of the first beginning that no text of a file with this name had. */
function firstNew(name: string, text: string): number {
  const key = name.replace(/.*[\\/]/, '').toLowerCase();
  const others = tried.get(key) ?? [];
  tried.set(key, [...others, text]);
  return Math.max(0, ...others.map(other => commonLength(text, other) + 1));
}

function commonLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

/** What editors ask where somebody types. */
function askEverything(snapshot: Snapshot, uri: string, offset: number): void {
  hover(snapshot, uri, offset);
  definitions(snapshot, uri, offset);
  codeActions(snapshot, uri, { start: offset, end: offset });
  inlayHints(snapshot, uri, { start: 0, end: offset });
  explainAt(snapshot, uri, offset);
  topology(snapshot);
}

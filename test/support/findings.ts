import assert from 'node:assert/strict';
import type { Finding } from '../../server/src/core/analysis';
import { rulesNamedIn, type Scenario, withoutCursors, withPictures } from './archive';
import { assertNoSecret } from './secrets';
import type { World } from './world';

/** Whether a scenario has to say something about a finding. */
export type IsOurs = (finding: Finding) => boolean;

/**
 * A scenario stands alone. It hears of the rules that it names, in a caret line or in `-- rules … --`; the scenario of a
 * rule of that rule, and of all errors, since a configuration that IIS refuses shows less than it seems to. So a new
 * rule changes no scenario but its own.
 */
export function oursIn({ parts }: Scenario, rule?: string): IsOurs {
  const named = new Set([rule, ...parts.flatMap(rulesNamedIn)]);
  return finding => named.has(finding.rule) || (rule !== undefined && finding.severity === 'error');
}

export function checkFindings(world: World, isOurs: IsOurs): void {
  const shown = annotated(world, isOurs);
  for (const file of world.files) assert.equal(shown.get(file.uri), withoutCursors(file.part.body), file.name);
  for (const key of world.snapshot.entries.keys()) {
    if (world.files.some(file => file.uri.toLowerCase() === key)) continue;
    assert.deepEqual(
      world.check(world.snapshot, key).filter(isOurs).map(describeFinding),
      [],
      `in ${key}, which the scenario does not show`,
    );
  }
}

interface Note {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

/** The files with caret lines for what is found, by their URIs. */
export function annotated({ snapshot, files, placed, check }: World, isOurs: IsOurs): ReadonlyMap<string, string> {
  const notes = new Map<string, Note[]>(files.map(file => [file.uri.toLowerCase(), []]));
  const note = (uri: string, span: { start: number; end: number }, words: string) => {
    const list = notes.get(uri.toLowerCase());
    if (list && !list.some(other => other.start === span.start && other.end === span.end && other.words === words))
      list.push({ ...span, words });
  };
  for (const file of files) {
    for (const finding of check(snapshot, file.uri).filter(isOurs)) {
      note(file.uri, finding.span, describeFinding(finding));
      for (const place of finding.related) note(place.at.file, place.at.span, `related ${place.text}`);
    }
  }
  return new Map(
    files.map(file => [
      file.uri,
      print(snapshot.text(file.uri) ?? '', notes.get(file.uri.toLowerCase()) ?? []).replace(placed, ''),
    ]),
  );
}

export function describeFinding(finding: Finding): string {
  return `${finding.severity} ${finding.rule}: ${finding.message}`;
}

/** Line ends and byte order mark of the variant do not show. */
function print(text: string, notes: readonly Note[]): string {
  const out: string[] = [];
  const sorted = [...notes].sort((a, b) => a.start - b.start || a.end - b.end || (a.words < b.words ? -1 : 1));
  let at = 0;
  for (const raw of text.split(/(?<=\n)/)) {
    const line = raw.replace(/\r?\n$/, '');
    const shift = at === 0 && line.startsWith('\uFEFF') ? 1 : 0;
    out.push(withPictures(line.slice(shift)));
    const next = at + raw.length;
    for (const { start, end, words } of sorted) {
      const isHere = start >= at && (start < next || (next === text.length && start === next));
      if (!isHere) continue;
      const stop = Math.min(end, at + line.length);
      const marks = end === start ? '|' : '^'.repeat(Math.max(1, stop - start)) + (end > at + line.length ? '>' : '');
      out.push(`${' '.repeat(Math.max(0, start - at - shift))}${marks} ${words}`);
    }
    at = next;
  }
  return out.join('\n');
}

/** No password of the scenario turns up in anything that a rule shows or copies. */
export function checkSecrets(world: World): void {
  for (const file of world.files) {
    for (const finding of world.check(world.snapshot, file.uri)) {
      const shown = [finding.message, finding.why, ...finding.related.map(place => place.text)];
      for (const fix of finding.fixes()) shown.push(fix.title, ...Object.values(fix.commands ?? {}));
      for (const text of shown) assertNoSecret(world, text, finding.rule);
    }
  }
}

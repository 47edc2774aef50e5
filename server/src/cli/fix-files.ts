import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { encodeLike } from '../common/encode';
import { settle } from '../common/settle';
import { applyEdits, type Snapshot, safeRepairs, sourceLine, type TextEdit, uriKey } from '../core/analysis';
import type { Disk } from '../node/disk';
import { fileUri, relativePath } from '../node/file-uri';
import type { CheckSetup, Input } from './checker';
import { type CliIo, messageOf } from './io';
import type { FixedFile } from './reporters/report';
import { type ShowLine, unifiedDiff } from './unified-diff';
import type { CliWorkspace, Workspaces } from './workspace';

/** Two repairs that undo each other would never end. */
const MOST_ROUNDS = 10;

export interface FixResult {
  readonly fixed: readonly FixedFile[];
  /** One line each: what could not be written, and why. */
  readonly problems: readonly string[];
}

/**
 * Applies the safe repairs of the given files, and writes them unless `dryRun`. A repair that changes a file that was
 * not given is left out.
 */
export async function fixFiles(
  inputs: readonly Input[],
  setup: CheckSetup,
  { workspaces, disk, io, dryRun }: { workspaces: Workspaces; disk: Disk; io: CliIo; dryRun: boolean },
): Promise<FixResult> {
  const workspace = await workspaces.open(disk, setup.layers, setup.hostConfigCandidates);
  const before = new Map<string, { readonly uri: string; readonly text: string }>();
  for (const { file, bytes } of inputs) {
    const content = bytes === undefined ? await disk.read(fileUri(file)) : undefined;
    if (content?.kind !== 'text') continue;
    workspace.add(content);
    before.set(uriKey(content.uri), content);
  }
  const original = workspace.snapshot;
  const counts = await repair(workspace, before);
  const { snapshot } = workspace;
  const fixed: FixedFile[] = [];
  const problems: string[] = [];
  for (const [key, { uri, text }] of before) {
    const after = snapshot.text(uri) ?? text;
    if (after === text) continue;
    const path = relativePath(io.cwd, uri);
    const problem = dryRun ? undefined : await write(fileURLToPath(uri), after);
    if (problem !== undefined) problems.push(`${path}: ${problem}`);
    else
      fixed.push({
        path,
        fixes: counts.get(key) ?? 0,
        diff: unifiedDiff(path, text, after, { before: shownLines(original, uri), after: shownLines(snapshot, uri) }),
      });
  }
  return { fixed, problems };
}

/** Without secrets: what is printed may be kept where everybody reads it. */
function shownLines(snapshot: Snapshot, uri: string): ShowLine {
  return line => {
    const start = snapshot.offset(uri, { line, character: 0 });
    return sourceLine(snapshot, uri, { start, end: start })?.text ?? '…';
  };
}

/** How many findings were repaired in each file. */
async function repair(workspace: CliWorkspace, given: ReadonlyMap<string, { readonly uri: string }>) {
  const counts = new Map<string, number>();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let isDone = true;
    for (const [key, { uri }] of given) {
      const repairs = (await settle(workspace, snapshot => safeRepairs(snapshot, uri))).filter(({ edits }) =>
        edits.every(file => given.has(uriKey(file.uri))),
      );
      if (repairs.length === 0) continue;
      isDone = false;
      counts.set(key, (counts.get(key) ?? 0) + repairs.length);
      // Repairs that were chosen together do not touch each other.
      const edits = new Map<string, TextEdit[]>();
      for (const file of repairs.flatMap(fix => fix.edits))
        edits.set(uriKey(file.uri), [...(edits.get(uriKey(file.uri)) ?? []), ...file.edits]);
      for (const [edited, list] of edits) {
        const target = given.get(edited)?.uri ?? uri;
        workspace.add({ kind: 'text', uri: target, text: applyEdits(workspace.snapshot.text(target) ?? '', list) });
      }
    }
    if (isDone) break;
  }
  return counts;
}

/** What went wrong. */
async function write(file: string, text: string): Promise<string | undefined> {
  try {
    const bytes = encodeLike(text, await readFile(file));
    if (!bytes) return 'its encoding cannot be written';
    await writeFile(file, bytes);
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}

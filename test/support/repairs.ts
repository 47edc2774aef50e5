import assert from 'node:assert/strict';
import { type FileState, type Finding, type Fix, fixAll, type Snapshot } from '../../server/src/core/analysis';
import { applyEdits } from '../../server/src/core/text/edit';
import { parseXml } from '../../server/src/core/xml/tree';
import { describeFinding, type IsOurs } from './findings';
import { loaded, type World } from './world';

/**
 * Every repair leads to XML that is no worse, removes its finding, leads to no new one, and is not on offer a second
 * time.
 */
export function checkRepairs(world: World, isOurs: IsOurs): void {
  const before = tally(world, world.snapshot, isOurs);
  for (const { uri } of world.files) {
    for (const finding of world.check(world.snapshot, uri).filter(isOurs)) {
      for (const fix of finding.fixes())
        if (fix.commands === undefined) checkRepair(world, { uri, finding, fix }, before, isOurs);
    }
  }
}

/** All safe repairs of a file together: nothing is left for a second time, and nothing becomes worse. */
export function checkFixAll({ snapshot, files, check }: World): void {
  for (const { uri } of files) {
    const before = snapshot.text(uri) ?? '';
    const edits = fixAll(snapshot, uri);
    if (edits.length === 0) continue;
    const text = applyEdits(before, edits);
    const after = loaded(snapshot.withFiles([[uri, { kind: 'text', text, version: undefined }]]), check);
    assert.ok(parseXml(text).problemCount <= parseXml(before).problemCount, `all repairs break the XML: ${text}`);
    const errors = (of: Snapshot) => check(of, uri).filter(({ severity }) => severity === 'error').length;
    assert.ok(errors(after) <= errors(snapshot), 'all repairs lead to an error');
    assert.deepEqual(fixAll(after, uri), [], 'all repairs can be applied twice');
  }
}

/** The world after a repair. */
export function repaired({ snapshot, check }: World, fix: Fix): Snapshot {
  const changes = fix.edits.map(({ uri, edits }) => {
    const text = applyEdits(snapshot.text(uri) ?? '', edits);
    return [uri, { kind: 'text', text, version: undefined } satisfies FileState] as const;
  });
  return loaded(snapshot.withFiles(changes), check);
}

interface Repair {
  readonly uri: string;
  readonly finding: Finding;
  readonly fix: Fix;
}

function checkRepair(
  world: World,
  { uri, finding, fix }: Repair,
  before: ReadonlyMap<string, number>,
  isOurs: IsOurs,
): void {
  const name = `fix "${fix.title}" of ${finding.rule}`;
  assert.ok(fix.edits.length > 0, `${name} does nothing`);
  const snapshot = repaired(world, fix);
  for (const { uri: edited } of fix.edits) {
    const text = snapshot.text(edited) ?? '';
    const old = world.snapshot.text(edited) ?? '';
    assert.notEqual(text, old, `${name} changes nothing in ${edited}`);
    if (world.variant.name === 'CRLF' && old.includes('\n'))
      assert.doesNotMatch(text, /(?<!\r)\n/, `${name} mixes line ends`);
    if (world.variant.name === 'a byte order mark' && old.startsWith('\uFEFF'))
      assert.ok(text.startsWith('\uFEFF'), `${name} loses the byte order mark`);
    assert.ok(parseXml(text).problemCount <= parseXml(old).problemCount, `${name} breaks the XML`);
  }
  const after = tally(world, snapshot, isOurs);
  const own = keyOf(uri, finding);
  assert.ok((after.get(own) ?? 0) < (before.get(own) ?? 0), `${name} leaves the finding where it is`);
  // Hints speak of places that work, so that a repair may bring one to light.
  for (const [key, count] of after)
    if (!/^\S+ hint /.test(key)) assert.ok(count <= (before.get(key) ?? 0), `${name} leads to a new finding: ${key}`);
  // The second time there is nothing to do: the repaired finding has no fix any more.
  for (const again of world.check(snapshot, uri)) {
    if (keyOf(uri, again) !== own || again.span.start !== finding.span.start) continue;
    assert.fail(`${name} can be applied twice`);
  }
}

function tally({ check }: World, snapshot: Snapshot, isOurs: IsOurs): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const uri of snapshot.entries.keys()) {
    for (const finding of check(snapshot, uri).filter(isOurs)) {
      const key = keyOf(uri, finding);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

function keyOf(uri: string, finding: Finding): string {
  return `${uri.toLowerCase()} ${describeFinding(finding)}`;
}

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { codeActions, type FileState, type Finding, type Fix, type Snapshot } from '../../server/src/core/analysis';
import { applyEdits } from '../../server/src/core/text/edit';
import { parseXml } from '../../server/src/core/xml/tree';
import { settle, uriOf } from './memory';
import { parseScenarios, printScenario, type Scenario, windowsPathOf, withCursor, withPictures } from './rule-scenario';
import { check, loaded, PLAIN, VARIANTS, type Variant, type World, worldOf } from './rule-world';

/**
 * Scenarios: configuration text with markers. A file of scenarios looks like this:
 *
 *     === Prose: what the scenario shows. It becomes the name of the test.
 *     -- settings --
 *     { "host": "iisexpress" }
 *     -- schema acme_schema.xml --
 *     …a schema file of the server…
 *     -- applicationHost.config --
 *     …text, with a caret line below each finding and each related place…
 *     -- shop/web.config site="Shop" --
 *     …
 *     -- fix "Title of the quick fix" shop/web.config --
 *     …the file after the fix…
 *     -- copy "Title of the command" --
 *     …what lands in the clipboard…
 *     -- icacls --
 *     …the commands on offer at `$0`, title and command on two lines…
 *
 * A caret line covers the marked characters with `^` (with a `>` behind them where the span goes on in the next line,
 * `|` for an empty span) and says `error rule-id: message` or `related text`. Caret lines and `$0` are taken out before
 * anything is read; `␁` stands for the control character of which it is the picture. Findings without a caret line fail the test, as caret lines without a finding do.
 *
 * `site="…"` (with `app="/…"` for another application) places a web.config: the helper adds the site to the host
 * configuration, or makes one. Files lie in `C:\sites`.
 *
 * Each scenario runs with LF, CRLF and a byte order mark; every fix leads to well-formed XML without its finding and
 * without a new one; every cut-off beginning of every file is checked without an exception. `WHOIIS_UPDATE=1` rewrites
 * the expectations, to be read in the diff.
 */
export function runScenarios(path: string): void {
  const scenarios = parseScenarios(readFileSync(path, 'utf8'));
  for (const scenario of scenarios) {
    describe(scenario.prose.split('\n')[0] ?? '', () => {
      if (process.env.WHOIIS_UPDATE) {
        before(() => update(scenario));
        after(() => writeFileSync(path, scenarios.map(printScenario).join('\n')));
      }
      for (const variant of VARIANTS) {
        it(`findings with ${variant.name}`, () => checkFindings(scenario, variant));
        it(`fixes with ${variant.name}`, () => checkFixes(scenario, variant));
      }
      it('commands', () => checkCommands(scenario));
      it('any cut-off beginning', () => checkPrefixes(scenario));
    });
  }
}

/* ---- findings ---- */

function checkFindings(scenario: Scenario, variant: Variant): void {
  const world = worldOf(scenario, variant);
  const shown = annotated(world);
  for (const file of world.files) assert.equal(shown.get(file.uri), withoutCursor(file.section.body), file.name);
  for (const key of world.snapshot.entries.keys()) {
    if (world.files.some(file => file.uri.toLowerCase() === key)) continue;
    assert.deepEqual(
      check(world.snapshot, key).map(describeFinding),
      [],
      `in ${key}, which the scenario does not show`,
    );
  }
  checkSecrets(world);
}

function withoutCursor(text: string): string {
  return text.replace('$0', '');
}

interface Note {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

/** The files with caret lines for what is found. */
function annotated({ snapshot, files, placed }: World): ReadonlyMap<string, string> {
  const notes = new Map<string, Note[]>(files.map(file => [file.uri.toLowerCase(), []]));
  const note = (uri: string, span: { start: number; end: number }, words: string) => {
    const list = notes.get(uri.toLowerCase());
    if (list && !list.some(other => other.start === span.start && other.end === span.end && other.words === words))
      list.push({ ...span, words });
  };
  for (const file of files) {
    for (const finding of check(snapshot, file.uri)) {
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

function describeFinding(finding: Finding): string {
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

/** No password of the scenario turns up in anything that is shown or copied. */
function checkSecrets({ snapshot, files }: World): void {
  const secrets = files.flatMap(file =>
    [...file.text.matchAll(/password="([^"]{4,})"/gi)].map(match => match[1] ?? ''),
  );
  for (const file of files) {
    for (const finding of check(snapshot, file.uri)) {
      const shown = [finding.message, finding.why, ...finding.related.map(place => place.text)];
      for (const fix of finding.fixes()) shown.push(fix.title, fix.copyText ?? '');
      for (const secret of secrets)
        for (const text of shown) assert.ok(!text.includes(secret), `a secret in: ${finding.rule}`);
    }
  }
}

/* ---- fixes ---- */

function checkFixes(scenario: Scenario, variant: Variant): void {
  const world = worldOf(scenario, variant);
  const expected = scenario.sections.flatMap(section => {
    const match = /^fix "(.*)" (\S+)$/.exec(section.header);
    return match
      ? [{ title: match[1] ?? '', uri: uriOf(windowsPathOf(match[2] ?? '')), body: section.body, used: false }]
      : [];
  });
  const before = tally(world.snapshot);
  for (const file of world.files) {
    for (const finding of check(world.snapshot, file.uri)) {
      for (const fix of finding.fixes()) {
        if (fix.copyText !== undefined) continue;
        const after = applied(world.snapshot, fix);
        checkFix(world, { uri: file.uri, finding, fix }, before, after, variant);
        for (const want of expected) {
          if (want.title !== fix.title || want.used) continue;
          if (!fix.edits.some(({ uri }) => uri.toLowerCase() === want.uri.toLowerCase())) continue;
          want.used = true;
          const text = plain(after.text(want.uri) ?? '').replace(world.placed, '');
          assert.equal(text, want.body, `fix "${fix.title}"`);
        }
      }
    }
  }
  assert.deepEqual(
    expected.filter(want => !want.used).map(want => want.title),
    [],
    'fixes that are not on offer',
  );
}

interface FixCase {
  readonly uri: string;
  readonly finding: Finding;
  readonly fix: Fix;
}

function checkFix(
  world: World,
  { uri, finding, fix }: FixCase,
  before: ReadonlyMap<string, number>,
  snapshot: Snapshot,
  variant: Variant,
): void {
  const name = `fix "${fix.title}" of ${finding.rule}`;
  assert.ok(fix.edits.length > 0, `${name} does nothing`);
  for (const { uri: edited } of fix.edits) {
    const text = snapshot.text(edited) ?? '';
    const old = world.snapshot.text(edited) ?? '';
    assert.notEqual(text, old, `${name} changes nothing in ${edited}`);
    if (variant.name === 'CRLF' && old.includes('\n'))
      assert.doesNotMatch(text, /(?<!\r)\n/, `${name} mixes line ends`);
    if (variant.name === 'a byte order mark' && old.startsWith('\uFEFF'))
      assert.ok(text.startsWith('\uFEFF'), `${name} loses the byte order mark`);
    const problems = parseXml(text).problemCount;
    assert.ok(problems === 0 || problems < parseXml(old).problemCount, `${name} breaks the XML`);
  }
  const after = tally(snapshot);
  const own = keyOf(uri, finding);
  assert.ok((after.get(own) ?? 0) < (before.get(own) ?? 0), `${name} leaves the finding where it is`);
  // Hints speak of places that work, so that a repair may bring one to light.
  for (const [key, count] of after)
    if (!/^\S+ hint /.test(key)) assert.ok(count <= (before.get(key) ?? 0), `${name} leads to a new finding: ${key}`);
  // The second time there is nothing to do: the repaired finding has no fix any more.
  for (const again of check(snapshot, uri)) {
    if (keyOf(uri, again) !== own || again.span.start !== finding.span.start) continue;
    assert.fail(`${name} can be applied twice`);
  }
}

function tally(snapshot: Snapshot): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const uri of snapshot.entries.keys()) {
    for (const finding of check(snapshot, uri)) {
      const key = keyOf(uri, finding);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

function keyOf(uri: string, finding: Finding): string {
  return `${uri.toLowerCase()} ${describeFinding(finding)}`;
}

function applied(snapshot: Snapshot, fix: Fix): Snapshot {
  const changes = fix.edits.map(({ uri, edits }) => {
    const text = applyEdits(snapshot.text(uri) ?? '', edits);
    return [uri, { kind: 'text', text, version: undefined } satisfies FileState] as const;
  });
  return loaded(snapshot.withFiles(changes));
}

function plain(text: string): string {
  return withPictures(text.replace(/^\uFEFF/, '').replace(/\r\n/g, '\n'));
}

/* ---- commands ---- */

function checkCommands(scenario: Scenario): void {
  const world = worldOf(scenario, PLAIN);
  for (const { header, body } of scenario.sections) {
    const title = /^copy "(.*)"$/.exec(header)?.[1];
    if (title === undefined) continue;
    assert.equal(commandOf(world, title), body, `command "${title}"`);
  }
  const icacls = scenario.sections.find(({ header }) => header === 'icacls');
  if (icacls) assert.equal(icaclsAtCursor(world), icacls.body);
}

function commandOf({ snapshot, files }: World, title: string): string | undefined {
  const fixes = files.flatMap(file => check(snapshot, file.uri).flatMap(finding => finding.fixes()));
  return fixes.find(fix => fix.title === title)?.copyText;
}

function icaclsAtCursor({ snapshot, files }: World): string {
  const file = files.find(candidate => candidate.cursor !== undefined);
  assert.ok(file?.cursor !== undefined, 'no $0');
  const span = { start: file.cursor, end: file.cursor };
  const { result } = settle(snapshot, current => codeActions(current, file.uri, span));
  return result
    .filter(action => action.finding === undefined)
    .map(({ title, fix }) => `${title}\n  ${fix.copyText}`)
    .join('\n');
}

/* ---- robustness ---- */

function checkPrefixes(scenario: Scenario): void {
  const { snapshot, files } = worldOf(scenario, PLAIN);
  for (const file of files) {
    const text = snapshot.text(file.uri) ?? '';
    // Long files are cut less often; every position of the short ones counts.
    const step = Math.max(1, Math.floor(text.length / 1000));
    for (let end = 0; end < text.length; end += step) {
      const cut = snapshot.withFiles([[file.uri, { kind: 'text', text: text.slice(0, end), version: undefined }]]);
      for (const finding of check(cut, file.uri)) finding.fixes();
      if (end % 7 !== 0) continue;
      for (const other of files) check(cut, other.uri);
      codeActions(cut, file.uri, { start: end, end });
    }
  }
}

/* ---- new expectations ---- */

function update(scenario: Scenario): void {
  const world = worldOf(scenario, PLAIN);
  const shown = annotated(world);
  for (const file of world.files) file.section.body = withCursor(shown.get(file.uri) ?? '', file);
  const fixes = world.files.flatMap(file => check(world.snapshot, file.uri).flatMap(finding => finding.fixes()));
  for (const section of scenario.sections) {
    const [, title, name] = /^fix "(.*)" (\S+)$/.exec(section.header) ?? [];
    const uri = name === undefined ? '' : uriOf(windowsPathOf(name)).toLowerCase();
    const fix = fixes.find(
      candidate => candidate.title === title && candidate.edits.some(file => file.uri.toLowerCase() === uri),
    );
    if (fix && name !== undefined)
      section.body = plain(applied(world.snapshot, fix).text(uriOf(windowsPathOf(name))) ?? '').replace(
        world.placed,
        '',
      );
    const command = /^copy "(.*)"$/.exec(section.header)?.[1];
    if (command !== undefined) section.body = commandOf(world, command) ?? '';
    if (section.header === 'icacls') section.body = icaclsAtCursor(world);
  }
}

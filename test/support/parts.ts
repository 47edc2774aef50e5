import assert from 'node:assert/strict';
import {
  applyEdits,
  type CodeAction,
  type ConfigSymbol,
  childNodes,
  codeActions,
  commandFor,
  completions,
  declarations,
  definitions,
  endTag,
  type Fix,
  fileLinks,
  foldings,
  formatting,
  highlights,
  hover,
  implementations,
  inlayHints,
  lenses,
  newLine,
  nodesAt,
  renamed,
  type Snapshot,
  type Span,
  selections,
  serverNodes,
  symbols,
  type TreeNode,
  tagNames,
  tokens,
  uses,
} from '../../server/src/core/analysis';
import { type Part, readFile, type Scenario, windowsPathOf, withPictures } from './archive';
import { answerTo } from './explanations';
import { annotated, type IsOurs } from './findings';
import { settle, uriOf } from './memory';
import { repaired } from './repairs';
import { assertNoSecret } from './secrets';
import { loaded, type World } from './world';

/** A kind of part that says what is expected. To add one, add a line here. */
interface PartKind {
  readonly header: RegExp;
  /**
   * What belongs below the header, from its groups; `body` is what stands there. Undefined where there is no such
   * thing.
   */
  answer(asked: Asked, ...groups: readonly (string | undefined)[]): string | undefined;
}

interface Asked {
  readonly world: World;
  readonly isOurs: IsOurs;
  readonly body: string;
  /** How many parts with the same header come before. */
  readonly repeated: number;
}

const KINDS: readonly PartKind[] = [
  { header: /^fix "(.*)" (\S+)$/, answer: (asked, title, file = '') => afterFix(asked, title, file) },
  { header: /^instead (\S+)$/, answer: (asked, file = '') => withInstead(asked, file) },
  {
    header: /^copy (?:(cmd|PowerShell) )?"(.*)"$/,
    answer: ({ world }, shell, title) =>
      commandOf(
        fixesIn(world).find(fix => fix.title === title),
        shell,
      ),
  },
  { header: /^actions((?: \$\d)*)$/, answer: (asked, at) => askAt(asked, at, actionsOffered) },
  { header: /^hover((?: \$\d)*)$/, answer: (asked, at) => askAt(asked, at, hoverShown) },
  { header: /^completion((?: \$\d)*)$/, answer: (asked, at) => askAt(asked, at, completionsOffered) },
  { header: /^definition((?: \$\d)*)$/, answer: (asked, at) => askAt(asked, at, definitionsFound) },
  { header: /^references((?: \$\d)*)$/, answer: (asked, at) => askAt(asked, at, referencesFound) },
  { header: /^implementations((?: \$\d)*)$/, answer: (asked, at) => askAt(asked, at, implementationsFound) },
  { header: /^declarations((?: \$\d)*)$/, answer: (asked, at) => askAt(asked, at, declarationsFound) },
  { header: /^highlights((?: \$\d)*)$/, answer: (asked, at) => askAt(asked, at, highlightsFound) },
  {
    header: /^rename (\S+)((?: \$\d)*)$/,
    answer: (asked, name = '', at) => askAt(asked, at, (each, cursor) => renamedAt(each, cursor, name)),
  },
  {
    header: /^typed (>|newline)((?: \$\d)*)$/,
    answer: (asked, sign = '', at) => askAt(asked, at, (each, cursor) => typedAt(each, cursor, sign)),
  },
  { header: /^symbols (\S+)$/, answer: ({ world }, file = '') => symbolsShown(world, file) },
  { header: /^tree$/, answer: ({ world }) => treeShown(world) },
  { header: /^way((?: \$\d)*)$/, answer: (asked, at) => askAt(asked, at, wayShown) },
  { header: /^lenses (\S+)$/, answer: ({ world }, file = '') => lensesShown(world, file) },
  { header: /^tokens (\S+)$/, answer: ({ world }, file = '') => tokensShown(world, file) },
  { header: /^folding (\S+)$/, answer: ({ world }, file = '') => foldingShown(world, file) },
  { header: /^links (\S+)$/, answer: ({ world }, file = '') => linksShown(world, file) },
  { header: /^hints (\S+)$/, answer: ({ world }, file = '') => hintsShown(world, file) },
  { header: /^selections((?: \$\d)*)$/, answer: (asked, at) => askAt(asked, at, selectionsShown) },
  { header: /^tags((?: \$\d)*)$/, answer: (asked, at) => askAt(asked, at, tagsShown) },
  { header: /^format (\S+)$/, answer: ({ world }, file = '') => formattedText(world, file) },
  { header: /^explain (.+)$/, answer: ({ world, body }, question = '') => answerTo(world, question, body) },
];

/** Parts that the reader of the archive knows. */
const GIVEN = /^(settings$|facts$|schema |saved |rules |\S*\.\S)/;

/** What each expecting part of a scenario should say; `undefined` where nothing answers to its header. */
export function answersIn(scenario: Scenario, world: World, isOurs: IsOurs): ReadonlyMap<Part, string | undefined> {
  const answers = new Map<Part, string | undefined>();
  const times = new Map<string, number>();
  for (const part of scenario.parts) {
    const { header, body } = part;
    if (GIVEN.test(header)) continue;
    const repeated = times.get(header) ?? 0;
    times.set(header, repeated + 1);
    answers.set(part, answerOf(header, { world, isOurs, body, repeated }));
  }
  return answers;
}

function answerOf(header: string, asked: Asked): string | undefined {
  for (const { header: pattern, answer } of KINDS) {
    const match = pattern.exec(header);
    if (match) return answer(asked, ...match.slice(1));
  }
  return assert.fail(`no kind of part has the header "${header}"`);
}

interface Cursor {
  readonly uri: string;
  readonly offset: number;
}

/** The answer at the cursors that a header names, `$0` by default; cursors of one part have the same answer. */
function askAt(asked: Asked, markers: string | undefined, ask: (asked: Asked, at: Cursor) => string): string {
  const given = (markers || ' $0').trim().split(' ');
  return [...new Set(given.map(marker => ask(asked, cursorIn(asked.world, marker))))].join('\nor\n');
}

function cursorIn({ files, variant }: World, marker: string): Cursor {
  for (const { uri, text, cursors } of files) {
    const offset = cursors.get(marker);
    if (offset !== undefined) return { uri, offset: variant.write(text.slice(0, offset)).length };
  }
  return assert.fail(`no ${marker}`);
}

/* ---- repairs and commands ---- */

function fixesIn({ snapshot, files, check }: World): readonly Fix[] {
  return files.flatMap(file => check(snapshot, file.uri).flatMap(finding => finding.fixes()));
}

function afterFix({ world, repeated }: Asked, title: string | undefined, file: string): string | undefined {
  const uri = uriOf(windowsPathOf(file));
  const isHere = (fix: Fix) =>
    fix.title === title && fix.edits.some(edited => edited.uri.toLowerCase() === uri.toLowerCase());
  const offered = [...fixesIn(world), ...actionsAt(world).map(({ fix }) => fix)].filter(isHere);
  const fix = offered[repeated];
  const text = fix && plain(repaired(world, fix).text(uri) ?? '').replace(world.placed, '');
  // Files of an archive have no end of line behind their last line; one that the repair makes has.
  return fix?.edits.some(edited => edited.isNew && edited.uri.toLowerCase() === uri.toLowerCase())
    ? text?.replace(/\n$/, '')
    : text;
}

/** Actions at the cursor that belong to no finding; none where there is no cursor. */
function actionsAt(world: World): readonly CodeAction[] {
  if (!world.files.some(file => file.cursors.has('$0'))) return [];
  return codeActionsAt(world, cursorIn(world, '$0')).filter(({ finding }) => !finding);
}

function codeActionsAt(world: World, { uri, offset }: Cursor): readonly CodeAction[] {
  return settle(world.snapshot, current => codeActions(current, uri, { start: offset, end: offset })).result;
}

function actionsOffered({ world, isOurs }: Asked, at: Cursor): string {
  const shown = codeActionsAt(world, at)
    // What switches a rule off is on offer for every finding.
    .filter(({ kind, finding }) => !/^(disable|setRule)$/.test(kind) && (!finding || isOurs(finding)))
    .map(({ title, finding, fix }) => {
      const line = finding ? `${title} (${finding.rule})` : title;
      const command = commandOf(fix);
      return command === undefined ? line : `${line}\n${command.replace(/^/gm, '  ')}`;
    })
    .join('\n');
  assertNoSecret(world, shown, 'actions');
  return shown;
}

/** For cmd unless the header says otherwise. */
function commandOf(fix: Fix | undefined, shell: string | undefined = 'cmd'): string | undefined {
  const wanted = shell === 'cmd' ? 'cmd' : 'PowerShell';
  return fix?.commands && commandFor(fix.commands, wanted)?.text;
}

/** Line ends and byte order mark of the variant do not show. */
function plain(text: string): string {
  return withPictures(text.replace(/^\uFEFF/, '').replace(/\r\n/g, '\n'));
}

/* ---- a file as it should be ---- */

/** The body as the text of a file, with caret lines for what is found in it. */
function withInstead({ world, isOurs, body }: Asked, name: string): string | undefined {
  const file = world.files.find(given => given.name === name);
  if (!file) return undefined;
  const instead = readFile({ header: name, body });
  const state = { kind: 'text', text: world.variant.write(instead.text), version: undefined } as const;
  const snapshot = loaded(world.snapshot.withFiles([[file.uri, state]]), world.check);
  return annotated({ ...world, snapshot, files: [instead] }, isOurs).get(instead.uri);
}

/* ---- what is shown ---- */

/** Links are shown as their text. */
function hoverShown({ world }: Asked, { uri, offset }: Cursor): string {
  const { result } = settle(world.snapshot, current => hover(current, uri, offset));
  const shown = (result?.markdown ?? '').replace(/\[([^\]]+)\]\([^)]*\)/g, '$1');
  assertNoSecret(world, shown, 'hover');
  return shown;
}

/** One line an item, the likeliest first: label, what is written, what is told of it; a long list is cut. */
function completionsOffered({ world }: Asked, { uri, offset }: Cursor): string {
  const { result } = settle(world.snapshot, current => completions(current, uri, offset));
  const lines = result.slice(0, MOST_SHOWN).map(({ label, snippet, detail, advice }) => {
    const written = snippet === label ? '' : ` ⇒ ${snippet.replaceAll('\n', '⏎')}`;
    return `${advice ? '✗ ' : ''}${label}${written}${detail ? ` – ${detail}` : ''}`;
  });
  const shown = [...lines, ...(result.length > MOST_SHOWN ? [`… ${result.length - MOST_SHOWN} more`] : [])].join('\n');
  assertNoSecret(world, shown, 'completion');
  return plain(shown);
}

const MOST_SHOWN = 12;

/** One line a target: where it begins, and the text there. */
function definitionsFound({ world }: Asked, { uri, offset }: Cursor): string {
  const { result, snapshot } = settle(world.snapshot, current => definitions(current, uri, offset));
  return result
    .map(({ file, span }) => {
      const text = snapshot.text(file) ?? '';
      const before = plain(text.slice(0, span.start)).split('\n');
      const [shown = ''] = plain(text.slice(span.start, span.end)).split('\n');
      return `${nameOf(world, file)}:${before.length}:${(before.at(-1)?.length ?? 0) + 1} ${shown}`;
    })
    .join('\n');
}

/** One line a use: where it is, and what is written there. */
function referencesFound({ world }: Asked, { uri, offset }: Cursor): string {
  const files = world.files.map(file => file.uri);
  const { result, snapshot } = settle(world.snapshot, current => uses(current, uri, offset, files));
  return (result?.uses ?? [])
    .map(({ at, role }) => `${placeOf(world, snapshot, at.file, at.span)}${role === 'declares' ? ' (declared)' : ''}`)
    .join('\n');
}

function implementationsFound({ world }: Asked, { uri, offset }: Cursor): string {
  const files = world.files.map(file => file.uri);
  const { result, snapshot } = settle(world.snapshot, current => implementations(current, uri, offset, files));
  return result.map(at => placeOf(world, snapshot, at.file, at.span)).join('\n');
}

function declarationsFound({ world }: Asked, { uri, offset }: Cursor): string {
  const { result, snapshot } = settle(world.snapshot, current => declarations(current, uri, offset));
  return result.map(at => placeOf(world, snapshot, at.file, at.span)).join('\n');
}

function highlightsFound({ world }: Asked, { uri, offset }: Cursor): string {
  const { result, snapshot } = settle(world.snapshot, current => highlights(current, uri, offset));
  return result.map(({ span }) => placeOf(world, snapshot, uri, span)).join('\n');
}

/** The lines that a new name changes, as they are then; or why it cannot be given. */
function renamedAt({ world }: Asked, { uri, offset }: Cursor, name: string): string {
  const files = world.files.map(file => file.uri);
  const { result, snapshot } = settle(world.snapshot, current => renamed(current, uri, offset, name, files));
  if (!result) return 'nothing has a name here';
  if ('refused' in result) return `refused: ${result.refused}`;
  return result.edits
    .flatMap(({ uri: file, edits }) => {
      const before = plain(snapshot.text(file) ?? '').split('\n');
      const after = plain(applyEdits(snapshot.text(file) ?? '', edits)).split('\n');
      return after.flatMap((line, index) => (line === before[index] ? [] : [`${nameOf(world, file)}: ${line.trim()}`]));
    })
    .join('\n');
}

/** The line as it is after a character has been typed, with a point for each blank. */
function typedAt({ world: { snapshot } }: Asked, { uri, offset }: Cursor, sign: string): string {
  const edits =
    sign === '>' ? endTag(snapshot, uri, offset) : newLine(snapshot, uri, offset, { tabSize: 2, insertSpaces: true });
  if (edits.length === 0) return 'nothing';
  const { line } = snapshot.position(uri, edits[0]?.span.start ?? 0);
  return (
    plain(applyEdits(snapshot.text(uri) ?? '', edits))
      .split('\n')
      [line]?.replaceAll(' ', '·') ?? ''
  );
}

function placeOf(world: World, snapshot: Snapshot, uri: string, span: Span): string {
  const { line, character } = snapshot.position(uri, span.start);
  return `${nameOf(world, uri)}:${line + 1}:${character + 1} ${(snapshot.text(uri) ?? '').slice(span.start, span.end)}`;
}

/* ---- files as a whole ---- */

function symbolsShown(world: World, file: string): string {
  const uri = uriOf(windowsPathOf(file));
  const show = (symbol: ConfigSymbol, depth: number): readonly string[] => [
    `${'  '.repeat(depth)}${symbol.kind} ${symbol.name}${symbol.detail ? ` – ${symbol.detail}` : ''}`,
    ...symbol.children.flatMap(child => show(child, depth + 1)),
  ];
  const { result } = settle(world.snapshot, current => symbols(current, uri));
  return plain(result.flatMap(symbol => show(symbol, 0)).join('\n'));
}

function lensesShown(world: World, file: string): string {
  const uri = uriOf(windowsPathOf(file));
  const { result, snapshot } = settle(world.snapshot, current => lenses(current, uri));
  return result.map(({ span, title }) => `${snapshot.position(uri, span.start).line + 1}: ${title}`).join('\n');
}

function tokensShown({ snapshot }: World, file: string): string {
  const uri = uriOf(windowsPathOf(file));
  return tokens(snapshot, uri)
    .map(({ kind, span }) => `${kind} ${snapshot.text(uri)?.slice(span.start, span.end)}`)
    .join('\n');
}

/** First and last line of each, from one on. */
function foldingShown({ snapshot }: World, file: string): string {
  return foldings(snapshot, uriOf(windowsPathOf(file)))
    .map(({ startLine, endLine, isComment }) => `${startLine + 1}-${endLine + 1}${isComment ? ' comment' : ''}`)
    .join('\n');
}

function linksShown(world: World, file: string): string {
  const uri = uriOf(windowsPathOf(file));
  const { result, snapshot } = settle(world.snapshot, current => fileLinks(current, uri));
  return result.map(link => `${placeOf(world, snapshot, uri, link.span)} -> ${nameOf(world, link.uri)}`).join('\n');
}

function hintsShown(world: World, file: string): string {
  const uri = uriOf(windowsPathOf(file));
  const span = { start: 0, end: world.snapshot.text(uri)?.length ?? 0 };
  const { result, snapshot } = settle(world.snapshot, current => inlayHints(current, uri, span));
  return result.map(({ offset, label }) => `${snapshot.position(uri, offset).line + 1}: ${label}`).join('\n');
}

/** From the inside out; what goes over several lines with its first and last characters. */
function selectionsShown({ world: { snapshot } }: Asked, { uri, offset }: Cursor): string {
  return selections(snapshot, uri, offset)
    .map(({ start, end }) => plain(snapshot.text(uri)?.slice(start, end) ?? '').trim())
    .map(text =>
      text.includes('\n')
        ? `${text.slice(0, text.indexOf('\n'))} … ${text.slice(text.lastIndexOf('\n')).trim()}`
        : text,
    )
    .filter((text, index, all) => text !== all[index - 1])
    .join('\n');
}

function tagsShown({ world }: Asked, { uri, offset }: Cursor): string {
  return tagNames(world.snapshot, uri, offset)
    .map(span => placeOf(world, world.snapshot, uri, span))
    .join('\n');
}

function formattedText(world: World, file: string): string {
  const uri = uriOf(windowsPathOf(file));
  const text = world.snapshot.text(uri) ?? '';
  return plain(applyEdits(text, formatting(world.snapshot, uri, { tabSize: 2, insertSpaces: true })));
}

function nameOf({ files }: World, uri: string): string {
  return files.find(file => file.uri.toLowerCase() === uri.toLowerCase())?.name ?? uri;
}

/** One line a node, indented: label, description and the text that it leads to. */
function treeShown(world: World): string {
  const lines: string[] = [];
  const visit = (nodes: readonly TreeNode[]): void => {
    for (const { key, label, description, hasChildren } of nodes) {
      const shown = key.length === 1 ? '' : description;
      lines.push(`${'  '.repeat(key.length - 1)}${label}${shown && ` – ${shown}`}`);
      const below = settle(world.snapshot, current => childNodes(current, key)).result ?? [];
      assert.equal(below.length > 0, hasChildren, `${label} says the truth about what is below it`);
      visit(below);
    }
  };
  visit(settle(world.snapshot, serverNodes).result);
  const text = lines.join('\n');
  assertNoSecret(world, text, 'tree');
  return text;
}

/** The nodes that the view goes through to show where the cursor is. */
function wayShown({ world }: Asked, { uri, offset }: Cursor): string {
  const { result } = settle(world.snapshot, current => nodesAt(current, uri, offset));
  return result.map(({ label }) => label).join(' › ');
}

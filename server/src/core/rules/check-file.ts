import { memo } from '../base/memo';
import type { ConfigFile } from '../config/files/config-file';
import type { ConfigNode } from '../config/files/hierarchy';
import { refusedWhole } from '../config/refusals/level-errors';
import type { Span } from '../text/span';
import { levelAbove } from '../workspace/level-above';
import { type BasePlace, basePlaces, rankedPlaces, webParts } from '../workspace/parts';
import { type Profile, settingsOfFile, type WorkspaceSettings } from '../workspace/settings';
import type { Snapshot } from '../workspace/snapshot';
import type { SourceFile } from '../workspace/source-file';
import { isTransformName } from '../workspace/uri';
import { RULES } from './catalogue';
import { EditView } from './engine/edit-view';
import type { Finding } from './engine/finding';
import { gathered } from './engine/gathered';
import { type Basis, HostCheck } from './engine/host-check';
import { docsOf, worded } from './engine/make-finding';
import { PlaceFindings } from './engine/place-findings';
import { withoutRepetition } from './engine/repeated';
import {
  type AboveContext,
  isOn,
  type Messages,
  type PlaceContext,
  type Report,
  type Reporter,
  type Rule,
  type TransformContext,
  type TreeContext,
} from './engine/rule';
import { Suppressions } from './engine/suppressions';
import { TransformView } from './engine/transform-view';
import { refusalsOfWeb } from './support/refusal-rule';

export { docsOf };

type OnBroken = (rule: string, error: unknown) => void;

/**
 * Everything that the rules say about one file, place by place, sorted. A rule that throws says nothing and the others
 * go on: `onBroken` hears of it.
 */
export function checkFile(
  snapshot: Snapshot,
  uri: string,
  onBroken?: OnBroken,
  rules: readonly Rule[] = RULES,
): readonly Finding[] {
  const check = new FileCheck(snapshot, uri, [], onBroken, rules);
  while (!check.isComplete) check.step();
  return check.each();
}

/**
 * What can be said of a stretch of a file without making anybody wait. Of a large host configuration whose check is not
 * complete, the findings of what lies there, and of the server; of every other file all findings.
 */
export function checkNear(snapshot: Snapshot, uri: string, span: Span): readonly Finding[] {
  const file = snapshot.source(uri);
  const known = file && checkedIn(snapshot).get(file);
  if (known) return known.each();
  const check = new FileCheck(snapshot, uri, [span]);
  // What holds still is not found anew, but repairs have to be those of this snapshot.
  if (check.isLarge) check.lookNear();
  else while (!check.isComplete) check.step();
  return check.each();
}

/** Complete checks of one snapshot that an editor has asked for, by their files. */
const checkedIn = memo((_snapshot: Snapshot) => new Map<SourceFile, FileCheck>());

/** The last complete check of a host configuration: most of it holds in the next snapshot. */
const lastChecks = new WeakMap<ConfigFile, { readonly host: HostCheck; readonly plain: readonly Finding[] }>();

/** A host configuration with more parts (pools, sites, location tags) is not checked as a whole while somebody waits. */
const MOST_PARTS = 300;

/** What is shown of the findings of one file: repeated hints are one finding, and nobody reads on after very many. */
export function shownOf(findings: readonly Finding[], uri: string, rules: readonly Rule[] = RULES): readonly Finding[] {
  const metaOf = (id: string) => rules.find(rule => rule.id === id);
  return withoutRepetition(findings, uri, metaOf).slice(0, MOST_FINDINGS);
}

/** A check that is done in steps, so that others can have their turn in between. */
export class FileCheck {
  readonly #file: SourceFile | undefined;
  readonly #rules: readonly Rule[];
  readonly #host: HostCheck | undefined;
  #plain: readonly Finding[] | undefined;
  /** About what an edit changes. It comes last: nothing else waits for it. */
  #edits: readonly Finding[] | undefined;
  #all: readonly Finding[] | undefined;
  #basis: Basis | undefined;

  /** `near`: stretches of text whose findings are wanted first. */
  constructor(
    readonly snapshot: Snapshot,
    readonly uri: string,
    readonly near: readonly Span[] = [],
    readonly onBroken: OnBroken | undefined = undefined,
    rules: readonly Rule[] = RULES,
  ) {
    this.#file = snapshot.source(uri);
    this.#rules = rulesFor(snapshot, uri, rules);
    const config = this.#file && isJudged(this.#file) ? snapshot.configOf(this.#file) : undefined;
    if (config?.role !== 'applicationHost' || levelAbove(snapshot, config.uri)) return;
    const before = lastChecks.get(config);
    this.#host = new HostCheck(snapshot, config, this.#rules, near, onBroken, before?.host);
    // Of the text of the same version the same rules say the same.
    if (this.#host.follows) this.#plain = before?.plain;
  }

  get isComplete(): boolean {
    return this.#edits !== undefined;
  }

  get #isOfAllRules(): boolean {
    return this.#rules === rulesFor(this.snapshot, this.uri);
  }

  /** True as soon as what is near has been looked at. */
  get isNearDone(): boolean {
    return this.#plain !== undefined && this.#host?.isNearDone !== false;
  }

  /** What the findings rest on, as soon as all of them are there; undefined where that is not recorded. */
  get basis(): Basis | undefined {
    if (this.isComplete) this.#basis ??= this.#host?.restsOn;
    return this.#basis;
  }

  /** The same object for checks of one version that say the same; undefined where that is not recorded. */
  get says(): object | undefined {
    return this.isComplete && this.#edits?.length === 0 ? this.#host?.says : undefined;
  }

  /** True for a file that is not checked as a whole while somebody waits. */
  get isLarge(): boolean {
    return this.#host !== undefined && !this.#host.follows && this.#host.size > MOST_PARTS;
  }

  /** How many parts of a host configuration are to be checked still, as far as that is known. */
  get left(): number {
    return this.#host?.left ?? 0;
  }

  /** Does a part of what is left; one takes a millisecond at most in files of ordinary size. */
  step(): void {
    if (!this.#plain) this.#plain = this.#wholeFile();
    else if (this.#host && !this.#host.isComplete) this.#host.step();
    else if (!this.#edits) {
      this.#edits = this.#file ? checkEdits(this.snapshot, this.#file, this.#rules, this.onBroken) : [];
      this.#remember();
    }
  }

  /** For who asks about a place next. Without `near` nobody looks at the file. */
  #remember(): void {
    if (!this.#file || this.near.length === 0 || !this.#isOfAllRules) return;
    checkedIn(this.snapshot).set(this.#file, this);
    // As long as it waits for files, each of its parts is looked at again.
    if (this.#host && this.#plain && this.snapshot.missing().length === 0)
      lastChecks.set(this.#host.file, { host: this.#host, plain: this.#plain });
  }

  /** In place of steps: looks at what is near, and at nothing else. */
  lookNear(): void {
    this.#plain = this.#wholeFile();
    this.#host?.lookNear();
  }

  #wholeFile(): readonly Finding[] {
    return this.#file ? checkWhole(this.snapshot, this.#file, this.#rules, this.onBroken) : [];
  }

  /** What has been found so far, as it is shown: sorted by place. */
  findings(): readonly Finding[] {
    return shownOf(this.each(), this.#file?.uri ?? this.uri, this.#rules);
  }

  /** What has been found so far, each by itself, sorted by place. */
  each(): readonly Finding[] {
    if (!this.isComplete) return this.#each();
    this.#all ??= this.#each();
    return this.#all;
  }

  #each(): readonly Finding[] {
    const document = this.#file?.document;
    if (!document) return [];
    const suppressions = new Suppressions(document);
    const found = [...(this.#plain ?? []), ...(this.#host?.findings() ?? []), ...(this.#edits ?? [])];
    const shown = found.filter(finding => !suppressions.hides(finding));
    for (const finding of this.#ofSuppressions(suppressions)) if (!suppressions.hides(finding)) shown.push(finding);
    shown.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end || (a.rule < b.rule ? -1 : 1));
    return gathered(shown, this.#rules, this.uri);
  }

  /** About the comments themselves, once it is known what they hide. */
  #ofSuppressions(suppressions: Suppressions): readonly Finding[] {
    const file = this.#file;
    const { comments } = suppressions;
    // Rules say less of a malformed file, so that a comment may seem to be of no use.
    if (!file || comments.length === 0 || !this.isComplete || file.document.problemCount > 0) return [];
    const judging = this.#rules.filter(rule => !rule.suppressions && (isJudged(file) || rule.tree));
    const ids = new Set<string>(judging.map(({ id }) => id));
    const unused = suppressions.unused().filter(({ rule }) => ids.has(rule));
    const config = this.snapshot.configOf(file);
    const isPlaced = config.role !== 'web' || basePlaces(this.snapshot, config).some(({ site }) => site);
    const reporting = new PlainReports(this.snapshot, file, this.onBroken);
    const context = { file, comments, unused, isPlaced, known: KNOWN, report: reporting.report };
    reporting.ask(this.#rules, rule => rule.suppressions?.(context));
    return reporting.findings();
  }
}

const KNOWN: ReadonlySet<string> = new Set(RULES.map(({ id }) => id));

/** A file with more is no configuration, or one mistake in it has very many echoes: nobody reads on. */
const MOST_FINDINGS = 1000;

/** The rules that are on for a file; the same list for the same settings. */
export function rulesFor(snapshot: Snapshot, uri: string, rules: readonly Rule[] = RULES): readonly Rule[] {
  return activeRules(rules, settingsOfFile(snapshot.settings, uri));
}

const active = new WeakMap<readonly Rule[], WeakMap<object, Map<Profile, readonly Rule[]>>>();

/** The rules that the settings leave on; the same list for the same settings. */
function activeRules(rules: readonly Rule[], settings: WorkspaceSettings): readonly Rule[] {
  const known = active.get(rules) ?? new WeakMap<object, Map<Profile, readonly Rule[]>>();
  active.set(rules, known);
  const lists = known.get(settings.rules) ?? new Map<Profile, readonly Rule[]>();
  known.set(settings.rules, lists);
  const list = lists.get(settings.profile) ?? rules.filter(rule => isOn(rule, settings));
  lists.set(settings.profile, list);
  return list;
}

/** Transforms and foreign documents are not judged as configuration (G1 of docs/limits.md). */
function isJudged(source: SourceFile): boolean {
  return source.config().shape === 'configuration' && !isTransformName(source.name);
}

/** Undefined for a file that is no transform, and for one that has no file beside it. */
function transformContext(
  snapshot: Snapshot,
  file: SourceFile,
  rules: readonly Rule[],
  report: Reporter<Messages>,
): TransformContext<Messages> | undefined {
  const isTransform = file.config().shape === 'transform' || isTransformName(file.name);
  if (!isTransform || !rules.some(rule => rule.transform)) return undefined;
  const view = TransformView.of(snapshot, file);
  return (
    view && {
      view,
      newFindings: () => view.newFindings((other, uri) => checkFile(other, uri, undefined, rules)),
      report,
    }
  );
}

/** What is said about the text of a file, and about a file that is no host configuration: all at once. */
function checkWhole(
  snapshot: Snapshot,
  file: SourceFile,
  rules: readonly Rule[],
  onBroken: OnBroken | undefined,
): readonly Finding[] {
  const ranked = rankedPlacesOf(snapshot, file);
  const reporting = new PlainReports(snapshot, file, onBroken, ranked);
  const { tree, above, places } = contextsOf(snapshot, file, ranked, reporting.report);
  const transform = transformContext(snapshot, file, rules, reporting.report);
  reporting.ask(rules, rule => {
    rule.tree?.(tree);
    if (transform) rule.transform?.(transform);
    if (above) rule.above?.(above);
    if (rule.place)
      for (const [index, context] of places.entries()) {
        reporting.at(ranked[index]);
        rule.place(context);
      }
  });
  return reporting.findings();
}

/** What is said of a file that was edited since it was opened or saved. */
function checkEdits(
  snapshot: Snapshot,
  file: SourceFile,
  rules: readonly Rule[],
  onBroken: OnBroken | undefined,
): readonly Finding[] {
  const edits = isJudged(file) ? EditView.of(snapshot, file) : undefined;
  if (!edits) return [];
  const reporting = new PlainReports(snapshot, file, onBroken);
  reporting.ask(rules, rule => rule.edit?.({ edits, report: reporting.report }));
  return reporting.findings();
}

/** Whether something stands in a section of a web.config that is refused, or ignored, as a whole. */
function isPassedOver(node: ConfigNode, span: Span): boolean {
  return sectionsPassedOver(node).some(({ start, end }) => start <= span.start && span.end <= end);
}

const sectionsPassedOver = memo((node: ConfigNode): readonly Span[] =>
  [...refusalsOfWeb(node).values()].flat().flatMap(refusal => refusedWhole(refusal)?.element.span ?? []),
);

function rankedPlacesOf(snapshot: Snapshot, source: SourceFile): readonly BasePlace[] {
  const file = snapshot.configOf(source);
  return isJudged(source) && file.role === 'web' ? rankedPlaces(snapshot, file) : [];
}

/** Findings of rules that are asked one after the other, at one place after the other, so that one reporter serves all. */
class PlainReports {
  readonly #said: PlaceFindings;
  readonly #settings: WorkspaceSettings;
  #rule: Rule | undefined;
  #place: BasePlace | undefined;

  constructor(
    snapshot: Snapshot,
    readonly file: SourceFile,
    readonly onBroken: OnBroken | undefined,
    places: readonly BasePlace[] = [],
  ) {
    this.#settings = settingsOfFile(snapshot.settings, file.uri);
    this.#said = new PlaceFindings(places);
  }

  ask(rules: readonly Rule[], about: (rule: Rule) => void): void {
    for (const rule of rules) {
      this.#rule = rule;
      this.#place = undefined;
      try {
        about(rule);
      } catch (error) {
        this.onBroken?.(rule.id, error);
      }
    }
  }

  /** Where that holds which the rule says from now on. */
  at(place: BasePlace | undefined): void {
    this.#place = place;
  }

  readonly report = (given: Report<Messages>): void => {
    const rule = this.#rule;
    if (!rule) return;
    const words = worded(rule, given, this.#settings);
    // Nothing of a malformed file is read, so that the server meets no other error in it.
    const isMalformed = this.file.document.problemCount > 0;
    if (isMalformed && !rule.tree && (words.isError || rule.onlyWellFormed)) return;
    if (this.#place && !rule.refusals && isPassedOver(this.#place.place.node, words.span)) return;
    this.#said.add(words, this.#place);
  };

  findings(): readonly Finding[] {
    return this.#said.findings();
  }
}

/** What the rules get to see of a file; made once for all of them. */
interface Contexts {
  readonly tree: TreeContext<Messages>;
  readonly above?: AboveContext<Messages>;
  readonly places: readonly PlaceContext<Messages>[];
}

function contextsOf(
  snapshot: Snapshot,
  source: SourceFile,
  ranked: readonly BasePlace[],
  report: Reporter<Messages>,
): Contexts {
  const bare: Contexts = { tree: { file: source, report }, places: [] };
  if (!isJudged(source)) return bare;
  const file = snapshot.configOf(source);
  const above = levelAbove(snapshot, source.uri);
  if (above?.file) return { ...bare, above: { file: above.file, node: above, report } };
  const places = ranked.map(({ place }) => {
    const parts = webParts(snapshot, file, place);
    return { file, place, placed: place.site !== undefined, snapshot, parts, report };
  });
  return { ...bare, places };
}

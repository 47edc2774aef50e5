import { visible } from './base/hidden-characters';
/**
 * The facade: the only module of the core that adapters import.
 *
 * Every function is pure and synchronous. Where a file decides the answer that the snapshot does not hold, the
 * function answers as well as it can and `snapshot.missing()` names the file afterwards: load it, make a new
 * snapshot, ask again.
 */

import { type AccessAsk, type AccessReport, accessReport } from './features/access/access-answer';
import { type About, type Completion, MOST_ITEMS, plainOf } from './features/completion/completion';
import { COMPLETION_TRIGGERS, completionsAt } from './features/completion/completion-at';
import { documentationOf } from './features/completion/documentation';
import { type PathQuestion, pathItems, pathQuestionAt } from './features/completion/path-items';
import { icaclsActions } from './features/copy-icacls';
import { type EffectiveAnswer, type EffectiveQuery, effectiveAnswer } from './features/effective/effective-answer';
import { explainDocumentAt } from './features/explain/explain-page';
import { explain, explainAt, explainInWords } from './features/explain/explain-place';
import { permissionScript, permissionScriptAt } from './features/explain/grant-script';
import { formattingOf } from './features/format/format';
import { endTagAt, newLineAt } from './features/format/on-type';
import { type Hover, hoverAt } from './features/hover/hover-at';
import { definitionsAt } from './features/navigate/definition-at';
import { fileLinksIn } from './features/navigate/file-links';
import { declarationsAt, implementationsAt } from './features/navigate/implementations';
import { highlightsAt, tagNamesAt, usesOf } from './features/navigate/references';
import { renameAt, renamed } from './features/navigate/rename';
import { foldingsOf, selectionsAt } from './features/outline/folding';
import { inlayHintsIn } from './features/outline/inlay-hints';
import { lensesOf } from './features/outline/lenses';
import { mappingsAt, mappingTitle } from './features/outline/mapping-offers';
import { statusOf } from './features/outline/status-answer';
import { symbolsOf, workspaceSymbols } from './features/outline/symbols';
import { tokensOf } from './features/outline/tokens';
import { topologyAnswers } from './features/outline/topology-answer';
import { type CommandLinks, NO_COMMANDS } from './features/print/printer';
import { isShowable } from './features/report/showable-fix';
import { sourceLine } from './features/report/source-line';
import { childNodes, nodesAt, serverNodes } from './features/tree/server-tree';
import { type WhoAnswer, type WhoOptions, who } from './features/who/who';
import { wrapInLocation } from './features/wrap-in-location';
import type { Refactoring } from './refactor/refactoring';
import { encryptionAt, refactoringsAt } from './refactor/refactorings-at';
import { commandFor } from './repairs/copy';
import { RULES } from './rules/catalogue';
import { checkFile, checkNear, docsOf, FileCheck, shownOf } from './rules/check-file';
import { disablingFixes } from './rules/disable-rule';
import type { Finding, Fix } from './rules/engine/finding';
import type { Basis } from './rules/engine/host-check';
import type { IisAnswer } from './rules/engine/rule';
import { fixAll, safeRepairs } from './rules/fix-all';
import { placedBasis } from './rules/placed-basis';
import { ruleOf } from './rules/rule-of-refusal';
import type { Span } from './text/span';
import { applyTransform } from './transform/apply-transform';
import type { ProposedMapping } from './workspace/proposed-mappings';
import type { Severity } from './workspace/settings';
import type { Snapshot } from './workspace/snapshot';
import { SourceFile } from './workspace/source-file';
import { joinUri, parentUri, transformedName, uriName } from './workspace/uri';
import { parseXml } from './xml/tree';

export { PURPOSES, type Purpose, purposeNamed } from './access/purposes';
export { visible } from './base/hidden-characters';
export { isUrlPrefix, normalizeUrlPath } from './config/base/url-path';
export type { Origin } from './config/base/value';
export type { FactFile } from './facts/exported';
export { domainNameIn, readMachine } from './facts/read-facts';
export { ServerExports } from './facts/server-exports';
export type { AccessAsk, AccessReport, FactsSummary, JsonCheck, JsonFinding } from './features/access/access-answer';
export {
  checkDescriptor,
  type DescriptorAsk,
  type InheritReport,
  inheritDescriptor,
} from './features/access/descriptor-check';
export { foreignFactsOf } from './features/access/facts-at';
export { EXPORT_KINDS, type ExportKind, readExport, whyNothing } from './features/access/read-export';
export type { EffectiveElementAnswer, ValueAnswer } from './features/effective/effective-answer';
export type { ExplainDocument, PageLinks } from './features/explain/explain-page';
export type { ExplainQuery, Explanation, ExplanationInWords, JsonRange } from './features/explain/explain-place';
export type { PermissionScript, ScriptQuery } from './features/explain/grant-script';
export type { InlayHint } from './features/outline/inlay-hints';
export type { StatusAnswer } from './features/outline/status-answer';
export type { ConfigSymbol, SymbolKind } from './features/outline/symbols';
export type { TokenKind } from './features/outline/tokens';
export type { TopologyAnswer } from './features/outline/topology-answer';
export { TopologyVersion } from './features/outline/topology-version';
export type { Command } from './features/print/block';
export type { CommandLinks, ShownPlace } from './features/print/printer';
export type { SourceLine } from './features/report/source-line';
export type { TreeKind, TreeNode } from './features/tree/tree-node';
export {
  CLIENT_AUTHS,
  type ClientAuth,
  HANDLER_KINDS,
  type HandlerKind,
  type IdentityQuery,
  STAGES,
  type Stage,
} from './identity/base/query';
export { IDENTITY_PAGE } from './identity/base/rule-id';
export type { FileEdits, Finding, Fix } from './rules/engine/finding';
export { applyEdits, type TextEdit } from './text/edit';
export type { PositionEncoding } from './text/line-index';
export type { Span } from './text/span';
export { type ObjectType, parseRight } from './windows/access-rights';
export type { Shell } from './windows/shell/command-line';
export { askForFiles } from './workspace/ask-for-files';
export { servingHosts } from './workspace/placement';
export { type ProposedMapping, proposedMappings } from './workspace/proposed-mappings';
export { readServerSchema, type SchemaProblem } from './workspace/read-server-schema';
export {
  DEFAULT_SETTINGS,
  FILE_ROLES,
  type FileRoleSetting,
  isProfile,
  type PathMapping,
  type RuleLevels,
  type RuleOverride,
  roleBySettings,
  type Severity,
  type WorkspaceSettings,
} from './workspace/settings';
export { type FileState, Snapshot } from './workspace/snapshot';
export {
  canonicalUri,
  isHostConfigName,
  isTransformName,
  isWebConfigName,
  joinUri,
  parentUri,
  transformedName,
  uriKey,
  uriName,
  uriPath,
  windowsPathOfUri,
} from './workspace/uri';
export type { About, Basis, Completion, EffectiveAnswer, EffectiveQuery, Hover, PathQuestion, WhoAnswer, WhoOptions };
export { MOST_ITEMS };

/** What may be told of a rule without running it. */
export interface RuleInfo {
  readonly id: string;
  readonly severity: Severity;
  readonly summary: string;
  readonly why: string;
  readonly iis: IisAnswer | null;
  readonly docs: string;
}

/** Every rule, sorted by id. */
export function rules(): readonly RuleInfo[] {
  return RULES.map(({ id, severity, summary, why, iis = null }) => ({
    id,
    severity,
    summary,
    why,
    iis,
    docs: docsOf(id),
  }));
}

/**
 * Findings of one file, sorted by their start. A hint that a rule repeats many times is one finding, with `members`.
 * `onBroken` hears of rules that threw; the others still speak.
 */
export function findings(
  snapshot: Snapshot,
  uri: string,
  onBroken?: (rule: string, error: unknown) => void,
): readonly Finding[] {
  return shownOf(checkFile(snapshot, uri, onBroken), uri);
}

/** The rules whose findings mark what has no effect. */
export const UNNECESSARY: ReadonlySet<string> = new Set(
  RULES.flatMap(({ id, unnecessary }) => (unnecessary ? id : [])),
);

/** A check that is done in steps. */
export interface Check {
  readonly isComplete: boolean;
  /** What is near has been looked at: its findings are those of {@link findings}, others may be missing or old. */
  readonly isNearDone: boolean;
  /** How many parts of a host configuration are to be checked still, as far as that is known. */
  readonly left: number;
  /** What a complete check rests on; undefined where nobody has recorded it. */
  readonly basis: Basis | undefined;
  /** Of complete checks of one version of a file: the same object where the findings are the same. Else undefined. */
  readonly says: object | undefined;
  /** Does the next part: a pool, a site, the location tags for one target. Nothing where all is done. */
  step(): void;
  /**
   * What has been found so far, sorted by start. Of parts that are still to be checked: what was found in them before the
   * last edit, where they are the same.
   */
  findings(): readonly Finding[];
}

/**
 * {@link findings} in steps, so that others can have their turn in between and a check that is out of date can be
 * dropped. Parts that have not changed since an earlier version of the file are done from the start. The next are those
 * nearest to `near`: what is on screen, what was edited.
 */
export function checkInSteps(
  snapshot: Snapshot,
  uri: string,
  options: {
    readonly near?: readonly Span[];
    readonly onBroken?: (rule: string, error: unknown) => void;
  } = {},
): Check {
  return new FileCheck(snapshot, uri, options.near, options.onBroken);
}

/**
 * Who acts at an offset, what the text there means and the server reads for it, and why `reasons` matter, findings there.
 * Undefined where nothing is known.
 */
export function hover(
  snapshot: Snapshot,
  uri: string,
  offset: number,
  commands: CommandLinks = NO_COMMANDS,
  reasons: readonly Finding[] = [],
): Hover | undefined {
  return hoverAt(snapshot, uri, offset, commands, reasons);
}

/**
 * What can be written at an offset, the likeliest first. `typed`: the character that asks for it by itself, one of
 * {@link COMPLETION_TRIGGERS}; undefined where the user asks.
 */
export function completions(snapshot: Snapshot, uri: string, offset: number, typed?: string): readonly Completion[] {
  return completionsAt(snapshot, uri, offset, RULES, typed);
}

/** What an item of {@link completions} means, as Markdown. */
export function documentation(snapshot: Snapshot, about: About): string | undefined {
  return documentationOf(snapshot.schema, about);
}

/** What an XML document transform makes of a file; `at` counts from zero in the transform. */
export interface TransformAnswer {
  readonly text: string;
  readonly failed: boolean;
  readonly messages: readonly {
    readonly severity: 'error' | 'warning';
    readonly text: string;
    readonly at: { readonly line: number; readonly character: number };
  }[];
}

/** Applies a transform in memory. */
export function transform(source: string, changes: string): TransformAnswer {
  const document = parseXml(changes);
  const { text, failed, messages } = applyTransform(parseXml(source), document);
  return {
    text,
    failed,
    messages: messages.map(({ at, ...message }) => ({ ...message, at: document.lines.position(at.start) })),
  };
}

/** True for the text of a transform, and not of a copy with a name like one (`web.backup.config`). */
export function isTransform(text: string): boolean {
  return new SourceFile('', text, undefined).config().shape === 'transform';
}

/** {@link TransformAnswer} for the file beside a transform. */
export interface TransformPreview extends TransformAnswer {
  /** The file that is transformed. */
  readonly source: string;
}

/** Applies a transform to the file beside it. Undefined where there is none, and for what is no transform. */
export function transformPreview(snapshot: Snapshot, uri: string): TransformPreview | undefined {
  const name = transformedName(uriName(uri));
  if (name === undefined) return undefined;
  const beside = joinUri(parentUri(uri), name);
  // Asks for those that are not loaded.
  snapshot.config(uri);
  snapshot.config(beside);
  const changes = snapshot.source(uri);
  const source = snapshot.source(beside);
  return changes && source && { source: source.uri, ...transform(source.text, changes.text) };
}

/** What is reported at an offset. */
export function findingsAt(snapshot: Snapshot, uri: string, offset: number): readonly Finding[] {
  const near = checkNear(snapshot, uri, { start: offset, end: offset });
  return near.filter(({ span }) => span.start <= offset && offset <= span.end);
}

/** Whether the accounts of a site can do what they have to, by the facts that the snapshot holds. Undefined where the site is not defined. */
export function access(snapshot: Snapshot, ask: AccessAsk): AccessReport | undefined {
  return accessReport(snapshot, ask);
}

/** What the server reads for one section. Undefined where no host configuration is loaded. */
export function effective(snapshot: Snapshot, query: EffectiveQuery): EffectiveAnswer | undefined {
  return effectiveAnswer(snapshot, query, ruleOf);
}

/**
 * Something to do about a stretch of text: a repair of a finding, a command to copy, a setting to write (`map`, `setRule`),
 * or a comment that switches the rule of a finding off.
 */
export interface CodeAction {
  readonly kind: 'quickfix' | 'copy' | 'map' | 'disable' | 'setRule' | Refactoring['kind'];
  readonly title: string;
  /** Without edits and without a text for settings. */
  readonly fix: Fix;
  /** A path mapping to put into the settings. */
  readonly mapping?: ProposedMapping;
  /**
   * The finding that the action repairs, as {@link findings} has it; undefined for commands that are always on offer. Of
   * one that speaks for many places, the action repairs the place that was asked for.
   */
  readonly finding: Finding | undefined;
  /** The one obvious repair: the only one of its finding, or the only one that is safe. */
  readonly isPreferred?: boolean;
}

/**
 * Actions for a selection: repairs of the findings that it touches, or of those on its lines where it touches none;
 * then changes and commands that the place offers.
 */
export function codeActions(snapshot: Snapshot, uri: string, span: Span): readonly CodeAction[] {
  const actions: CodeAction[] = [];
  const found = checkNear(snapshot, uri, wholeLines(snapshot, uri, span));
  const near = findingsNear(found, snapshot, uri, span);
  const shownAs = new Map<Finding, Finding>();
  for (const shown of near.length === 0 ? [] : shownOf(found, uri))
    for (const each of shown.members ?? [shown]) shownAs.set(each, shown);
  for (const each of near) {
    const finding = shownAs.get(each);
    const fixes = each.fixes();
    const preferred = obviousOf(fixes);
    for (const fix of fixes) {
      const kind = fix.commands === undefined ? 'quickfix' : 'copy';
      actions.push({ kind, title: fix.title, fix, finding, isPreferred: fix === preferred });
    }
  }
  for (const fix of wrapInLocation(snapshot, uri, span.start))
    actions.push({ kind: 'quickfix', title: visible(fix.title), fix, finding: undefined });
  for (const { kind, fix } of refactoringsAt(snapshot, uri, span.start))
    actions.push({ kind, title: visible(fix.title), fix, finding: undefined });
  const offered = new Set(actions.map(({ title }) => title));
  for (const fix of encryptionAt(snapshot, uri, span.start))
    if (!offered.has(fix.title)) actions.push({ kind: 'copy', title: visible(fix.title), fix, finding: undefined });
  for (const fix of icaclsActions(snapshot, uri, span.start))
    actions.push({ kind: 'copy', title: visible(fix.title), fix, finding: undefined });
  for (const mapping of mappingsAt(snapshot, uri, span.start)) {
    const title = visible(mappingTitle(mapping));
    const fix: Fix = { title, safety: 'review', edits: [] };
    actions.push({ kind: 'map', title, fix, mapping, finding: undefined });
  }
  return [...once(actions), ...disablingActions(snapshot, uri, near)];
}

/** Several findings of one place may ask for the same command. */
function once(actions: readonly CodeAction[]): readonly CodeAction[] {
  const offered = new Set<string>();
  return actions.filter(({ kind, title, fix: { commands } }) => {
    if (kind !== 'copy') return true;
    const key = JSON.stringify([title, commands]);
    const isNew = !offered.has(key);
    offered.add(key);
    return isNew;
  });
}

function obviousOf(fixes: readonly Fix[]): Fix | undefined {
  const repairs = fixes.filter(({ edits }) => edits.length > 0);
  const safe = repairs.filter(({ safety }) => safety === 'safe');
  return repairs.length === 1 ? repairs[0] : safe.length === 1 ? safe[0] : undefined;
}

/** Last, since they repair nothing; once for each rule. */
function disablingActions(snapshot: Snapshot, uri: string, near: readonly Finding[]): readonly CodeAction[] {
  const file = snapshot.source(uri);
  if (!file) return [];
  const byRule = new Map(near.map(finding => [finding.rule, finding]));
  return [...byRule.values()].flatMap((finding): CodeAction[] => {
    const title = `Disable ${finding.rule} in the settings`;
    return [
      ...disablingFixes(file, finding).map(fix => ({ kind: 'disable' as const, title: fix.title, fix, finding })),
      { kind: 'setRule', title, fix: { title, safety: 'review', edits: [] }, finding },
    ];
  });
}

function wholeLines(snapshot: Snapshot, uri: string, span: Span): Span {
  const first = snapshot.position(uri, span.start).line;
  const last = snapshot.position(uri, span.end).line;
  return {
    start: snapshot.offset(uri, { line: first, character: 0 }),
    end: snapshot.offset(uri, { line: last + 1, character: 0 }),
  };
}

function findingsNear(all: readonly Finding[], snapshot: Snapshot, uri: string, span: Span): readonly Finding[] {
  const touched = all.filter(finding => finding.span.start <= span.end && span.start <= finding.span.end);
  if (touched.length > 0) return touched;
  const first = snapshot.position(uri, span.start).line;
  const last = snapshot.position(uri, span.end).line;
  return all.filter(finding => {
    const { line } = snapshot.position(uri, finding.span.start);
    return first <= line && line <= last;
  });
}

export {
  COMPLETION_TRIGGERS,
  childNodes,
  commandFor,
  declarationsAt as declarations,
  definitionsAt as definitions,
  endTagAt as endTag,
  explain,
  explainAt,
  explainDocumentAt as explainDocument,
  explainInWords,
  fileLinksIn as fileLinks,
  fixAll,
  foldingsOf as foldings,
  formattingOf as formatting,
  highlightsAt as highlights,
  implementationsAt as implementations,
  inlayHintsIn as inlayHints,
  isShowable,
  lensesOf as lenses,
  newLineAt as newLine,
  nodesAt,
  pathItems,
  pathQuestionAt as pathQuestion,
  permissionScript,
  permissionScriptAt,
  placedBasis,
  plainOf as plainSnippet,
  renameAt,
  renamed,
  safeRepairs,
  selectionsAt as selections,
  serverNodes,
  sourceLine,
  statusOf as status,
  symbolsOf as symbols,
  tagNamesAt as tagNames,
  tokensOf as tokens,
  topologyAnswers as topology,
  usesOf as uses,
  who,
  workspaceSymbols,
};

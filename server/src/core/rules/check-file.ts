import type { Place } from '../config/place';
import { DOCS } from '../text/docs';
import { levelAbove } from '../workspace/level-above';
import { basePlaces, hostParts, webParts } from '../workspace/parts';
import type { Snapshot } from '../workspace/snapshot';
import type { SourceFile } from '../workspace/source-file';
import { isTransformName } from '../workspace/uri';
import { RULES } from './catalogue';
import type { Finding } from './engine/finding';
import type {
  AboveContext,
  HostContext,
  Messages,
  PlaceContext,
  Report,
  Reporter,
  Rule,
  TreeContext,
} from './engine/rule';
import { Suppressions } from './engine/suppressions';

/** The page of a rule. */
export function docsOf(rule: string): string {
  return `${DOCS}rules/${rule}.md`;
}

/**
 * Everything that the rules say about one file, sorted by place. A rule that throws says nothing and the others go on:
 * `onBroken` hears of it.
 */
export function checkFile(
  snapshot: Snapshot,
  uri: string,
  onBroken?: (rule: string, error: unknown) => void,
  rules: readonly Rule[] = RULES,
): readonly Finding[] {
  const file = snapshot.source(uri);
  if (!file) return [];
  const isMalformed = file.document.problemCount > 0;
  const findings = new Map<string, Finding>();
  // One rule after the other, so that one reporter serves all of them.
  let rule: Rule | undefined;
  const report = (given: Report<Messages>): void => {
    if (!rule) return;
    // Nothing of a malformed file is read, so that the server meets no other error in it.
    if (isMalformed && !rule.tree && (given.severity ?? rule.severity) === 'error') return;
    const configured = snapshot.settings.rules[rule.id];
    const finding = makeFinding(rule, given, configured === 'off' ? undefined : configured);
    // The same words at the same place: one web.config may serve several sites.
    const id = `${rule.id}\n${finding.span.start}\n${finding.span.end}\n${finding.message}`;
    if (!findings.has(id)) findings.set(id, finding);
  };
  const { tree, above, host, places } = contextsOf(snapshot, file, report);
  for (rule of rules) {
    if (snapshot.settings.rules[rule.id] === 'off') continue;
    try {
      rule.tree?.(tree);
      if (above) rule.above?.(above);
      if (host) rule.host?.(host);
      if (rule.place) for (const context of places) rule.place(context);
    } catch (error) {
      onBroken?.(rule.id, error);
    }
  }
  const suppressions = new Suppressions(file.document);
  const shown = [...findings.values()].filter(finding => !suppressions.hides(finding, file.document));
  shown.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end || (a.rule < b.rule ? -1 : 1));
  return shown.slice(0, MOST_FINDINGS);
}

/** A file with more is no configuration, or one mistake in it has very many echoes: nobody reads on. */
const MOST_FINDINGS = 1000;

/** What the rules get to see of a file; made once for all of them. */
interface Contexts {
  readonly tree: TreeContext<Messages>;
  readonly above?: AboveContext<Messages>;
  readonly host?: HostContext<Messages>;
  readonly places: readonly PlaceContext<Messages>[];
}

function contextsOf(snapshot: Snapshot, source: SourceFile, report: Reporter<Messages>): Contexts {
  const bare: Contexts = { tree: { file: source, report }, places: [] };
  const file = source.config();
  // Transforms and foreign documents are not judged as configuration (G1 of docs/limits.md).
  if (file.shape !== 'configuration' || isTransformName(source.name)) return bare;
  const above = levelAbove(snapshot, source.uri);
  if (above?.file) return { ...bare, above: { file: above.file, node: above, report } };
  if (file.role === 'applicationHost') {
    const place = (site: string, path: string): Place => snapshot.place(file, site, path);
    const facts = snapshot.facts(file);
    const parts = hostParts(snapshot, file);
    return { ...bare, host: { file, topology: snapshot.topology(file), facts, snapshot, parts, place, report } };
  }
  if (file.role !== 'web') return bare;
  const places = basePlaces(snapshot, file).map(place => {
    const parts = webParts(snapshot, file, place);
    return { file, place, placed: place.site !== undefined, snapshot, parts, report };
  });
  return { ...bare, places };
}

function makeFinding(rule: Rule, given: Report<Messages>, configured: Finding['severity'] | undefined): Finding {
  return {
    rule: rule.id,
    severity: configured ?? given.severity ?? rule.severity,
    message: rule.messages[given.message]?.(given.data) ?? rule.summary,
    why: given.why ?? rule.why,
    span: given.at,
    iis: given.iis === undefined ? (rule.iis ?? null) : given.iis,
    related: given.related ?? [],
    fixes: given.fixes ?? (() => []),
    docs: docsOf(rule.id),
  };
}

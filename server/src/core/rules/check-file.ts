import type { Place } from '../config/place';
import { DOCS } from '../text/docs';
import { levelAbove } from '../workspace/level-above';
import type { Snapshot } from '../workspace/snapshot';
import type { SourceFile } from '../workspace/source-file';
import { isTransformName, uriName } from '../workspace/uri';
import { RULES } from './catalogue';
import type { Finding } from './engine/finding';
import type { AboveContext, HostContext, Messages, PlaceContext, Report, Rule } from './engine/rule';
import { Suppressions } from './engine/suppressions';
import { placeAlone } from './support/host-alone';

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
): readonly Finding[] {
  const file = snapshot.source(uri);
  if (!file) return [];
  const contexts = contextsOf(snapshot, file);
  const isMalformed = file.document.problemCount > 0;
  const findings = new Map<string, Finding>();
  for (const rule of RULES) {
    const configured = snapshot.settings.rules[rule.id];
    if (configured === 'off') continue;
    const report = (given: Report<Messages>) => {
      // Nothing of a malformed file is read, so that the server meets no other error in it.
      if (isMalformed && !rule.tree && (given.severity ?? rule.severity) === 'error') return;
      const finding = makeFinding(rule, given, configured);
      // The same words at the same place: one web.config may serve several sites.
      const id = `${rule.id}\n${finding.span.start}\n${finding.span.end}\n${finding.message}`;
      if (!findings.has(id)) findings.set(id, finding);
    };
    try {
      rule.tree?.({ file, report });
      if (rule.above && contexts.above) rule.above({ ...contexts.above, report });
      if (rule.host && contexts.host) rule.host({ ...contexts.host, report });
      if (rule.place) for (const context of contexts.places) rule.place({ ...context, report });
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

type Without<C> = Omit<C, 'report'>;

/** What the rules about configurations get to see of a file; made once for all of them. */
interface Contexts {
  readonly above: Without<AboveContext<Messages>> | undefined;
  readonly host: Without<HostContext<Messages>> | undefined;
  readonly places: readonly Without<PlaceContext<Messages>>[];
}

const NONE: Contexts = { above: undefined, host: undefined, places: [] };

function contextsOf(snapshot: Snapshot, source: SourceFile): Contexts {
  const file = source.config();
  // Transforms and foreign documents are not judged as configuration (G1 of docs/limits.md).
  if (file.shape !== 'configuration' || isTransformName(uriName(source.uri))) return NONE;
  const above = levelAbove(snapshot, source.uri);
  if (above?.file) return { ...NONE, above: { file: above.file, node: above } };
  if (file.role === 'applicationHost') {
    const place = (site: string, path: string): Place => snapshot.place(file, site, path);
    const alone = (site: string, path: string): Place => placeAlone(snapshot.hierarchy(file), site, path);
    const facts = snapshot.facts(file);
    return { ...NONE, host: { file, topology: snapshot.topology(file), facts, snapshot, place, alone } };
  }
  if (file.role !== 'web') return NONE;
  const places: Without<PlaceContext<Messages>>[] = [];
  for (const { host, site, path } of snapshot.placements(source.uri))
    places.push({ file, place: snapshot.place(host, site.name, path), placed: true, snapshot });
  const loose = places.length === 0 ? snapshot.loosePlace(source.uri) : undefined;
  if (loose) places.push({ file, place: loose, placed: false, snapshot });
  return { ...NONE, places };
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

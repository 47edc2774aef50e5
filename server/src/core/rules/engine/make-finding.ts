import { visible } from '../../base/hidden-characters';
import type { RelatedPlace } from '../../config/base/related-place';
import type { Topology } from '../../config/files/topology';
import { DOCS } from '../../text/docs';
import type { Span } from '../../text/span';
import type { Severity, WorkspaceSettings } from '../../workspace/settings';
import type { Fix } from './finding';
import type { IisAnswer, Messages, Report, Rule } from './rule';

/** The page of a rule. */
export function docsOf(rule: string): string {
  return `${DOCS}rules/${rule}.md`;
}

/** A report, worded. */
export interface WordedReport {
  readonly rule: Rule;
  /** As the settings want it. */
  readonly severity: Severity;
  /** An error by its own nature, whatever the settings make of it. */
  readonly isError: boolean;
  readonly message: string;
  readonly why: string;
  readonly span: Span;
  readonly iis: IisAnswer | null;
  readonly related: readonly RelatedPlace[];
  readonly fixes: ((host: Topology | undefined) => readonly Fix[]) | undefined;
}

export function worded(rule: Rule, given: Report<Messages>, settings: WorkspaceSettings): WordedReport {
  const configured = settings.rules[rule.id];
  const severity = given.severity ?? rule.severity;
  return {
    rule,
    severity: configured === undefined || configured === 'off' ? severity : configured,
    isError: severity === 'error',
    // Names and values in it come from the file.
    message: visible(rule.messages[given.message]?.(given.data) ?? rule.summary),
    why: visible(given.why ?? rule.why),
    span: given.at,
    iis: given.iis === undefined ? (rule.iis ?? null) : given.iis,
    related: (given.related ?? []).map(related => ({ ...related, text: visible(related.text) })),
    fixes: given.fixes && (host => titled(given.fixes?.(host) ?? [])),
  };
}

function titled(fixes: readonly Fix[]): readonly Fix[] {
  return fixes.map(fix => ({ ...fix, title: visible(fix.title) }));
}

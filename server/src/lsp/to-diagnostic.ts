import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import { type Finding, type Severity, UNNECESSARY } from '../core/analysis';
import { type ProtoContext, toLocation, toRange } from './to-proto';

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Nobody reads on; each is a line in the editor and a few hundred bytes at every key above it. */
const MOST_RELATED = 100;

export function toDiagnostic(context: ProtoContext, uri: string, finding: Finding): Diagnostic {
  const { features, snapshot } = context;
  const related = finding.related.slice(0, MOST_RELATED);
  const left = finding.related.length - related.length;
  return {
    source: 'whoiis',
    code: finding.rule,
    severity: SEVERITY[finding.severity],
    message: messageOf(finding),
    range: toRange(snapshot, uri, finding.span),
    ...(features.unnecessaryTag && UNNECESSARY.has(finding.rule) && { tags: [DiagnosticTag.Unnecessary] }),
    ...(features.codeDescription && { codeDescription: { href: finding.docs } }),
    ...(features.relatedInformation &&
      finding.related.length > 0 && {
        relatedInformation: related.map(({ at, text }, index) => ({
          location: toLocation(context, at),
          message: left > 0 && index === related.length - 1 ? `${text} (and ${left} more places)` : text,
        })),
      }),
  };
}

/** One line: what, and what it leads to. Why stands in the hover and on the page of the rule. */
function messageOf({ message, iis }: Finding): string {
  return !iis || message.includes(iis.status) ? message : `${message}: requests fail with ${iis.status}`;
}

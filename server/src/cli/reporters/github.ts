import type { Severity } from '../../core/analysis';
import { type CheckReport, consequenceOf, type ReportedFinding } from './report';

/**
 * Workflow commands of GitHub Actions, which shows them as annotations: ten of each kind for one step, so that errors
 * come first (GitHub Docs, "Workflow commands for GitHub Actions").
 */
export function githubOfCheck(report: CheckReport): string {
  const lines = report.files.flatMap(({ path, findings }) =>
    findings.map(finding => ({ rank: ORDER.indexOf(finding.severity), line: commandOf(path, finding) })),
  );
  lines.sort((a, b) => a.rank - b.rank);
  const notes = report.unchecked.map(text => `::notice title=WhoIIS::${data(text)}`);
  return [...lines.map(({ line }) => line), ...notes].map(line => `${line}\n`).join('');
}

const ORDER: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

const COMMAND: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

function commandOf(path: string, { severity, rule, message, why, range, iis }: ReportedFinding): string {
  const properties = {
    file: path,
    line: range.start.line + 1,
    endLine: range.end.line + 1,
    // Columns count on one line only.
    ...(range.start.line === range.end.line && { col: range.start.character + 1, endColumn: range.end.character + 1 }),
    title: `WhoIIS ${rule}`,
  };
  const given = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
  const text = [message, why, consequenceOf({ message, iis })].filter(Boolean).join('\n');
  return `::${COMMAND[severity]} ${given.join(',')}::${data(text)}`;
}

function data(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}

import type { Severity } from '../../core/analysis';
import type { CheckedFile, CheckReport, ReportedFinding, Summary } from './report';
import { type Style, wrap } from './style';

/** Findings grouped by file; positions count from one, as editors show them. */
export function textOfCheck(report: CheckReport, style: Style): string {
  const files = report.files.filter(({ findings }) => findings.length > 0);
  return `${[...files.map(file => textOfFile(file, style)), summaryLine(report.summary, files.length, style)].join('\n')}\n`;
}

function textOfFile(file: CheckedFile, style: Style): string {
  const place = Math.max(...file.findings.map(finding => placeOf(finding.range).length));
  const level = Math.max(...file.findings.map(finding => finding.severity.length));
  const lines = file.findings.flatMap(finding => textOfFinding(finding, place, level, style));
  return `${style.colors.underline(file.path)}\n${lines.map(line => `  ${line}\n`).join('')}`;
}

/** The first line says what, those below say why, what IIS answers and which other places have to do with it. */
function textOfFinding(finding: ReportedFinding, place: number, level: number, style: Style): string[] {
  const { colors, width } = style;
  const indent = place + level + 4;
  const below = (text: string) => `${' '.repeat(indent)}${wrap(text, width - 2, indent + 2)}`;
  const head = [
    colors.dim(placeOf(finding.range).padStart(place)),
    COLOR[finding.severity](style)(finding.severity.padEnd(level)),
    finding.message,
  ].join('  ');
  const lines = [`${head}  ${colors.dim(finding.rule)}`];
  if (finding.why) lines.push(below(finding.why));
  if (finding.iis)
    lines.push(below(`Requests fail with ${[finding.iis.status, finding.iis.hresult].filter(Boolean).join(', ')}.`));
  for (const related of finding.related) {
    lines.push(below(`${related.path}:${placeOf(related.range)}  ${related.message}`));
  }
  return lines;
}

const COLOR: Readonly<Record<Severity, (style: Style) => (text: string) => string>> = {
  error: ({ colors }) => colors.red,
  warning: ({ colors }) => colors.yellow,
  info: ({ colors }) => colors.blue,
  hint: ({ colors }) => colors.dim,
};

function placeOf(range: ReportedFinding['range']): string {
  return `${range.start.line + 1}:${range.start.character + 1}`;
}

function summaryLine(summary: Summary, filesWithFindings: number, { colors }: Style): string {
  const parts = [
    counted(summary.errors, 'error'),
    counted(summary.warnings, 'warning'),
    counted(summary.infos, 'info', 'info'),
    counted(summary.hints, 'hint'),
  ].filter(part => part !== undefined);
  const checked = `${summary.files} ${summary.files === 1 ? 'file' : 'files'} checked`;
  if (parts.length === 0) return colors.green(`No findings, ${checked}.`);
  return colors.bold(`${parts.join(', ')} in ${filesWithFindings} of ${checked}.`);
}

function counted(count: number, one: string, many = `${one}s`): string | undefined {
  return count === 0 ? undefined : `${count} ${count === 1 ? one : many}`;
}

import type { Severity } from '../../core/analysis';
import { type CheckedFile, type CheckReport, consequenceOf, type ReportedFinding, type Summary } from './report';
import { type Style, wrap } from './style';

/** How much is told. */
export interface TextOptions {
  /** With the reasons, and hints in full. */
  readonly verbose: boolean;
  /** Nothing where there is nothing to do. */
  readonly quiet: boolean;
}

/** Findings grouped by file, then a summary; positions count from one, as editors show them. */
export function textOfCheck(report: CheckReport, style: Style, options: TextOptions): string {
  const files = report.files.filter(({ findings }) => findings.length > 0);
  const repairs = repairLines(report, style);
  if (options.quiet && files.length === 0 && repairs.length === 0) return '';
  const blocks = files.map(file => textOfFile(file, style, options));
  return `${[...repairs, ...blocks, ...summaryLines(report, files.length, style, options)].join('\n')}\n`;
}

/** What was repaired: the changes themselves where nothing was written. */
function repairLines({ fixed }: CheckReport, { colors }: Style): string[] {
  if (!fixed || fixed.files.length === 0) return [];
  const count = fixed.files.reduce((sum, { fixes }) => sum + fixes, 0);
  const where = `${count} ${count === 1 ? 'finding' : 'findings'} in ${fixed.files.map(({ path }) => path).join(', ')}`;
  if (!fixed.dryRun) return [colors.green(`Repaired ${where}.\n`)];
  return [...fixed.files.map(({ diff }) => colored(diff, colors)), colors.green(`--fix would repair ${where}.\n`)];
}

function colored(diff: string, colors: Style['colors']): string {
  return diff
    .replace(/^-.*$/gm, line => colors.red(line))
    .replace(/^\+.*$/gm, line => colors.green(line))
    .replace(/^@@.*$/gm, line => colors.dim(line));
}

function textOfFile(file: CheckedFile, style: Style, { verbose }: TextOptions): string {
  const groups = grouped(file.findings);
  const layout: Layout = {
    place: Math.max(...groups.map(([first]) => placeOf(first.range).length)),
    level: Math.max(...groups.map(([first]) => first.severity.length)),
    number: Math.max(...groups.map(([first]) => String(first.range.start.line + 1).length)),
    verbose,
    path: file.path,
    style,
  };
  const lines = groups.flatMap(group => textOfGroup(group, layout));
  return `${style.colors.underline(file.path)}\n${lines.map(line => `  ${line}\n`).join('')}`;
}

/** Of what holds in hundreds of places, a few are enough to look at; `--format json` has all. */
const MOST_RELATED = 5;

interface Layout {
  /** Widths of the columns. */
  readonly place: number;
  readonly level: number;
  readonly number: number;
  readonly verbose: boolean;
  readonly path: string;
  readonly style: Style;
}

type Group = readonly [ReportedFinding, ...ReportedFinding[]];

/** The same words at several places of a file are one group, at its first place. */
function grouped(findings: readonly ReportedFinding[]): readonly Group[] {
  const groups = new Map<string, [ReportedFinding, ...ReportedFinding[]]>();
  for (const finding of findings) {
    const key = [finding.rule, finding.severity, finding.message].join('\n');
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()];
}

/** The first line says what; those below show the line, what it leads to, and what can be done. */
function textOfGroup([finding, ...others]: Group, layout: Layout): string[] {
  const { place, level, verbose, path, style } = layout;
  const { colors, width } = style;
  const below = (text: string) => `${margin(layout)}${wrap(text, width - 2, place + 4)}`;
  const head = [
    colors.dim(placeOf(finding.range).padStart(place)),
    COLOR[finding.severity](style)(finding.severity.padEnd(level)),
    finding.message,
  ].join('  ');
  const lines = [`${head}  ${colors.dim(finding.rule)}`];
  if (others.length > 0) lines.push(below(colors.dim(furtherPlaces(others))));
  if (finding.severity === 'hint' && !verbose) return lines;
  lines.push(...sourceLines(finding, layout));
  if (verbose && finding.why) lines.push(below(finding.why));
  const consequence = consequenceOf(finding);
  if (consequence !== '') lines.push(below(consequence));
  const shown = finding.related.length > MOST_RELATED + 1 ? MOST_RELATED : finding.related.length;
  for (const { path: other, range, message } of finding.related.slice(0, shown)) {
    const where = other === path ? `line ${range.start.line + 1}` : `${other}:${placeOf(range)}`;
    lines.push(below(`${colors.dim('see')} ${where}: ${message}`));
  }
  if (shown < finding.related.length) lines.push(below(`and ${finding.related.length - shown} more places`));
  for (const { title, safety, isCommand } of finding.fixes)
    if (!isCommand)
      lines.push(below(`${colors.green('fix')} ${title}${safety === 'safe' ? colors.dim(' (--fix)') : ''}`));
  if (verbose) lines.push(below(colors.dim(finding.docs)));
  return lines;
}

/** Details stand below the severity. */
function margin({ place }: Layout): string {
  return ' '.repeat(place + 2);
}

const MOST_PLACES = 12;

function furtherPlaces(findings: readonly ReportedFinding[]): string {
  const shown = findings.slice(0, MOST_PLACES).map(({ range }) => String(range.start.line + 1));
  const rest = findings.length - shown.length;
  const lines = shown.length === 1 ? 'line' : 'lines';
  return `and on ${lines} ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/** The line with carets below it; a long one is cut around them. */
function sourceLines({ source, range, severity }: ReportedFinding, layout: Layout): string[] {
  if (!source || source.text.trim() === '') return [];
  const { colors, width } = layout.style;
  const gutter = layout.place + 2 + layout.number + 3;
  const room = Math.max(20, width - 2 - gutter);
  const leading = source.text.length - source.text.trimStart().length;
  let text = source.text.slice(leading);
  let start = Math.max(0, source.start - leading);
  let end = Math.max(start, source.end - leading);
  if (text.length > room) {
    const from = Math.max(0, Math.min(start - Math.floor(room / 3), text.length - room));
    const isCutBefore = from > 0;
    text = `${isCutBefore ? '…' : ''}${text.slice(from, from + room - 2)}${from + room - 2 < text.length ? '…' : ''}`;
    start = start - from + (isCutBefore ? 1 : 0);
    end = end - from + (isCutBefore ? 1 : 0);
  }
  const marks = '^'.repeat(Math.max(1, Math.min(end, text.length) - start));
  const line = String(range.start.line + 1).padStart(layout.number);
  return [
    `${margin(layout)}${colors.dim(`${line} |`)} ${text}`,
    `${margin(layout)}${colors.dim(`${' '.repeat(layout.number)} |`)} ${' '.repeat(start)}${COLOR[severity](layout.style)(marks)}`,
  ];
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

function summaryLines(
  { files, summary, unchecked }: CheckReport,
  filesWithFindings: number,
  style: Style,
  { verbose }: TextOptions,
): string[] {
  const lines = [summaryLine(summary, filesWithFindings, style)];
  const fixable = files.flatMap(({ findings }) => findings.filter(isFixable)).length;
  if (fixable > 0) lines.push(`--fix repairs ${fixable} of them.`);
  const hasReasons = files.some(({ findings }) => findings.some(({ severity }) => severity !== 'hint'));
  if (hasReasons && !verbose) lines.push(style.colors.dim('--verbose tells the reasons.'));
  lines.push(...unchecked.map(text => wrap(text, style.width, 2)));
  return lines;
}

function isFixable({ fixes }: ReportedFinding): boolean {
  return fixes.some(({ safety }) => safety === 'safe');
}

function summaryLine(summary: Summary, filesWithFindings: number, { colors }: Style): string {
  const parts = [
    counted(summary.errors, 'error'),
    counted(summary.warnings, 'warning'),
    counted(summary.infos, 'info', 'info'),
    counted(summary.hints, 'hint'),
  ].filter(part => part !== undefined);
  const checked = `${summary.files} ${summary.files === 1 ? 'file' : 'files'} checked`;
  const known = summary.baseline ? ` ${summary.baseline} of the baseline not shown.` : '';
  if (parts.length === 0) return `${colors.green(`No findings, ${checked}.`)}${known}`;
  return `${colors.bold(`${parts.join(', ')} in ${filesWithFindings} of ${checked}.`)}${known}`;
}

function counted(count: number, one: string, many = `${one}s`): string | undefined {
  return count === 0 ? undefined : `${count} ${count === 1 ? one : many}`;
}

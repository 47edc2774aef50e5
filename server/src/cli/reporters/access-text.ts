import type { AccessReport, JsonCheck, JsonFinding } from '../../core/analysis';
import { bullet, type Style, section, wrap } from './style';

/** The report for people: one line a check, with what to do about a refusal. */
export function textOfAccess({ facts, checks, findings }: AccessReport, style: Style): string {
  const { colors } = style;
  const origin = [facts.computer, facts.created?.slice(0, 10)].filter(Boolean).join(', ');
  const blocks = [
    ...checks.map(check => checkText(check, style)),
    ...section(
      'Findings',
      findings.flatMap(finding => findingText(finding, style)),
      style,
    ),
    ...section(
      'Missing facts',
      facts.missing.map(text => bullet(text, style)),
      style,
    ),
    ...(origin === '' ? [] : [colors.dim(`Facts of ${origin}. No command was run.`)]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function checkText(check: JsonCheck, style: Style): string {
  const { colors, width } = style;
  const mark = { granted: colors.green('granted'), denied: colors.red('denied'), unknown: colors.yellow('unknown') };
  const certainty = check.certainty === 'likely' && check.verdict !== 'unknown' ? ' (likely)' : '';
  const lines = [
    `${mark[check.verdict]}${certainty}  ${colors.bold(check.purpose)}`,
    `  ${wrap(check.text, width, 2)}`,
  ];
  for (const { title, command, undo } of check.repair) {
    lines.push(`  ${colors.dim('repair:')} ${wrap(title, width, 4)}`, `    ${command}`);
    if (undo !== undefined) lines.push(colors.dim(`    undo: ${undo}`));
  }
  return lines.join('\n');
}

function findingText({ rule, severity, message }: JsonFinding, style: Style): readonly string[] {
  return [bullet(`${severity} ${rule}: ${message}`, style)];
}

import type { Rule } from '../../server/src/core/rules/engine/rule';
import type { Example } from './example';

/** The parts of a rule's page that people write, Markdown. */
export interface WrittenPage {
  /** What looks alike and is not reported, and where the severity differs. */
  readonly limits: string;
  /** What the quick fixes do, a list; undefined where there are none. */
  readonly repairs: string | undefined;
  /** Where the statement comes from, a list: public documents, by title and, where one exists, address. */
  readonly sources: string;
}

export function pathOf(rule: string): string {
  return `docs/rules/${rule}.md`;
}

/** Takes from a page what is not generated. */
export function readPage(rule: string, text: string): WrittenPage {
  const sections = new Map(
    text.split(/^## /m).map(section => {
      const end = section.indexOf('\n');
      return [section.slice(0, end), section.slice(end).trim()] as const;
    }),
  );
  const required = (heading: string): string => {
    const found = sections.get(heading);
    if (!found) throw new Error(`${pathOf(rule)} needs a section "## ${heading}"`);
    return found;
  };
  return { limits: required('Limits'), repairs: sections.get('Quick fixes'), sources: required('Sources') };
}

export function rulePage(rule: Rule, { limits, repairs, sources }: WrittenPage, example: Example): string {
  const parts = [
    `# ${rule.id}`,
    '<!-- "npm run generate" writes this page. Limits, Quick fixes and Sources are yours, and stay. -->',
    rule.summary,
    facts(rule),
    `## Why\n\n${rule.why}`,
    `## Limits\n\n${limits}`,
    `## Example\n\n${printExample(example)}`,
  ];
  if (repairs !== undefined) parts.push(`## Quick fixes\n\n${repairs}`);
  parts.push(`## Sources\n\n${sources}`);
  return `${parts.join('\n\n')}\n`;
}

function facts(rule: Rule): string {
  const lines = [`- Severity: ${rule.severity}`];
  if (rule.iis) lines.push(`- IIS answers: ${[rule.iis.status, rule.iis.hresult].filter(Boolean).join(', ')}`);
  if (rule.profiles)
    lines.push(
      `- Off by default; on in the ${rule.profiles.length > 0 ? 'profiles' : 'profile'} ${[...rule.profiles, 'all'].join(', ')}`,
    );
  lines.push(`- Since: ${rule.since}`);
  return lines.join('\n');
}

function printExample({ prose, files, facts, repaired }: Example): string {
  const parts = prose === '' ? [] : [prose];
  for (const { name, text, messages } of files) {
    parts.push(messages.length === 0 ? `With this \`${name}\`:` : `Reported, in \`${name}\`:`, code(text));
    for (const message of messages) parts.push(`> ${escaped(message)}`);
  }
  if (facts !== undefined) parts.push('With these facts of the server:', `\`\`\`json\n${facts}\n\`\`\``);
  if (!repaired) return parts.join('\n\n');
  const where = files.length > 1 ? `, in \`${repaired.name}\`` : '';
  parts.push(
    repaired.fix === undefined ? `Not reported${where}:` : `After the quick fix “${escaped(repaired.fix)}”${where}:`,
    code(repaired.text),
  );
  return parts.join('\n\n');
}

function code(text: string): string {
  return `\`\`\`xml\n${text}\n\`\`\``;
}

function escaped(text: string): string {
  return text.replace(/[\\`*_<>[\]$]/g, '\\$&');
}

/**
 * Writes the pages of the rules (docs/rules) and their table from the rules themselves. `--check` writes nothing and
 * tells what is stale.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { RULES } from '../../server/src/core/rules/catalogue';
import type { Rule } from '../../server/src/core/rules/engine/rule';

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), '../../docs/rules');

/** File name in docs/rules to its text. */
export function generatedFiles(): ReadonlyMap<string, string> {
  const files = new Map(RULES.map(rule => [`${rule.id}.md`, rulePage(rule)]));
  files.set('README.md', indexPage());
  return files;
}

/** One row a rule, links relative to `base` (a folder, with a trailing slash, or empty). */
export function ruleTable(base: string): string {
  const rows = RULES.map(rule => {
    const repairs = rule.repairs.length > 0 ? 'yes' : '';
    return `| [${rule.id}](${base}${rule.id}.md) | ${rule.severity} | ${cell(rule.summary)} | ${repairs} |`;
  });
  return ['| rule | severity | what is reported | quick fix |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function indexPage(): string {
  return `# Rules

Every finding names its rule. The severity of a rule can be changed, or the rule be switched off, by the setting
\`whoiis.rules\`, e.g. \`{ "anonymous-iusr-default": "off" }\`. Rules speak on evidence only: where a file that decides is
not loaded, they are silent or say less. Findings in files that IIS itself would refuse carry its answer
(\`500.19\`, \`0x80070021\`, …). What all rules keep to is on a [page of its own](../limits.md).

${ruleTable('')}

This page and those of the rules are generated from the rules themselves.
`;
}

function rulePage(rule: Rule): string {
  const { example } = rule;
  const parts = [
    `# ${rule.id}`,
    `${rule.summary}`,
    facts(rule),
    `## Why\n\n${rule.why}`,
    `## Limits\n\n${rule.limits}`,
    `## Example\n\nReported, in \`${example.file}\`:\n\n${code(example.bad)}\n\nNot reported:\n\n${code(example.good)}`,
  ];
  if (example.host !== undefined) parts.push(`Both with this \`applicationHost.config\`:\n\n${code(example.host)}`);
  if (rule.repairs.length > 0) parts.push(`## Quick fixes\n\n${list(rule.repairs)}`);
  parts.push(`## Sources\n\n${list(rule.sources.map(linked))}`);
  return `${parts.join('\n\n')}\n`;
}

function facts(rule: Rule): string {
  const lines = [`- Severity: ${rule.severity}`];
  if (rule.iis) lines.push(`- IIS answers: ${[rule.iis.status, rule.iis.hresult].filter(Boolean).join(', ')}`);
  lines.push(`- Since: ${rule.since}`);
  return lines.join('\n');
}

function list(items: readonly string[]): string {
  return items.map(item => `- ${item}`).join('\n');
}

/** `title, https://…` becomes a link. */
function linked(source: string): string {
  const match = /^(?<title>.*), (?<url>https:\/\/\S+)$/.exec(source);
  return match?.groups ? `[${match.groups.title}](${match.groups.url})` : source;
}

function code(text: string): string {
  // A control character would not be seen.
  const shown = [...text].map(character => (character < '\t' ? pictureOf(character) : character)).join('');
  return `\`\`\`xml\n${shown}\n\`\`\``;
}

/** Unicode has a visible sign for each of them. */
function pictureOf(control: string): string {
  return String.fromCodePoint(0x2400 + control.charCodeAt(0));
}

function cell(text: string): string {
  return text.replace(/\|/g, '\\|').replace(/<([^>]*)>/g, '`<$1>`');
}

function main(options: readonly string[]): number {
  const files = generatedFiles();
  const stale: string[] = [];
  for (const [name, text] of files) {
    const path = join(FOLDER, name);
    if (readOrEmpty(path) === text) continue;
    stale.push(name);
    if (options.includes('--check')) continue;
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(path, text);
  }
  for (const name of readdirSync(FOLDER)) {
    if (files.has(name)) continue;
    stale.push(name);
    if (!options.includes('--check')) rmSync(join(FOLDER, name));
  }
  console.log(stale.length === 0 ? 'docs/rules is up to date' : `docs/rules: ${stale.join(', ')}`);
  return options.includes('--check') && stale.length > 0 ? 1 : 0;
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = main(process.argv.slice(2));
}

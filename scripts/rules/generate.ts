/**
 * Writes what follows from the rules in their pages (docs/rules), and the table of rules. What people write in a page
 * stays. `--check` writes nothing and tells what is stale.
 */
import { pathToFileURL } from 'node:url';
import { RULES } from '../../server/src/core/rules/catalogue';
import { textInRepository, writeGenerated } from '../lib/write-generated';
import { exampleIn } from './example';
import { pathOf, readPage, rulePage } from './page';

export function generatedFiles(): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const rows: string[] = [];
  for (const rule of RULES) {
    const page = readPage(rule.id, textInRepository(pathOf(rule.id)));
    const example = exampleIn(textInRepository(`test/rules/${rule.id}.txt`), rule.id);
    files.set(pathOf(rule.id), rulePage(rule, page, example));
    const repairs = page.repairs === undefined ? '' : 'yes';
    rows.push(`| [${rule.id}](${rule.id}.md) | ${rule.severity} | ${cell(rule.summary)} | ${repairs} |`);
  }
  files.set('docs/rules/README.md', indexPage(rows));
  return files;
}

function indexPage(rows: readonly string[]): string {
  return `# Rules

Every finding names its rule. The severity of a rule can be changed, or the rule be switched off, by the setting
\`whoiis.rules\`, e.g. \`{ "anonymous-iusr-default": "off" }\`. Rules speak on evidence only: where a file that decides is
not loaded, they are silent or say less. Findings in files that IIS itself would refuse carry its answer
(\`500.19\`, \`0x80070021\`, …). What all rules keep to is on a [page of its own](../limits.md).

| rule | severity | what is reported | quick fix |
| --- | --- | --- | --- |
${rows.join('\n')}

This page is generated from the rules.
`;
}

function cell(text: string): string {
  return text.replace(/\|/g, '\\|').replace(/<([^>]*)>/g, '`<$1>`');
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = writeGenerated(generatedFiles(), process.argv.slice(2));
}

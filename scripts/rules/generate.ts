/**
 * Writes what follows from the rules in their pages (docs/rules), and the table of rules. What people write in a page
 * stays. `--check` writes nothing and tells what is stale.
 */
import { pathToFileURL } from 'node:url';
import { RULES } from '../../server/src/core/rules/catalogue';
import type { Rule } from '../../server/src/core/rules/engine/rule';
import { textInRepository, writeGenerated } from '../lib/write-generated';
import { exampleIn } from './example';
import { pathOf, readPage, rulePage, type WrittenPage } from './page';

export function generatedFiles(): ReadonlyMap<string, string> {
  return new Map([[INDEX, indexPage()], ...RULES.map(rule => [pathOf(rule.id), pageOf(rule)] as const)]);
}

export const INDEX = 'docs/rules/README.md';

export function pageOf(rule: Rule): string {
  return rulePage(rule, writtenPage(rule), exampleIn(textInRepository(`test/rules/${rule.id}.txt`), rule.id));
}

function writtenPage({ id }: Rule): WrittenPage {
  return readPage(id, textInRepository(pathOf(id)));
}

export function indexPage(): string {
  const rows = RULES.map(rule => {
    const repairs = writtenPage(rule).repairs === undefined ? '' : 'yes';
    return `| [${rule.id}](${rule.id}.md) | ${rule.severity}${rule.profiles ? ` (${rule.profiles.join(', ') || 'all'})` : ''} | ${cell(rule.summary)} | ${repairs} |`;
  });
  return `# Rules

Every finding names its rule. The severity of a rule can be changed, or the rule be switched off, by the setting
\`whoiis.rules\`, e.g. \`{ "anonymous-iusr-default": "off" }\`. A rule with a name in parentheses belongs to that
profile and is off otherwise. Rules speak on evidence only: where a file that decides is
not loaded, they are silent or say less. Findings in files that IIS itself would refuse carry its answer
(\`500.19\`, \`0x80070021\`, …). What all rules keep to is on a [page of its own](../limits.md).

| rule | severity | what is reported | quick fix |
| --- | --- | --- | --- |
${rows.join('\n')}

<a id="suppression"></a>

## Comments that switch rules off

| comment | switches off |
| --- | --- |
| \`<!-- whoiis-disable-next-line rule-id: reason -->\` | the rule in the next line, and in a start tag that begins there |
| \`<!-- whoiis-disable rule-id -->\` | the rule from here on, up to \`<!-- whoiis-enable rule-id -->\` if there is one |
| \`<!-- whoiis-disable-file rule-id -->\` | the rule in the file |

Several ids are separated by commas. The reason is optional and follows a colon. Quick fixes write these comments;
[unused-suppression](unused-suppression.md) and [unknown-suppression](unknown-suppression.md) tell of those that do nothing.

This page is generated from the rules.
`;
}

function cell(text: string): string {
  return text.replace(/\|/g, '\\|').replace(/<([^>]*)>/g, '`<$1>`');
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = writeGenerated(generatedFiles(), process.argv.slice(2));
}

import type { TextEdit } from '../../text/edit';
import type { FileEdits, Finding, Fix } from './finding';
import { sourceOf } from './repeated';
import type { Rule } from './rule';

/**
 * Findings of which one stands for all of the file: what a product does with each of its seventeen pools is told once.
 * The others are related places of the first.
 */
export function gathered(findings: readonly Finding[], rules: readonly Rule[], file: string): readonly Finding[] {
  const gathering = rules.filter(({ more }) => more !== undefined);
  const groups = new Map<string, Finding[]>();
  const idOf = ({ rule, severity }: Finding): string => `${rule}\n${severity}`;
  for (const finding of findings) {
    if (!gathering.some(({ id }) => id === finding.rule)) continue;
    const group = groups.get(idOf(finding));
    if (group) group.push(finding);
    else groups.set(idOf(finding), [finding]);
  }
  if ([...groups.values()].every(group => group.length === 1)) return findings;
  return findings.flatMap(finding => {
    const group = groups.get(idOf(finding)) ?? [];
    const [first, ...others] = group;
    if (!first || others.length === 0) return finding;
    if (finding !== first) return [];
    const more = gathering.find(({ id }) => id === finding.rule)?.more?.(others.length) ?? '';
    const places = others.slice(0, MOST_PLACES).map(({ span }) => ({ at: { file, span }, text: 'here too' }));
    return {
      ...first,
      message: `${first.message}${more}`,
      related: [...first.related, ...places],
      fixes: () => together(group),
      source: () => sourceOf(group),
    };
  });
}

const MOST_PLACES = 20;

/** The repairs of all at once: repairing the first alone would make the second the first. */
function together(group: readonly Finding[]): readonly Fix[] {
  const byTitle = new Map<string, Fix[]>();
  for (const finding of group)
    for (const fix of finding.fixes()) byTitle.set(fix.title, [...(byTitle.get(fix.title) ?? []), fix]);
  return [...byTitle].flatMap(([title, fixes]): readonly Fix[] => {
    const [first] = fixes;
    if (!first || fixes.length === 1) return fixes;
    return [{ title: `${title} (all ${fixes.length})`, safety: 'review', edits: merged(fixes) }];
  });
}

function merged(fixes: readonly Fix[]): readonly FileEdits[] {
  const byFile = new Map<string, TextEdit[]>();
  for (const { uri, edits } of fixes.flatMap(fix => fix.edits)) byFile.set(uri, [...(byFile.get(uri) ?? []), ...edits]);
  return [...byFile].map(([uri, edits]) => ({ uri, edits }));
}

import type { Span } from '../../text/span';
import type { Completion } from './completion';

/** What is told of a rule. */
export interface NamedRule {
  readonly id: string;
  readonly summary: string;
}

const DIRECTIVES: readonly (readonly [name: string, detail: string])[] = [
  ['whoiis-disable-next-line', 'switches a rule off for the next line'],
  ['whoiis-disable', 'switches a rule off from here on'],
  ['whoiis-enable', 'switches a rule on again'],
  ['whoiis-disable-file', 'switches a rule off for this file'],
];

/** Directives and, behind one, the ids of the rules. A comment is otherwise its author's. */
export function commentItems(
  text: string,
  comment: number,
  span: Span,
  rules: readonly NamedRule[],
): readonly Completion[] {
  const before = text.slice(comment + 4, span.start);
  if (before.trim() === '')
    return DIRECTIVES.map(([label, detail], rank) => ({
      label,
      detail,
      kind: 'directive',
      snippet: `${label} `,
      span,
      rank,
      continues: true,
    }));
  if (!/^\s*whoiis-(disable(-next-line|-file)?|enable)(\s|,)[^:]*$/.test(before)) return [];
  return rules.map(({ id, summary }, rank) => ({
    label: id,
    detail: summary,
    kind: 'directive',
    snippet: id,
    span,
    rank,
  }));
}

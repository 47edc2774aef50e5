import type { TextEdit } from '../../text/edit';
import { wholeLines } from '../../text/layout';
import type { Span } from '../../text/span';
import type { SuppressionComment } from '../engine/suppressions';

/** Takes a name out of a comment, and the comment itself with the last one. */
export function withoutName(text: string, comment: SuppressionComment, at: Span): readonly TextEdit[] {
  if (comment.rules.length < 2) return withoutComment(text, comment);
  const index = comment.rules.findIndex(rule => rule.at.start === at.start);
  const before = comment.rules[index - 1];
  const after = comment.rules[index + 1];
  const span = before ? { start: before.at.end, end: at.end } : { start: at.start, end: after?.at.start ?? at.end };
  return [{ span, newText: '' }];
}

export function withoutComment(text: string, { span }: SuppressionComment): readonly TextEdit[] {
  return [{ span: wholeLines(text, span) ?? span, newText: '' }];
}

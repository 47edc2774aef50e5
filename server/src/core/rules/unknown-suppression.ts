import { nearest } from '../text/distance';
import type { Span } from '../text/span';
import { suppressionRule } from './engine/rule';
import { SUPPRESSION_VERBS } from './engine/suppressions';
import { review } from './support/fixes';
import { withoutName } from './support/suppression-edits';

export const unknownSuppression = suppressionRule({
  id: 'unknown-suppression',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A comment that begins like a suppression names no rule, or is none.',
  why: 'Nothing is switched off by it.',
  messages: {
    rule: ({ rule }: { rule: string }) => `There is no rule "${rule}"; a reason follows a colon`,
    verb: ({ word }: { word: string }) => `"whoiis-${word}" switches nothing off: write ${WAYS}`,
    none: (_: Record<string, never>) => 'The comment names no rule',
  },
  suppressions({ file, comments, known, report }) {
    const change = (span: Span, newText: string) =>
      review(`Change to "${newText}"`, { uri: file.uri, edits: [{ span, newText }] });
    for (const comment of comments) {
      const { word, wordSpan, rules } = comment;
      if (!(SUPPRESSION_VERBS as readonly string[]).includes(word)) {
        const similar = nearest(word, SUPPRESSION_VERBS);
        report({
          message: 'verb',
          data: { word },
          at: wordSpan,
          fixes: () => (similar === undefined ? [] : [change(wordSpan, similar)]),
        });
        continue;
      }
      if (rules.length === 0) report({ message: 'none', data: {}, at: wordSpan });
      for (const { name, at } of rules) {
        if (known.has(name)) continue;
        const similar = nearest(name, known);
        report({
          message: 'rule',
          data: { rule: name },
          at,
          fixes: () => [
            ...(similar === undefined ? [] : [change(at, similar)]),
            review(`Remove "${name}" from the comment`, {
              uri: file.uri,
              edits: withoutName(file.text, comment, at),
            }),
          ],
        });
      }
    }
  },
});

const WAYS = SUPPRESSION_VERBS.map(verb => `whoiis-${verb}`).join(', ');

import { patternFault } from '../outcome/pipeline/pattern-fault';
import type { Part } from '../workspace/parts';
import { setAttribute } from '../xml/edits';
import type { Fix } from './engine/finding';
import { configRule, type Reporter } from './engine/rule';
import { inFile, review } from './support/fixes';
import { hasBuildToken, patternsOf, rewriteRules, type WrittenRule } from './support/rewrite-rules';

const messages = {
  invalid: ({ pattern, why }: { pattern: string; why: string }) =>
    `URL Rewrite cannot read the pattern "${pattern}": ${why}`,
};

export const rewritePatternInvalid = configRule({
  id: 'rewrite-pattern-invalid',
  severity: 'error',
  since: '0.1.0',
  summary: 'The pattern of a rewrite rule is no regular expression.',
  why: 'URL Rewrite refuses the rule: every request that comes to it fails, normally with 500.52.',
  iis: { status: '500.52', hresult: null },
  messages,
  server: ({ serverParts, report }) => check({ parts: serverParts, report }),
  tag: check,
  place: check,
});

interface Checked {
  readonly parts: readonly Part[];
  readonly report: Reporter<typeof messages>;
}

function check({ parts, report }: Checked): void {
  for (const part of parts)
    for (const rule of rewriteRules(part))
      for (const pattern of patternsOf(rule)) {
        const why = hasBuildToken(pattern.value) ? undefined : patternFault(rule.syntax, pattern.value);
        if (why === undefined) continue;
        report({
          message: 'invalid',
          data: { pattern: pattern.value, why },
          at: pattern.valueSpan,
          fixes: () => fixes(part, rule, pattern.value),
        });
      }
}

/** Who writes `*` means a wildcard. The syntax is that of the whole rule: its other patterns must suit. */
function fixes(part: Part, rule: WrittenRule, pattern: string): readonly Fix[] {
  const isWildcard = [...patternsOf(rule)].every(({ value }) => !/[()[\]^$|\\+]|\.\*/.test(value));
  if (!isWildcard || !pattern.includes('*')) return [];
  return [
    review(
      'Read the patterns of the rule as wildcards',
      inFile(part.file, setAttribute(rule.element, 'patternSyntax', 'Wildcard')),
    ),
  ];
}

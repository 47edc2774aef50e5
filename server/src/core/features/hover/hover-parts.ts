import type { Resolution } from '../../answer/resolve';
import type { ServerFacts } from '../../config/base/server-facts';
import type { Step } from '../../identity/base/step';
import type { Identity } from '../../windows/account';
import { aclName } from '../../windows/icacls';
import { sameAnswer, sameSentence } from '../../windows/sentence';
import type { Snapshot } from '../../workspace/snapshot';
import { linkTo } from '../links';
import { code as codeSpan, escapeMarkdown, sentenceWords } from '../words';

/** A two-column table; '' for no rows. Cells are Markdown. */
export function table(
  rows: readonly [string, string][],
  heading: readonly [string, string] = ['what', 'account'],
): string {
  if (rows.length === 0) return '';
  return [
    `| ${heading[0]} | ${heading[1]} |`,
    '| :-- | :-- |',
    ...rows.map(([left, right]) => `| ${left} | ${right} |`),
  ].join('\n');
}

const MOST_REASONS = 5;

/** The deciding lines; steps without a line of their own follow only where there is room. */
export function why(snapshot: Snapshot, facts: ServerFacts, steps: readonly Step[]): string {
  const unique = steps.filter((step, index) => steps.findIndex(other => sameSentence(other.text, step.text)) === index);
  const ordered = [...unique.filter(step => step.at), ...unique.filter(step => !step.at)].slice(0, MOST_REASONS);
  const kept = unique.filter(step => ordered.includes(step));
  return kept
    .map(
      step => `- ${escapeMarkdown(sentenceWords(step.text, facts))}${step.at ? ` — ${linkTo(snapshot, step.at)}` : ''}`,
    )
    .join('\n');
}

/**
 * The steps that decide which account touches files. Who the visitor is matters only where the handler works as
 * somebody else than the worker process.
 */
export function fileSteps({ steps, error, fileAccessIdentity, processIdentity }: Resolution): readonly Step[] {
  const visitor = error !== null || !sameAnswer(fileAccessIdentity, processIdentity);
  return steps.filter(
    ({ about }) =>
      about === 'process' ||
      about === 'file' ||
      about === 'error' ||
      (visitor && (about === 'anonymous' || about === 'request')),
  );
}

/** What to type where Windows asks for an account; the picker does not list virtual accounts. */
export function aclLine(account: Identity, sid: string | null): string {
  const name = aclName(account);
  if (name === undefined) return '';
  const where = account.kind === 'virtualAccount' ? ' (location: this computer, not the domain)' : '';
  return `In a permission dialog type ${codeSpan(name)}${where}${sid ? `. SID ${codeSpan(sid)}` : ''}`;
}

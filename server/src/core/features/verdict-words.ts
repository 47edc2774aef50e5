import type { ServerFacts } from '../config/base/server-facts';
import type { Failure } from '../identity/base/failure';
import { code, type Line, line, strong } from './print/block';
import { plainWords } from './print/plain';
import type { Verdict } from './verdict';
import { accountWords, sentenceWords } from './words';

/** A kind of work as the subject of a sentence, with its verbs. */
export interface WorkWords {
  /** e.g. `code here`, `static files`. */
  readonly subject: string;
  readonly isPlural: boolean;
  /** Before the account: `runs as`, `are read as`. */
  readonly acts: string;
  /** Completes "the account that …". */
  readonly account: string;
}

/** One clause: who acts, or why nobody does. Its first letter is small. */
export function verdictClause(verdict: Verdict, words: WorkWords, facts: ServerFacts): Line {
  const { subject, isPlural } = words;
  switch (verdict.kind) {
    case 'acts':
      return line`${subject} ${words.acts} ${strong(accountWords(verdict.account, facts))}${doubtClause(verdict.doubt, facts)}`;
    case 'unknown':
      if (verdict.doubt) return failureClause(verdict.doubt, words, facts);
      return line`the account that ${words.account} ${accountWords(verdict.unknown, facts)}`;
    case 'fails':
      return failureClause(verdict.failure, words, facts);
    case 'redirects':
      return line`${subject} ${isPlural ? 'are' : 'is'} redirected to ${code(verdict.to)} (${strong(verdict.status)})`;
    case 'idle':
      return line`${subject} ${isPlural ? 'touch' : 'touches'} no file`;
  }
}

function doubtClause(doubt: Failure | undefined, facts: ServerFacts): Line {
  if (!doubt) return [];
  return line`, unless ${statusWords(doubt)}: ${withoutStop(sentenceWords(doubt.reason, facts))}`;
}

function failureClause(failure: Failure, { subject, isPlural }: WorkWords, facts: ServerFacts): Line {
  const { status, hresult, certain } = failure;
  const reason = withoutStop(sentenceWords(failure.reason, facts));
  if (!isStatus(status)) return line`${subject} ${isPlural ? 'get' : 'gets'} no answer: ${reason}`;
  const fail = isPlural ? 'fail' : 'fails';
  return line`${subject} ${certain ? '' : 'normally '}${fail} with ${strong(status)}${hresult ? ` (${hresult})` : ''}: ${reason}`;
}

function statusWords({ status }: Failure): string {
  return isStatus(status) ? `the request fails with ${status}` : 'the request gets no answer';
}

/** `unknown` stands where nobody answers, or nobody knows with what. */
function isStatus(status: string): boolean {
  return status !== 'unknown';
}

/** The verdict in a table cell or a status item. */
export function verdictLabel(verdict: Verdict, facts: ServerFacts): string {
  switch (verdict.kind) {
    case 'acts':
      return accountWords(verdict.account, facts) + (verdict.doubt ? ` (normally ${failureLabel(verdict.doubt)})` : '');
    case 'unknown':
      return verdict.doubt ? `normally ${failureLabel(verdict.doubt)}` : accountWords(verdict.unknown, facts);
    case 'fails':
      return `${verdict.failure.certain ? '' : 'normally '}${failureLabel(verdict.failure)}`;
    case 'redirects':
      return `redirected (${verdict.status})`;
    case 'idle':
      return 'touches no file';
  }
}

function failureLabel({ status }: Failure): string {
  return isStatus(status) ? `fails with ${status}` : 'no answer';
}

/** The verdict as the end of a sentence that begins with the kind of work. */
export function verdictEnd(verdict: Verdict, facts: ServerFacts): string {
  const words = { subject: '', isPlural: false, acts: 'acts as', account: 'acts' };
  return plainWords(verdictClause(verdict, words, facts)).trim();
}

/** A reason stands in the midst of a sentence. */
function withoutStop(reason: string): string {
  return reason.replace(/\.$/, '');
}

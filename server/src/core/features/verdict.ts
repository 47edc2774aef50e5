import type { Resolution } from '../answer/resolve';
import type { Origin } from '../config/base/value';
import type { Failure } from '../identity/base/failure';
import type { Identity, Sentence, Unknown } from '../windows/account';
import { sameAnswer, sameSentence } from '../windows/sentence';

/**
 * What one kind of work comes to, read from its resolution in this place only: hover, status item, inlay hint, page and
 * script tell the same because they read the same.
 */
export type Verdict =
  | { readonly kind: 'acts'; readonly account: Identity; readonly doubt?: Failure }
  | { readonly kind: 'unknown'; readonly unknown: Unknown; readonly doubt?: Failure }
  | { readonly kind: 'fails'; readonly failure: Failure }
  | {
      readonly kind: 'redirects';
      readonly status: string;
      readonly to: string;
      readonly text: Sentence;
      readonly at?: Origin | undefined;
    }
  /** Nothing is wrong, and no file is touched. */
  | { readonly kind: 'idle' };

export function verdictOf({ error, outcome, fileAccessIdentity: account }: Resolution): Verdict {
  // Who reads web.config or writes a log goes on although the request ends.
  if (account.kind === 'none') {
    const redirect = outcome.find(entry => entry.result === 'redirect' && entry.certain);
    if (redirect?.result === 'redirect') {
      const { status, to, text, at } = redirect;
      return { kind: 'redirects', status, to, text, at };
    }
    return error ? { kind: 'fails', failure: error } : { kind: 'idle' };
  }
  const doubt = error && !error.certain ? { doubt: error } : {};
  return account.kind === 'unknown'
    ? { kind: 'unknown', unknown: account, ...doubt }
    : { kind: 'acts', account, ...doubt };
}

/** True where both read the same to people. */
export function sameVerdict(a: Verdict, b: Verdict): boolean {
  switch (a.kind) {
    case 'acts':
      return b.kind === 'acts' && sameAnswer(a.account, b.account) && sameDoubt(a.doubt, b.doubt);
    case 'unknown':
      return b.kind === 'unknown' && sameAnswer(a.unknown, b.unknown) && sameDoubt(a.doubt, b.doubt);
    case 'fails':
      return b.kind === 'fails' && sameFailure(a.failure, b.failure);
    case 'redirects':
      return b.kind === 'redirects' && a.status === b.status && a.to === b.to;
    case 'idle':
      return b.kind === 'idle';
  }
}

function sameDoubt(a: Failure | undefined, b: Failure | undefined): boolean {
  return a === undefined || b === undefined ? a === b : sameFailure(a, b);
}

function sameFailure(a: Failure, b: Failure): boolean {
  return a.status === b.status && a.certain === b.certain && sameSentence(a.reason, b.reason);
}

import type { ServerFacts } from '../../config/base/server-facts';
import {
  accountName,
  type Identity,
  type Login,
  type Membership,
  machineAccountName,
  type Sentence,
  type Unknown,
} from '../../windows/account';
import { printed, type Somebody } from '../../windows/sentence';

/** An account in a table cell or the end of a sentence: built-in ones without their authority, unknowns as "depends on …". */
export function accountWords(login: Login, facts: ServerFacts): string {
  switch (login.kind) {
    case 'unknown':
      return unknownWords(login, facts);
    case 'none':
      return 'nobody';
    case 'builtIn':
      return login.account;
    default:
      return somebodyWords(login, facts);
  }
}

export function unknownWords({ reason }: Unknown, facts: ServerFacts): string {
  return `depends on ${sentenceWords(reason, facts)}`;
}

/** An account that something is for or of, in the middle of a sentence. */
export function holderWords(identity: Identity, facts: ServerFacts): string {
  return identity.kind === 'unknown'
    ? `an account that ${unknownWords(identity, facts)}`
    : accountWords(identity, facts);
}

/** A sentence of the resolver; accounts bear their full names there. */
export function sentenceWords(sentence: Sentence, facts: ServerFacts): string {
  return printed(sentence, somebody => somebodyWords(somebody, facts));
}

export function membershipWords(membership: Membership, facts: ServerFacts): string {
  return membership.kind === 'unknown' ? unknownWords(membership, facts) : membership.kind;
}

function somebodyWords(somebody: Somebody, facts: ServerFacts): string {
  switch (somebody.kind) {
    case 'sqlLogin':
      return `the SQL login ${somebody.userId}`;
    case 'interactive':
      return 'the user who started IIS Express';
    case 'machine':
      return facts.machineName === undefined ? 'the machine account of the server' : machineAccountName(facts);
    default:
      return accountName(somebody) ?? 'the visitor who has logged on';
  }
}

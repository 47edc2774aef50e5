import type { ServerFacts } from '../config/base/server-facts';
import type { HandlerKind } from '../identity/base/query';
import { kindRow } from '../identity/work/kinds';
import {
  accountName,
  type Identity,
  type Login,
  type Membership,
  machineAccountName,
  type Sentence,
  type Unknown,
} from '../windows/account';
import { aclName } from '../windows/icacls';
import { printed, type Somebody } from '../windows/sentence';

/** What a handler kind does. */
export function kindWords(kind: HandlerKind): string {
  return kindRow(kind).words;
}

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
      return facts.machineName === undefined
        ? 'the machine account of the server'
        : machineAccountName(facts.machineName);
    default:
      return accountName(somebody) ?? 'the visitor who has logged on';
  }
}

/** The name to type into a permission dialog on another machine or into a command; undefined where there is no fixed one. */
export function grantName(identity: Identity, facts: ServerFacts): string | undefined {
  return identity.kind === 'machine' ? machineAccountName(facts.machineName) : aclName(identity);
}

/** The name to type into SQL Server, which takes Windows' own; undefined where there is no fixed one. */
export function sqlName(identity: Identity, facts: ServerFacts): string | undefined {
  return identity.kind === 'machine' ? machineAccountName(facts.machineName) : accountName(identity);
}

export function capitalized(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

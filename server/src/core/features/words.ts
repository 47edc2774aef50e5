import type { ServerFacts } from '../config/base/server-facts';
import {
  accountWords,
  holderWords,
  membershipWords,
  sentenceWords,
  unknownWords,
} from '../identity/base/account-words';
import type { HandlerKind } from '../identity/base/query';
import { kindRow } from '../identity/work/kinds';
import { accountName, type Identity, machineAccountName } from '../windows/account';
import { aclName } from '../windows/icacls';

/** The words of accounts are those of access checks and findings as well. */
export { accountWords, holderWords, membershipWords, sentenceWords, unknownWords };

/** What a handler kind does. */
export function kindWords(kind: HandlerKind): string {
  return kindRow(kind).words;
}

/** The name to type into a permission dialog on another machine or into a command; undefined where there is no fixed one. */
export function grantName(identity: Identity, facts: ServerFacts): string | undefined {
  return identity.kind === 'machine' ? machineAccountName(facts) : aclName(identity);
}

/** The name to type into SQL Server, which takes Windows' own; undefined where there is no fixed one. */
export function sqlName(identity: Identity, facts: ServerFacts): string | undefined {
  return identity.kind === 'machine' ? machineAccountName(facts) : accountName(identity);
}

export function capitalized(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

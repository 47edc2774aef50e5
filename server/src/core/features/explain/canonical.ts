import { accountName, type Identity, type Login, type Membership, type Sentence } from '../../windows/account';
import { printed, type Somebody } from '../../windows/sentence';

/**
 * The canonical strings of JSON answers (names in docs/identity.md). Nothing but questions reads them back, and those
 * here: who wants to know more than the text asks for the identity.
 */

/** An account, or a login of a database server; `null` for nobody. */
export function canonicalAccount(login: Login): string | null {
  if (login.kind === 'unknown') return canonicalUnknown(login.reason);
  return login.kind === 'none' ? null : nameOf(login);
}

export function canonicalUnknown(reason: Sentence): string {
  return `unknown: depends on ${canonicalText(reason)}`;
}

/** `null` where there is no account that could be a member. */
export function canonicalMembership(membership: Membership | null): boolean | string | null {
  if (membership === null) return null;
  return membership.kind === 'unknown' ? canonicalUnknown(membership.reason) : membership.kind === 'yes';
}

export function canonicalText(sentence: Sentence): string {
  return printed(sentence, nameOf);
}

/** Accounts without a name of their own, as answers call them. */
const UNNAMED: readonly Identity[] = [
  { kind: 'authenticated', account: undefined, reach: 'delegation' },
  { kind: 'interactive' },
  { kind: 'machine' },
];

/** The account of which an answer spoke; a question may use its words. Undefined for a name of Windows. */
export function unnamedAccount(text: string): Identity | undefined {
  return UNNAMED.find(identity => canonicalAccount(identity) === text.trim().toLowerCase());
}

function nameOf(somebody: Somebody): string {
  switch (somebody.kind) {
    case 'sqlLogin':
      return `sql login ${somebody.userId}`;
    case 'interactive':
      return '<interactive user>';
    case 'machine':
      return '<machine account>';
    default:
      return accountName(somebody) ?? '<authenticated user>';
  }
}

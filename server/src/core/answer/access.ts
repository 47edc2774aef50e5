import type { Right } from '../identity/work/needs';
import type { Identity, Sentence } from '../windows/account';
import { type Principal, principalNamed, type Unnamed } from '../windows/principal';
import { say } from '../windows/sentence';
import { isMachineOrDomainSid } from '../windows/sid';
import { type Holds, holds, isUser, type Token } from '../windows/token';

/**
 * What access lists say about a token.
 *
 * - `granted`: nothing at hand keeps it out; `assumed` is a sentence about what that rests on.
 * - `denied`: the entry for the principal `by` keeps it out.
 * - `unknown`: the entry for `by` may concern it; `dependsOn` completes "depends on …".
 */
export type Access =
  | { readonly kind: 'granted'; readonly assumed?: Sentence }
  | { readonly kind: 'denied'; readonly by: Principal | Unnamed }
  | { readonly kind: 'unknown'; readonly by: Principal | Unnamed; readonly dependsOn: Sentence };

/** Access lists of some origin: names that a question gives, or lists that were exported on the server. */
export interface AccessLists {
  /** `path`: the Windows path of the file or folder, where it is known. */
  access(token: Token, right: Right, path: string | undefined): Access;
}

/** Access lists that keep the named accounts and groups out of everything. */
export function deniedTo(names: readonly (Identity | string)[]): AccessLists {
  const principals = names.map(name => (typeof name === 'string' ? principalNamed(name) : { account: name }));
  return { access: token => accessWithout(token, principals) };
}

/** How a sentence speaks of a principal. */
export function whom(principal: Principal | Unnamed): Identity | string {
  return 'account' in principal ? principal.account : principal.name;
}

function accessWithout(token: Token, denied: readonly (Principal | Unnamed)[]): Access {
  let possible: Access | undefined;
  let assumed: Sentence | undefined;
  for (const principal of denied) {
    const held = isConcerned(token, principal);
    if (held === true) return { kind: 'denied', by: principal };
    if (held !== false) possible ??= { kind: 'unknown', by: principal, dependsOn: held.dependsOn };
    else if (isTakenForAccount(principal))
      assumed ??= say`Assumes that ${whom(principal)} is an account, and no group with ${whom(token.user)} in it.`;
  }
  return possible ?? (assumed === undefined ? { kind: 'granted' } : { kind: 'granted', assumed });
}

function isConcerned(token: Token, principal: Principal | Unnamed): Holds {
  return isTakenForAccount(principal) ? isUser(token, principal) : holds(token, principal, 'deny');
}

/** What only a machine or a domain knows; the members of its groups are in no configuration. */
function isTakenForAccount(principal: Principal | Unnamed): boolean {
  return 'account' in principal || principal.sid === undefined || isMachineOrDomainSid(principal.sid);
}

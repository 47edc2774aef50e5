import { type Principal, principalNamed } from '../../windows/principal';
import { isMachineOrDomainSid } from '../../windows/sid';
import { type Holds, holds, isUser, type Token } from '../../windows/token';
import type { Right } from '../work/access-needs';

/**
 * What access lists say about a token.
 *
 * - `granted`: nothing at hand keeps it out; `assumed` is a sentence about what that rests on.
 * - `denied`: the entry for the principal `by` keeps it out.
 * - `unknown`: the entry for `by` may concern it; `dependsOn` completes "depends on …".
 */
export type Access =
  | { readonly kind: 'granted'; readonly assumed?: string }
  | { readonly kind: 'denied'; readonly by: Principal }
  | { readonly kind: 'unknown'; readonly by: Principal; readonly dependsOn: string };

/** Access lists of some origin: names that a question gives, or lists that were exported on the server. */
export interface AccessLists {
  /** `path`: the Windows path of the file or folder, where it is known. */
  access(token: Token, right: Right, path: string | undefined): Access;
}

/** Access lists that keep the named accounts and groups out of everything. */
export function deniedTo(names: readonly string[]): AccessLists {
  const principals = names.map(principalNamed);
  return { access: token => accessWithout(token, principals) };
}

function accessWithout(token: Token, denied: readonly Principal[]): Access {
  let possible: Access | undefined;
  let assumed: string | undefined;
  for (const principal of denied) {
    const held = isConcerned(token, principal);
    if (held === true) return { kind: 'denied', by: principal };
    if (held !== false) possible ??= { kind: 'unknown', by: principal, dependsOn: held.dependsOn };
    else if (isTakenForAccount(principal))
      assumed ??= `Assumes that ${principal.name} is an account, and no group with ${token.user.name} in it.`;
  }
  return possible ?? (assumed === undefined ? { kind: 'granted' } : { kind: 'granted', assumed });
}

function isConcerned(token: Token, principal: Principal): Holds {
  return isTakenForAccount(principal) ? isUser(token, principal) : holds(token, principal, 'deny');
}

/** What only a machine or a domain knows; the members of its groups are in no configuration. */
function isTakenForAccount({ sid }: Principal): boolean {
  return sid === undefined || isMachineOrDomainSid(sid);
}

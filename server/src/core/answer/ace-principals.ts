import { ADMINISTRATORS, AUTHENTICATED_USERS, EVERYONE, IIS_IUSRS, USERS } from '../identity/token/groups';
import type { Identity } from '../windows/account';
import type { Sid } from '../windows/sid';
import type { Token } from '../windows/token';

/** Groups that people grant rights to, the most specific first; the others of a token are left to Windows. */
const USUAL_GROUPS: readonly Sid[] = [IIS_IUSRS, ADMINISTRATORS, USERS, AUTHENTICATED_USERS, EVERYONE];

/** Principals whose entries in an access list surely cover a token, the most specific first. */
export function acePrincipals(token: Token | undefined): readonly (Identity | string)[] {
  if (!token || ('dependsOn' in token.user && token.user.range === 'anyone')) return [];
  const { user, groups } = token;
  const sure = groups.filter(group => group.dependsOn === undefined && !group.denyOnly);
  const pools = sure.filter(group => isPool(group.sid));
  const usual = USUAL_GROUPS.flatMap(sid => sure.filter(group => group.sid === sid));
  return ['account' in user ? user.account : user.name, ...[...pools, ...usual].map(group => group.name)];
}

function isPool(sid: Sid): boolean {
  return sid.startsWith('S-1-5-82-') && sid !== 'S-1-5-82-0';
}

import type { Sid } from '../../windows/sid';
import type { Token } from '../../windows/token';
import { ADMINISTRATORS, AUTHENTICATED_USERS, EVERYONE, IIS_IUSRS, USERS } from '../token/groups';

/** Groups that people grant rights to, the most specific first; the others of a token are left to Windows. */
const USUAL_GROUPS: readonly Sid[] = [IIS_IUSRS, ADMINISTRATORS, USERS, AUTHENTICATED_USERS, EVERYONE];

/** Names of the principals whose entries in an access list surely cover a token, the most specific first. */
export function acePrincipals(token: Token | undefined): readonly string[] {
  if (!token || ('dependsOn' in token.user && token.user.range === 'anyone')) return [];
  const { user, groups } = token;
  const sure = groups.filter(group => group.dependsOn === undefined && !group.denyOnly);
  const pools = sure.filter(group => isPool(group.sid));
  const usual = USUAL_GROUPS.flatMap(sid => sure.filter(group => group.sid === sid));
  return [user, ...pools, ...usual].map(principal => principal.name);
}

function isPool(sid: Sid): boolean {
  return sid.startsWith('S-1-5-82-') && sid !== 'S-1-5-82-0';
}

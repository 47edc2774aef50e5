import type { Place } from '../config/place';
import { accountOn } from '../identity/reach/network';
import { ANONYMOUS_LOGON, type Identity, NOBODY, sameAccount } from '../windows/account';
import { isUnc } from '../windows/windows-path';

/** True where the content of a place lies on a share. */
export function isOnShare({ physicalPath }: Place): boolean {
  return typeof physicalPath === 'string' && isUnc(physicalPath);
}

/**
 * Whom to name where access to the content of a place is granted: on a share the account that the file server sees, and
 * nobody for one that arrives there as ANONYMOUS LOGON (R60).
 */
export function grantedAs({ physicalPath, facts }: Place, account: Identity): Identity {
  const seen = accountOn(typeof physicalPath === 'string' ? physicalPath : undefined, account, facts);
  return seen !== account && sameAccount(seen, ANONYMOUS_LOGON) ? NOBODY : seen;
}

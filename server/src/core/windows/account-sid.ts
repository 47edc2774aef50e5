import type { Identity } from './account';
import type { Sid } from './sid';
import { poolSid } from './virtual-account';
import { wellKnownSid } from './well-known-sids';

/** The SID of an identity, where it is the same on every machine or follows from a name; else `null`. */
export function sidOf(identity: Identity): Sid | null {
  if (identity.kind === 'virtualAccount') return poolSid(identity.pool);
  if (identity.kind === 'builtIn') return wellKnownSid(`NT AUTHORITY\\${identity.account}`) ?? null;
  return null;
}

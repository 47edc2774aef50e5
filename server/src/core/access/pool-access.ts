import type { ServerFacts } from '../config/base/server-facts';
import type { Pool } from '../config/files/topology';
import type { Facts } from '../facts/facts';
import { tokenOf, type Worker } from '../identity/token/token-of';
import type { Identity } from '../windows/account';
import type { AccessFinding } from './base/access-finding';
import type { AccessCheck } from './base/verdict';
import { poolLogonCheck } from './logon';
import { logonFindings, measuredDiffers, measuredOf } from './logon-findings';
import { accountSid } from './question';
import { subjectOf } from './subject';

/** The account of a pool, with what decides about its token. */
export interface PoolAccount extends Worker {
  readonly pool: Pool;
  readonly identity: Identity;
}

/** Whether the worker process of a pool may log on (A67). */
export function logonOf({ identity, ...worker }: PoolAccount, server: ServerFacts, facts: Facts): AccessCheck {
  const token = tokenOf(identity, worker, server);
  return poolLogonCheck(identity, token && subjectOf(token, facts, 'here', server.machineName), facts);
}

/** What facts of the server say against one pool: that it cannot log on, or that it runs as somebody else. */
export function poolFindings(account: PoolAccount, server: ServerFacts, facts: Facts): readonly AccessFinding[] {
  const { pool, identity } = account;
  if (identity.kind === 'none' || identity.kind === 'unknown') return [];
  const measured = measuredOf(pool.name, accountSid(identity, facts), facts);
  const differs = measuredDiffers(measured, pool.name, identity, facts);
  // Who runs as another account logs on as another one.
  return differs.length > 0 ? differs : logonFindings([logonOf(account, server, facts)], pool.name);
}

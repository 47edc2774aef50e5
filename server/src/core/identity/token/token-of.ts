import type { ServerFacts } from '../../config/base/server-facts';
import { accountName, type Identity } from '../../windows/account';
import { sidOf } from '../../windows/account-sid';
import type { OtherGroups, Token, TokenGroup } from '../../windows/token';
import { poolSid } from '../../windows/virtual-account';
import type { WorkerProcess } from '../process/pool';
import { groupsOf } from './account-groups';
import { IIS_IUSRS, perhaps, surely } from './groups';

/** What of a worker process decides what is in its token. */
export type Worker = Pick<WorkerProcess, 'pool' | 'inIisIusrs'>;

/**
 * The token of an identity on the server itself; undefined for nobody. `process` is the worker of the place: the SID of
 * its pool and IIS_IUSRS are in the worker's token whatever its account (R5, R6), and in no other.
 */
export function tokenOf(identity: Identity, process: Worker | undefined, facts: ServerFacts): Token | undefined {
  const user = userOf(identity);
  if (!user) return undefined;
  const groups = [...(process ? injected(identity, process) : []), ...groupsOf(identity, facts)];
  return { user, groups, others: othersOf(identity) };
}

/** No file of IIS names the groups of an account. Those of BUILTIN are for people: without them, they are as installed. */
function othersOf({ kind }: Identity): OtherGroups {
  return kind === 'virtualAccount' || kind === 'builtIn'
    ? { dependsOn: 'the groups that somebody made on the machine', builtin: false }
    : { dependsOn: 'the groups of the account', builtin: true };
}

/** The user of a token without the groups; undefined for nobody. */
export function userOf(identity: Identity): Token['user'] | undefined {
  switch (identity.kind) {
    case 'none':
      return undefined;
    case 'unknown':
      return { account: identity, dependsOn: identity.reason, range: 'anyone' };
    case 'interactive':
      return { account: identity, dependsOn: 'who started IIS Express', range: 'account' };
    case 'machine':
      return { account: identity, dependsOn: 'the name of the computer', range: 'computer' };
    default: {
      const name = accountName(identity);
      return name === undefined
        ? { account: identity, dependsOn: 'who the visitor is', range: 'account' }
        : { name, sid: sidOf(identity) ?? undefined };
    }
  }
}

/** What IIS puts into the token of a worker process (R5, R6); IIS Express puts nothing there (R10). */
function injected(identity: Identity, process: Worker): readonly TokenGroup[] {
  if (!identity.worker) return [];
  const groups: TokenGroup[] = [];
  if (process.pool && identity.kind !== 'interactive' && identity.kind !== 'virtualAccount') {
    const { name } = process.pool;
    groups.push({ name: `IIS APPPOOL\\${name}`, sid: poolSid(name), rule: 'R6' });
  }
  const { inIisIusrs } = process;
  if (inIisIusrs?.kind === 'yes') groups.push(...surely('R5', IIS_IUSRS));
  else if (inIisIusrs?.kind === 'unknown') groups.push(...perhaps('R5', inIisIusrs.reason, IIS_IUSRS));
  return groups;
}

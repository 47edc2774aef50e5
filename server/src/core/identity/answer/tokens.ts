import { type Identity, render } from '../../windows/account';
import { sidOf } from '../../windows/account-sid';
import type { WorkerProcess } from '../process/pool';

/** A principal in a token, or one whose entry in an access list covers it. */
export interface Principal {
  readonly name: string;
  readonly sid: string | null;
  /** Undefined: surely there. Else what it depends on; it completes "depends on …". */
  readonly dependsOn?: string;
}

/** The groups of a token as far as configuration decides them, the account itself first. */
export interface TokenAnswer {
  readonly principals: readonly Principal[];
  /** True where IIS injects groups: it is the token of the worker process (R5, R6). */
  readonly worker: boolean;
}

const EVERYONE: Principal = { name: 'Everyone', sid: 'S-1-1-0' };
const USERS: Principal = { name: 'BUILTIN\\Users', sid: 'S-1-5-32-545' };
const AUTHENTICATED_USERS: Principal = { name: 'NT AUTHORITY\\Authenticated Users', sid: 'S-1-5-11' };
const IIS_IUSRS: Principal = { name: 'BUILTIN\\IIS_IUSRS', sid: 'S-1-5-32-568' };
const ADMINISTRATORS: Principal = { name: 'BUILTIN\\Administrators', sid: 'S-1-5-32-544' };

/**
 * The token of an identity. `process` is the worker of the place; its pool's SID and IIS_IUSRS are in the worker's
 * token whatever its account (R5, R6), and in no other.
 */
export function tokenOf(identity: Identity, process: WorkerProcess | undefined): TokenAnswer {
  const self: Principal[] = selfOf(identity);
  if (self.length === 0) return { principals: [], worker: false };
  const worker = identity.worker === true;
  return {
    principals: [...self, ...(worker && process ? injected(identity, process) : []), ...groupsOf(identity)],
    worker,
  };
}

function selfOf(identity: Identity): Principal[] {
  const name = render(identity);
  return name === null || identity.kind === 'unknown' ? [] : [{ name, sid: sidOf(identity) }];
}

function injected(identity: Identity, process: WorkerProcess): readonly Principal[] {
  const principals: Principal[] = [];
  if (process.pool && identity.kind !== 'interactive') {
    const pool: Identity = { kind: 'virtualAccount', pool: process.pool.name };
    if (identity.kind !== 'virtualAccount') principals.push({ name: render(pool) ?? '', sid: sidOf(pool) });
  }
  const { inIisIusrs } = process;
  if (inIisIusrs === true) principals.push(IIS_IUSRS);
  else if (inIisIusrs) principals.push({ ...IIS_IUSRS, dependsOn: inIisIusrs.unknown });
  return principals;
}

/** Groups that follow from the kind of account. IUSR is in Users by way of Authenticated Users, not in IIS_IUSRS (R12). */
function groupsOf(identity: Identity): readonly Principal[] {
  switch (identity.kind) {
    case 'builtIn':
      if (identity.account === 'ANONYMOUS LOGON') return [];
      return identity.account === 'SYSTEM'
        ? [ADMINISTRATORS, AUTHENTICATED_USERS, EVERYONE]
        : [USERS, AUTHENTICATED_USERS, EVERYONE];
    case 'virtualAccount':
      return [USERS, AUTHENTICATED_USERS, EVERYONE];
    case 'configured':
    case 'authenticated':
    case 'interactive':
    case 'machine':
      return [
        { ...USERS, dependsOn: 'the groups of the account (members of the domain usually are in Users)' },
        AUTHENTICATED_USERS,
        EVERYONE,
      ];
    case 'unknown':
    case 'none':
      return [];
  }
}

/** Names of the principals whose entries in an access list surely cover an identity. */
export function acePrincipals(identity: Identity, process: WorkerProcess | undefined): readonly string[] {
  return tokenOf(identity, process)
    .principals.filter(principal => principal.dependsOn === undefined)
    .map(principal => principal.name);
}

/** One sentence that compares two accounts by a group: "an entry for IIS_IUSRS covers the code but not the static files". */
export function isCoveredBy(
  identity: Identity,
  process: WorkerProcess | undefined,
  principal: string,
): boolean | 'unknown' {
  const found = tokenOf(identity, process).principals.find(candidate => sameName(candidate.name, principal));
  if (!found) return identity.kind === 'unknown' ? 'unknown' : false;
  return found.dependsOn === undefined ? true : 'unknown';
}

function sameName(a: string, b: string): boolean {
  const plain = (name: string) => name.toLowerCase().replace(/^(builtin|nt authority)\\/, '');
  return plain(a) === plain(b);
}

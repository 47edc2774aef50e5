import type { ServerFacts } from '../../config/base/server-facts';
import { booleanOf, type Origin, originOf, textOf } from '../../config/base/value';
import type { Pool } from '../../config/files/topology';
import type { Place } from '../../config/place';
import type { Refusal } from '../../config/refusals/refusal';
import {
  accountNamed,
  builtIn,
  type Identity,
  type LogonType,
  type Membership,
  NOBODY,
  unknown,
} from '../../windows/account';
import { isExpress } from '../base/express';
import { configFailure, type Failure, failure } from '../base/failure';
import { logonOfPool } from '../base/logon-type';
import type { Trail } from '../base/step';
import { undecidedBy } from '../base/undecided';
import { defaultIdentityType, type IdentityType, identityTypeNamed } from './identity-type';

export type PipelineMode = 'Integrated' | 'Classic';

/** The worker process that serves a place (rules R1 to R10). */
export interface WorkerProcess {
  readonly identity: Identity;
  /** The pool, where exactly one of that name is defined. */
  readonly pool: Pool | undefined;
  /** Undefined where the pool is not known. */
  readonly pipeline: PipelineMode | undefined;
  /** What sets the pipeline mode, where something written does. */
  readonly pipelineAt: Origin | undefined;
  /** Whether the token holds BUILTIN\IIS_IUSRS; `null` where nothing starts. */
  readonly inIisIusrs: Membership | null;
  /** Set where the process cannot start, or normally cannot. */
  readonly failure: Failure | undefined;
}

const MEMBER: Membership = { kind: 'yes' };

/** R10: nobody injects the group into the token of the user who started IIS Express. */
export const INTERACTIVE_MEMBERSHIP: Membership = unknown(
  'whether the interactive user is a static member (not injected)',
);

const POOLS_SECTION = 'system.applicationHost/applicationPools';

/** Names the account of the worker process. */
export function workerProcess(place: Place, trail: Trail): WorkerProcess {
  if (isExpress(place)) return expressProcess(place, trail);
  if (!place.topology) {
    trail.step('process', 'R75', 'No applicationHost.config is loaded, so the application pool is not known.');
    return unknownProcess('applicationHost.config, which is not loaded');
  }
  if (!place.site) return unknownProcess('the site, which applicationHost.config does not define');
  if (!place.application) return unknownProcess(`the root application, which site ${place.site.name} does not define`);

  const refused = refusedPools(place);
  if (refused) {
    trail.step('error', 'R9', 'The list of application pools is invalid, so no pool can start.', refused.at);
    return {
      ...unknownProcess('the application pools once their definitions are valid'),
      failure: poolsFailure(refused),
    };
  }
  const named = textOf(place.poolName);
  if (named === undefined || named === '') return processWithoutPool(place, trail);
  trail.step(
    'process',
    'R9',
    `The application ${place.application.path} runs in pool ${named}.`,
    originOf(place.poolName),
  );
  return processOfPool(place, named, trail);
}

function processOfPool(place: Place, name: string, trail: Trail): WorkerProcess {
  const [pool, second] = place.pools;
  const at = originOf(place.poolName);
  if (!pool) {
    const reason = `application pool '${name}' is not defined`;
    trail.step('error', 'R9', `No pool named ${name} is defined, so no worker process can start.`, at);
    const details = { at, section: 'system.applicationHost/sites' };
    // R9: a site whose root names no pool has no queue. A nested application that WAS ignores has no queue of its own: its
    // requests reach the worker of the root, which may not serve them.
    if (place.application?.path === '/') return { ...nobody(), failure: failure('503', reason, details) };
    const [status, other] = hasRootPool(place) ? ['403.18', '503'] : ['503', '403.18'];
    return { ...nobody(), failure: failure(status, reason, { ...details, certain: false, alternatives: [other] }) };
  }
  if (second) {
    trail.step(
      'error',
      'R9',
      `The pool ${name} is defined twice; pool names compare without regard to case.`,
      second.at,
    );
    const reason = `application pool '${name}' is defined twice`;
    return {
      ...unknownProcess(`which of the two pools named ${name} remains`),
      // O15: a running server keeps its old state.
      failure: failure('503', reason, { hresult: '0x800700b7', section: POOLS_SECTION, at: second.at, certain: false }),
    };
  }
  const account = poolAccount(pool, place.facts, trail);
  return {
    identity: account.identity,
    pool,
    pipeline: pipelineOf(pool),
    pipelineAt: originOf(pool.attribute('managedPipelineMode')),
    inIisIusrs: account.failure?.certain ? null : groupMembership(pool, trail),
    failure: account.failure,
  };
}

function hasRootPool({ site, topology }: Place): boolean {
  const root = site?.applications.find(({ path }) => path === '/');
  const name = root && textOf(root.applicationPool);
  return name !== undefined && (topology?.poolsNamed(name).length ?? 0) > 0;
}

export interface PoolAccount {
  readonly identity: Identity;
  readonly failure?: Failure;
}

type AccountOf = (pool: Pool, trail: Trail) => PoolAccount;

/** R1: the account of each type. */
const ACCOUNTS: Readonly<Record<IdentityType, AccountOf>> = {
  LocalSystem: () => ({ identity: builtIn('SYSTEM') }),
  LocalService: () => ({ identity: builtIn('LOCAL SERVICE') }),
  NetworkService: () => ({ identity: builtIn('NETWORK SERVICE') }),
  SpecificUser: specificUser,
  ApplicationPoolIdentity: virtualAccount,
};

/**
 * The account of a pool on IIS, without regard to the place that uses it; IIS Express ignores it (R10).
 * `failure` where the pool cannot start.
 */
export function poolAccount(pool: Pool, facts: ServerFacts, trail: Trail): PoolAccount {
  const written = pool.processModel('identityType');
  if (written.kind === 'unknown') return { identity: undecidedBy(trail, 'process', 'R1', written) };
  const type = written.kind === 'set' ? identityTypeNamed(written.value) : defaultIdentityType(facts);
  if (type === undefined) {
    const name = textOf(written) ?? '';
    trail.step('process', 'R1', `identityType="${name}" is not one of the known types.`, originOf(written));
    return { identity: unknown(`the identity type ${name}, which IIS does not know`) };
  }
  if (written.kind === 'set')
    trail.step('process', 'R1', `The identity type of pool ${pool.name} is ${type}.`, written.at);
  else trail.step('process', 'R2', `No identity type is set; the default of IIS ${facts.iisVersion} is ${type}.`);
  const account = ACCOUNTS[type](pool, trail);
  return { ...account, identity: { ...account.identity, worker: true } };
}

function virtualAccount(pool: Pool, trail: Trail): PoolAccount {
  trail.step(
    'process',
    'R4',
    `Pool ${pool.name} has a virtual account of its own; its SID follows from the name.`,
    pool.at,
  );
  return { identity: { kind: 'virtualAccount', pool: pool.name } };
}

function specificUser(pool: Pool, trail: Trail): PoolAccount {
  const user = pool.processModel('userName');
  if (user.kind === 'unknown') return { identity: undecidedBy(trail, 'process', 'R3', user) };
  const userName = textOf(user) ?? '';
  const at = originOf(user) ?? originOf(pool.processModel('identityType'));
  if (userName.trim() === '') {
    trail.step(
      'error',
      'R8',
      `Pool ${pool.name} names no account for its SpecificUser identity, so it cannot start.`,
      at,
    );
    const reason = `application pool '${pool.name}' has identityType SpecificUser but no userName`;
    return { identity: NOBODY, failure: failure('503', reason, { section: POOLS_SECTION, at }) };
  }
  trail.step('process', 'R3', `The account of the pool is ${userName}.`, at);
  const identity = { ...accountNamed(userName, 'own'), logon: logonOf(pool, trail) };
  noteLogonRight(pool, userName, trail);
  if (hasPassword(pool) || userName.endsWith('$')) return { identity };
  trail.step(
    'error',
    'R8',
    `No password is set for ${userName}, and the name is not that of a managed service account.`,
    at,
  );
  const reason = `the account ${userName} of application pool '${pool.name}' has no password`;
  return { identity, failure: failure('503', reason, { section: POOLS_SECTION, at, certain: false }) };
}

function logonOf(pool: Pool, trail: Trail): LogonType | undefined {
  const type = pool.processModel('logonType');
  const logon = logonOfPool(type);
  const at = originOf(type);
  if (at && logon) trail.step('process', 'R7', `The kind of logon is ${logon}.`, at);
  return logon;
}

/** A password that is written and not empty, whatever its form (R8). */
function hasPassword(pool: Pool): boolean {
  const password = pool.processModel('password');
  if (password.kind === 'secret') return password.form !== 'empty';
  return password.kind === 'set' ? password.value !== '' : password.kind === 'unknown';
}

/** R7: only accounts with a password of their own need the right; virtual and built-in ones go without. */
function noteLogonRight(pool: Pool, userName: string, trail: Trail): void {
  const service = textOf(pool.processModel('logonType'))?.toLowerCase() === 'logonservice';
  trail.note(
    service
      ? `${userName} needs the right "Log on as a service" (logonType="LogonService").`
      : `${userName} needs the right "Log on as a batch job"; as Windows is installed, IIS_IUSRS has it.`,
  );
}

/** R5: IIS puts the group into the worker's token unless the pool keeps it from doing so. */
export function groupMembership(pool: Pool, trail: Trail): Membership {
  const manual = pool.processModel('manualGroupMembership');
  if (manual.kind === 'unknown') return unknown(manual.reason);
  if (booleanOf(manual) !== true) return MEMBER;
  trail.step('process', 'R5', 'manualGroupMembership keeps IIS from adding the worker to IIS_IUSRS.', originOf(manual));
  return unknown('static membership of the identity in IIS_IUSRS (not injected)');
}

function pipelineOf(pool: Pool): PipelineMode | undefined {
  const mode = pool.attribute('managedPipelineMode');
  if (mode.kind === 'unknown') return undefined;
  return textOf(mode)?.toLowerCase() === 'classic' ? 'Classic' : 'Integrated';
}

/** R9: the reference states no default for `applicationPool`. */
function processWithoutPool(place: Place, trail: Trail): WorkerProcess {
  if (place.poolName.kind === 'unknown') return unknownProcess(place.poolName.reason);
  trail.step(
    'process',
    'R9',
    'Neither the application nor applicationDefaults names a pool, and IIS documents no default.',
    place.application?.at,
  );
  const pools = place.topology?.pools ?? [];
  const someManual = pools.some(pool => booleanOf(pool.processModel('manualGroupMembership')) !== false);
  const pipelines = new Set(pools.map(pipelineOf));
  return {
    identity: unknown('the built-in fallback (DefaultAppPool expected); applicationPool has no documented default'),
    pool: undefined,
    pipeline: pipelines.size === 1 ? [...pipelines][0] : undefined,
    pipelineAt: undefined,
    inIisIusrs: pools.length === 0 || someManual ? unknown('the application pool') : MEMBER,
    failure: undefined,
  };
}

/** R10: no WAS, so whatever the pool says, the user who started IIS Express runs everything. */
function expressProcess(place: Place, trail: Trail): WorkerProcess {
  trail.step('process', 'R10', 'Under IIS Express every site runs as the user who started it, whatever the pool says.');
  const pool = place.pools.length === 1 ? place.pools[0] : undefined;
  return {
    identity: { kind: 'interactive', worker: true },
    pool,
    pipeline: pool && pipelineOf(pool),
    pipelineAt: pool && originOf(pool.attribute('managedPipelineMode')),
    inIisIusrs: INTERACTIVE_MEMBERSHIP,
    failure: undefined,
  };
}

/**
 * A refusal in `system.applicationHost` itself. WAS reads that section group as a whole before it starts any worker,
 * so the answer to a request is 503 rather than 500.19 (R74).
 */
function refusedPools(place: Place): Refusal | undefined {
  return place.hostError(POOLS_SECTION);
}

function poolsFailure(refusal: Refusal): Failure {
  // O15: a running server keeps its old state.
  return { ...configFailure(refusal, undefined), status: '503', certain: false };
}

function unknownProcess(reason: string): WorkerProcess {
  return {
    identity: unknown(reason),
    pool: undefined,
    pipeline: undefined,
    pipelineAt: undefined,
    inIisIusrs: unknown(reason),
    failure: undefined,
  };
}

function nobody(): WorkerProcess {
  return {
    identity: NOBODY,
    pool: undefined,
    pipeline: undefined,
    pipelineAt: undefined,
    inIisIusrs: null,
    failure: undefined,
  };
}

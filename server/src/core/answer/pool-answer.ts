import type { ServerFacts } from '../config/base/server-facts';
import type { Pool } from '../config/files/topology';
import { type Step, Trail } from '../identity/base/step';
import { groupMembership, INTERACTIVE_MEMBERSHIP, poolAccount } from '../identity/process/pool';
import { networkIdentity, networkReason } from '../identity/reach/network';
import type { Identity, Membership, Sentence } from '../windows/account';
import { sidOf } from '../windows/account-sid';

/** The account of one pool, without regard to the sites that use it (R1 to R8, R60). */
export interface PoolAnswer {
  /** Nobody for a pool that cannot start. */
  readonly account: Identity;
  readonly sid: string | null;
  /** `null` for a pool that cannot start. */
  readonly inIisIusrs: Membership | null;
  /** What other machines see. */
  readonly network: Identity;
  /** Why the pool cannot start, or normally cannot. */
  readonly refusal: Sentence | undefined;
  readonly steps: readonly Step[];
  readonly notes: readonly Sentence[];
}

export function poolIdentity(pool: Pool, facts: ServerFacts): PoolAnswer {
  return facts.host === 'iisexpress' ? expressAnswer() : iisAnswer(pool, facts);
}

function iisAnswer(pool: Pool, facts: ServerFacts): PoolAnswer {
  const trail = new Trail();
  const { identity, failure } = poolAccount(pool, facts, trail);
  const member = failure?.certain ? null : groupMembership(pool, trail);
  if (identity.kind !== 'none') trail.step('network', 'R60', networkReason(identity, facts));
  return {
    account: identity,
    sid: sidOf(identity),
    inIisIusrs: member,
    network: networkIdentity(identity, facts),
    refusal: failure?.reason,
    steps: trail.steps,
    notes: trail.notes,
  };
}

/** R10: IIS Express ignores the account of its pools. */
function expressAnswer(): PoolAnswer {
  const trail = new Trail();
  const identity: Identity = { kind: 'interactive' };
  trail.step('process', 'R10', 'Under IIS Express every site runs as the user who started it, whatever the pool says.');
  return {
    account: identity,
    sid: null,
    inIisIusrs: INTERACTIVE_MEMBERSHIP,
    network: identity,
    refusal: undefined,
    steps: trail.steps,
    notes: trail.notes,
  };
}

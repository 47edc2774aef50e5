import type { ServerFacts } from '../../config/base/server-facts';
import type { Pool } from '../../config/files/topology';
import { type Identity, render, renderUnknown } from '../../windows/account';
import { sidOf } from '../../windows/account-sid';
import { type Step, Trail } from '../base/step';
import { groupMembership, poolAccount } from '../process/pool';
import { networkIdentity, networkReason } from '../reach/network';

/** The account of one pool, without regard to the sites that use it (R1 to R8, R60). */
export interface PoolAnswer {
  /** Canonical string; `null` for a pool that cannot start. */
  readonly account: string | null;
  readonly sid: string | null;
  /** True, unknown with its reason, or `null` for a pool that cannot start. */
  readonly inIisIusrs: boolean | string | null;
  /** What other machines see. */
  readonly network: string | null;
  /** Why the pool cannot start, or normally cannot. */
  readonly refusal: string | undefined;
  readonly steps: readonly Step[];
  readonly notes: readonly string[];
}

export function poolIdentity(pool: Pool, facts: ServerFacts): PoolAnswer {
  return facts.host === 'iisexpress' ? expressAnswer() : iisAnswer(pool, facts);
}

function iisAnswer(pool: Pool, facts: ServerFacts): PoolAnswer {
  const trail = new Trail();
  const { identity, failure } = poolAccount(pool, facts, trail);
  const member = failure?.certain ? null : groupMembership(pool, failure, trail);
  if (identity.kind !== 'none') trail.step('network', 'R60', networkReason(identity, facts));
  return {
    account: render(identity),
    sid: sidOf(identity),
    inIisIusrs: typeof member === 'object' && member ? renderUnknown(member.unknown) : member,
    network: render(networkIdentity(identity, facts)),
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
    account: render(identity),
    sid: null,
    inIisIusrs: renderUnknown('whether the interactive user is a static member (not injected)'),
    network: render(identity),
    refusal: undefined,
    steps: trail.steps,
    notes: trail.notes,
  };
}

import type { Facts } from '../facts/facts';
import type { Identity } from '../windows/account';
import { say } from '../windows/sentence';
import type { Sid } from '../windows/sid';
import { wellKnownName } from '../windows/well-known-sids';
import type { AccessFinding } from './base/access-finding';
import type { AccessCheck } from './base/verdict';

/**
 * A67: who cannot log on; only probably, since an export is not what the running system goes by (A69). `object`: what the
 * finding is about where the check names nothing, such as a pool.
 */
export function logonFindings(checks: readonly AccessCheck[], object: string): readonly AccessFinding[] {
  return checks.flatMap(({ purpose, verdict, decidedBy, identity, repairs }): readonly AccessFinding[] => {
    if (purpose !== 'logon' || verdict !== 'denied' || decidedBy.kind !== 'right') return [];
    const isDenied = /^SeDeny/.test(decidedBy.right ?? '');
    const message = isDenied
      ? say`${identity} probably cannot log on: ${decidedBy.right ?? ''} keeps it out.`
      : say`${identity} probably cannot log on: it lacks ${decidedBy.right ?? ''}.`;
    const severity = identity.worker ? 'error' : 'warning';
    const rule = isDenied ? 'access-logon-right-denied' : 'access-logon-right-missing';
    return [{ rule, severity, object, message, repairs }];
  });
}

/** The owner of a running worker process, and the account that it would have by the configuration. */
export interface Measured {
  readonly expected: Sid;
  readonly found: Sid;
}

/** A76: what was measured counts, and says that the configuration is not what runs. */
export function measuredDiffers(
  measured: Measured | undefined,
  pool: string | undefined,
  configured: Identity,
  facts: Facts,
): readonly AccessFinding[] {
  if (!measured || pool === undefined) return [];
  const name = wellKnownName(measured.found) ?? facts.nameOf(measured.found) ?? measured.found;
  return [
    {
      rule: 'access-identity-differs',
      severity: 'error',
      object: pool,
      message: say`The worker process of pool ${pool} runs as ${name}, and by the configuration it would be ${configured}. The measurement counts.`,
      repairs: [],
    },
  ];
}

/** Whether the worker of a pool ran as another account than `configured`. */
export function measuredOf(pool: string | undefined, configured: Sid | undefined, facts: Facts): Measured | undefined {
  const name = pool?.toLowerCase();
  const worker = facts.data.workers?.find(each => each.pool.toLowerCase() === name);
  return worker && configured && worker.owner !== configured
    ? { expected: configured, found: worker.owner }
    : undefined;
}

import { booleanOf, originOf, textOf } from '../../config/base/value';
import { isExpress } from '../../identity/base/express';
import type { Sentence } from '../../windows/account';
import type { Request } from '../base/request';
import { fail, pass, type StageEntry, unknownStage } from '../base/stage';

const POOLS = 'system.applicationHost/applicationPools';

/** Whether a worker process starts for the request (O17 to O19). */
export function poolStage(request: Request): readonly StageEntry[] {
  const { place, process } = request;
  if (isExpress(place) && textOf(place.poolName) && place.pools.length === 0)
    return [
      unknownStage('pool', 'O19', `what IIS Express does about pool ${textOf(place.poolName)}, which is not defined`),
    ];
  if (isExpress(place)) return [pass('pool', 'O19', 'IIS Express has no application pools to start.')];
  const { failure } = process;
  if (failure)
    return [
      fail('pool', failure.status === '503' && process.pool ? 'R8' : 'R9', failure.status, sentence(failure.reason), {
        reason: failure.reason,
        at: failure.at,
        hresult: failure.hresult,
        certain: failure.certain,
        section: failure.section,
        alternatives: failure.alternatives,
      }),
    ];
  const { pool } = process;
  if (!pool)
    return [
      unknownStage(
        'pool',
        'R9',
        process.identity.kind === 'unknown' ? process.identity.reason : 'the application pool',
      ),
    ];
  const autoStart = pool.attribute('autoStart');
  if (booleanOf(autoStart) === false)
    return [
      fail('pool', 'O18', '503', `Pool ${pool.name} is not started with the service (autoStart="false").`, {
        at: originOf(autoStart),
        certain: false,
        section: POOLS,
      }),
    ];
  return [pass('pool', 'O17', `Pool ${pool.name} starts a worker process.`, pool.at)];
}

/** A reason as a sentence of its own. */
export function sentence(reason: Sentence): Sentence {
  if (typeof reason !== 'string') {
    const [first, ...rest] = reason;
    const start = typeof first === 'string' ? capital(first) : (first ?? '');
    return [start, ...rest, '.'];
  }
  return /[.!?]$/.test(reason) ? capital(reason) : `${capital(reason)}.`;
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

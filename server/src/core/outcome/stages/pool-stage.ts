import { booleanOf, originOf, textOf } from '../../config/base/value';
import { isExpress } from '../../identity/base/express';
import { isTemplated } from '../../text/template-tokens';
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
  const doubt = rootDoubt(request);
  if (doubt) return [unknownStage('pool', 'O17', doubt)];
  return [pass('pool', 'O17', `Pool ${pool.name} starts a worker process.`, pool.at)];
}

/** A site whose root application has no pool answers 503; nobody was found who says what becomes of its other applications. */
function rootDoubt({ place, isWholeHost }: Request): string | undefined {
  const { site, application, topology } = place;
  const root = site?.applications.find(({ path }) => path === '/');
  const name = root && textOf(root.applicationPool);
  if (!isWholeHost || !topology || !site || !root || root === application) return undefined;
  if (name === undefined || isTemplated(name)) return undefined;
  return topology.poolsNamed(name).length > 0
    ? undefined
    : `whether site ${site.name} answers at all: the pool of its root application, ${name}, is not defined`;
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

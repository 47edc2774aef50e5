import { originOf, textOf } from '../../config/base/value';
import type { Place } from '../../config/place';
import { attributeOf } from '../../config/values/effective-values';
import type { Identity } from '../../windows/account';
import { say } from '../../windows/sentence';
import type { Trail } from '../base/step';
import { undecidedBy } from '../base/undecided';
import type { WorkerProcess } from '../process/pool';
import type { RequestUser } from '../visitor/request-user';
import { connectAs } from './directories';

const SERVER_RUNTIME_SECTION = 'system.webServer/serverRuntime';

/** The token handed to impersonating handlers (R30): connect-as, else the user, else the process. */
export function requestToken(place: Place, process: WorkerProcess, user: RequestUser, trail: Trail): Identity {
  const fixed = connectAs(place.virtualDirectory, trail);
  if (fixed) {
    trail.step(
      'file',
      'R30',
      say`The virtual directory connects as ${fixed.identity}, which comes before the user.`,
      fixed.at,
    );
    return fixed.identity;
  }
  const overridden = userOverride(place, process, trail);
  if (overridden) return overridden;
  if (user.identity.kind === 'none') {
    trail.step('file', 'R30', 'There is no Windows user, so the process identity is used.');
    return process.identity;
  }
  if (user.source === 'anonymous' || user.source === 'windows')
    trail.step('file', 'R30', say`The handler works with the token of the request, ${user.identity}.`);
  return user.identity;
}

/**
 * The user as impersonating modules see it (R31): the process identity where `authenticatedUserOverride` says so,
 * undefined where the user stays.
 */
export function userOverride(place: Place, process: WorkerProcess, trail: Trail): Identity | undefined {
  // The attribute came with IIS 7.5 (R31).
  if (place.facts.iisVersion === '7.0') return undefined;
  const value = attributeOf(place.section(SERVER_RUNTIME_SECTION), 'authenticatedUserOverride');
  if (value.kind === 'unknown') return undecidedBy(trail, 'file', 'R31', value);
  const text = textOf(value)?.toLowerCase();
  // 2 is its number in the schema of IIS.
  if (text !== 'useworkerprocessuser' && text !== '2') return undefined;
  trail.step('file', 'R31', 'authenticatedUserOverride replaces the user by the process identity.', originOf(value));
  return process.identity;
}

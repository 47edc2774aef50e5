import { booleanOf, originOf } from '../../config/base/value';
import { type Unknown, unknown } from '../../windows/account';
import { isExpress } from '../base/express';
import type { Scene } from '../scene';

/** Where keys are kept: a folder, with the variables of the account whose profile it is in. */
export type KeyStore = { readonly kind: 'folder'; readonly path: string } | Unknown;

const PROFILE_STORE: KeyStore = { kind: 'folder', path: '%LOCALAPPDATA%\\ASP.NET\\DataProtection-Keys' };

/**
 * Where ASP.NET Core keeps its Data Protection keys (R40): in the profile only with both switches of the pool, else in
 * the registry if a script provisioned the pool's key there, else in memory.
 */
export function keyStore(scene: Scene): KeyStore {
  const { place, process, trail } = scene;
  if (isExpress(place)) return PROFILE_STORE;
  const { pool } = process;
  if (!pool) return unknown('the application pool');
  const load = pool.processModel('loadUserProfile');
  const environment = pool.processModel('setProfileEnvironment');
  if (load.kind === 'unknown' || environment.kind === 'unknown')
    return unknown('the process model of the application pool');
  // IIS 8.0 brought setProfileEnvironment; before, a loaded profile is the one whose folders are used.
  const hasEnvironment = /^7/.test(place.facts.iisVersion) || booleanOf(environment) !== false;
  if (booleanOf(load) === true && hasEnvironment) {
    trail.step(
      'access',
      'R40',
      'The pool loads the profile of its account, so the keys are kept there.',
      originOf(load),
    );
    return PROFILE_STORE;
  }
  const at = booleanOf(load) === true ? originOf(environment) : originOf(load);
  trail.step(
    'access',
    'R40',
    'The pool does not use the profile of its account, so the keys cannot be kept there.',
    at,
  );
  return unknown(
    'whether a key for the pool is provisioned in HKLM (otherwise the keys stay in memory and go with the process)',
  );
}

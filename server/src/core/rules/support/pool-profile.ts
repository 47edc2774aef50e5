import { textOf } from '../../config/base/value';
import type { Pool } from '../../config/files/topology';
import type { Place } from '../../config/place';
import { identityTypeNamed } from '../../identity/process/identity-type';
import { insertChild, setAttribute } from '../../xml/edits';
import type { Fix } from '../engine/finding';
import { inFile, review } from './fixes';

/** The pool of an ASP.NET Core application whose account has a profile only where the pool asks for it (R8). */
export function poolWithProfile({ pools, facts }: Place): Pool | undefined {
  const [pool] = pools;
  if (!pool || pools.length > 1 || facts.host === 'iisexpress') return undefined;
  const type = identityTypeNamed(textOf(pool.processModel('identityType')) ?? '');
  // The service accounts and SYSTEM have profiles that are always there.
  return type === 'ApplicationPoolIdentity' || type === 'SpecificUser' ? pool : undefined;
}

/** Sets an attribute of `processModel` on the pool itself to true. */
export function switchOn(
  { hostFile }: Place,
  pool: Pool,
  name: 'loadUserProfile' | 'setProfileEnvironment',
): readonly Fix[] {
  if (!hostFile) return [];
  const edits = pool.processModelElement
    ? setAttribute(pool.processModelElement, name, 'true')
    : insertChild(pool.element, `<processModel ${name}="true" />`, 'first');
  return [review(`Set ${name}="true" for the pool "${pool.name}"`, inFile(hostFile, edits))];
}

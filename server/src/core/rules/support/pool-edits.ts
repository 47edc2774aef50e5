import type { Pool } from '../../config/files/topology';
import type { IdentityType } from '../../identity/process/identity-type';
import type { TextEdit } from '../../text/edit';
import { insertChild, setAttribute } from '../../xml/edits';

/** Sets the identity type on the pool itself, whatever its defaults say. */
export function setIdentityType(pool: Pool, type: IdentityType): readonly TextEdit[] {
  return pool.processModelElement
    ? setAttribute(pool.processModelElement, 'identityType', type)
    : insertChild(pool.element, `<processModel identityType="${type}" />`, 'first');
}

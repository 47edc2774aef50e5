import type { ServerFacts } from '../../config/base/server-facts';
import type { Pool } from '../../config/files/topology';
import type { XmlElement } from '../../xml/tree';

export type IdentityType =
  | 'LocalSystem'
  | 'LocalService'
  | 'NetworkService'
  | 'SpecificUser'
  | 'ApplicationPoolIdentity';

/** R1: names and numbers of the schema's enumeration. */
const TYPES: readonly IdentityType[] = [
  'LocalSystem',
  'LocalService',
  'NetworkService',
  'SpecificUser',
  'ApplicationPoolIdentity',
];

/** Undefined for a text that is none of the types. */
export function identityTypeNamed(text: string | undefined): IdentityType | undefined {
  if (text !== undefined && /^[0-4]$/.test(text)) return TYPES[Number(text)];
  return TYPES.find(type => type.toLowerCase() === text?.toLowerCase());
}

/** What a pool runs as (R2, R3); undefined where that is unknown or no type at all. */
export function identityTypeOf(pool: Pool, facts: ServerFacts): IdentityType | undefined {
  const value = pool.processModel('identityType');
  if (value.kind === 'set') return identityTypeNamed(value.value);
  if (value.kind === 'unknown' || value.kind === 'secret') return undefined;
  // R2: the default changed after IIS 7.0.
  return facts.iisVersion === '7.0' ? 'NetworkService' : 'ApplicationPoolIdentity';
}

/** Every `processModel` of a host configuration: that of the defaults, then those of the pools. */
export function* processModels(
  poolDefaults: XmlElement | undefined,
  pools: readonly Pool[],
): Iterable<{ readonly element: XmlElement; readonly pool: Pool | undefined }> {
  const shared = poolDefaults?.child('processModel');
  if (shared) yield { element: shared, pool: undefined };
  for (const pool of pools) if (pool.processModelElement) yield { element: pool.processModelElement, pool };
}

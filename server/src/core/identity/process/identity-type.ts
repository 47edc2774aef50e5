import type { ServerFacts } from '../../config/base/server-facts';
import type { Pool } from '../../config/files/topology';

/** R1: names of the schema's enumeration; the number of each is its index. */
const TYPES = ['LocalSystem', 'LocalService', 'NetworkService', 'SpecificUser', 'ApplicationPoolIdentity'] as const;

export type IdentityType = (typeof TYPES)[number];

/** The type that a text names, or its number; undefined for a text that is none of the types. */
export function identityTypeNamed(text: string | undefined): IdentityType | undefined {
  if (text !== undefined && /^[0-4]$/.test(text)) return TYPES[Number(text)];
  return TYPES.find(type => type.toLowerCase() === text?.toLowerCase());
}

/** R2: what a pool is that names no type; the default of IIS 7.0 was another one. */
export function defaultIdentityType({ iisVersion }: ServerFacts): IdentityType {
  return iisVersion === '7.0' ? 'NetworkService' : 'ApplicationPoolIdentity';
}

/** What a pool runs as (R2, R3); undefined where that is unknown or no type at all. */
export function identityTypeOf(pool: Pool, facts: ServerFacts): IdentityType | undefined {
  const value = pool.processModel('identityType');
  if (value.kind === 'set') return identityTypeNamed(value.value);
  return value.kind === 'unknown' || value.kind === 'secret' ? undefined : defaultIdentityType(facts);
}

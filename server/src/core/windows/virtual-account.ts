import { sha1 } from './sha1';
import type { Sid } from './sid';

/**
 * SID of the virtual account `IIS APPPOOL\<name>` (R4): SHA-1 over the lower-cased name in UTF-16LE without
 * terminator, the digest read as five little-endian 32-bit numbers.
 */
export function poolSid(poolName: string): Sid {
  const known = POOL_SIDS.get(poolName);
  if (known !== undefined) return known;
  const sid: Sid = `S-1-5-82-${hashOf(mapUnits(poolName, unit => unit.toLowerCase()))}`;
  if (POOL_SIDS.size >= MOST_POOLS) POOL_SIDS.clear();
  POOL_SIDS.set(poolName, sid);
  return sid;
}

/** Every question about a site asks for the same few, and a server has thousands. */
const POOL_SIDS = new Map<string, Sid>();
const MOST_POOLS = 20_000;

/** SID of the service account `NT SERVICE\<name>`: as for a pool, but over the upper-cased name. */
export function serviceSid(serviceName: string): Sid {
  return `S-1-5-80-${hashOf(mapUnits(serviceName, unit => unit.toUpperCase()))}`;
}

function hashOf(name: string): string {
  const bytes = new Uint8Array(name.length * 2);
  for (let i = 0; i < name.length; i++) {
    const unit = name.charCodeAt(i);
    bytes[2 * i] = unit & 0xff;
    bytes[2 * i + 1] = unit >>> 8;
  }
  return sha1(bytes)
    .map(word => swapBytes(word))
    .join('-');
}

/**
 * Changes case by simple, one-to-one mapping of UTF-16 units, as Windows' invariant culture does it: no final sigma, no
 * expansion of `İ` or `ß` (R4, inferred for names outside ASCII).
 */
function mapUnits(text: string, map: (unit: string) => string): string {
  let result = '';
  for (let i = 0; i < text.length; i++) {
    const unit = text.charAt(i);
    const mapped = map(unit);
    result += mapped.length === 1 ? mapped : unit;
  }
  return result;
}

function swapBytes(word: number): number {
  return (((word & 0xff) << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24)) >>> 0;
}

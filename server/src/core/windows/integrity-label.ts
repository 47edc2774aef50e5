import {
  type AccessMask,
  GENERIC_EXECUTE,
  GENERIC_READ,
  GENERIC_WRITE,
  mapGeneric,
  type ObjectType,
} from './access-rights';
import { isEffective, type SecurityDescriptor } from './security-descriptor';
import type { Sid } from './sid';

/** Levels that a token may have, the last part of `S-1-16-…`; both are the same where it is known (A28). */
export interface IntegrityRange {
  readonly least: number;
  readonly most: number;
}

/** Medium is `S-1-16-8192`, High `S-1-16-12288`, System `S-1-16-16384` (win32 documentation, well-known SIDs). */
const MEDIUM = 8192;
const HIGH = 12288;

/** Services were seen with High, the accounts of pools that have a name with Medium. */
export const OF_SERVICES: IntegrityRange = { least: HIGH, most: HIGH };
export const MEDIUM_OR_HIGH: IntegrityRange = { least: MEDIUM, most: HIGH };
export const OF_SYSTEM: IntegrityRange = { least: 16384, most: 16384 };

/** The level of a label or of a token; undefined for other SIDs. */
export function integrityLevel(sid: Sid | undefined): number | undefined {
  const [, level] = /^S-1-16-(\d+)$/.exec(sid ?? '') ?? [];
  return level === undefined ? undefined : Number(level);
}

const NO_WRITE_UP = 0x1;
const NO_READ_UP = 0x2;
const NO_EXECUTE_UP = 0x4;

/**
 * What of the wanted rights the label of an object keeps from tokens of a level below it (MS-DTYP 2.5.3.3), whatever its
 * list says: all that is in none of the generic rights which the label leaves. 0 without a label: such an object
 * counts as Medium, and no account of IIS is below that.
 */
export function keptByLabel(
  { sacl = [] }: SecurityDescriptor,
  type: ObjectType,
  wanted: AccessMask,
  level: number,
): AccessMask {
  const label = sacl.find(ace => ace.type === 'ML' && isEffective(ace));
  const own = integrityLevel(label?.principal.sid);
  if (label === undefined || own === undefined || level >= own) return 0;
  let generic = 0;
  if ((label.mask & NO_READ_UP) === 0) generic |= GENERIC_READ;
  if ((label.mask & NO_WRITE_UP) === 0) generic |= GENERIC_WRITE;
  if ((label.mask & NO_EXECUTE_UP) === 0) generic |= GENERIC_EXECUTE;
  return (wanted & ~mapGeneric(generic >>> 0, type)) >>> 0;
}

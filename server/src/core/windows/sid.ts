/** A security identifier as its canonical text, so that equal SIDs are equal strings. */
export type Sid = `S-1-${string}`;

/** An identifier authority has 48 bits, a subauthority 32, and there are at most 15 of them (MS-DTYP 2.4.2). */
const AUTHORITY_LIMIT = 2 ** 48;
const SUBAUTHORITY_LIMIT = 2 ** 32;
const MAX_SUBAUTHORITIES = 15;

/**
 * The SID that a text stands for, whatever the case of its letters; the parts may be decimal or hexadecimal, as in
 * SDDL. Undefined for every other text.
 */
export function parseSid(text: string): Sid | undefined {
  const match = /^S-(?:0x)?1((?:-(?:0x[0-9A-F]+|[0-9]+))+)$/i.exec(text.trim());
  const [authority, ...subauthorities] = (match?.[1] ?? '').split('-').slice(1).map(Number);
  if (authority === undefined || authority >= AUTHORITY_LIMIT) return undefined;
  if (subauthorities.length === 0 || subauthorities.length > MAX_SUBAUTHORITIES) return undefined;
  if (subauthorities.some(part => part >= SUBAUTHORITY_LIMIT)) return undefined;
  return `S-1-${[authorityText(authority), ...subauthorities].join('-')}`;
}

/** Windows writes an authority of more than 32 bits as twelve hexadecimal digits (MS-DTYP 2.4.2.1). */
function authorityText(authority: number): string {
  return authority < SUBAUTHORITY_LIMIT
    ? String(authority)
    : `0x${authority.toString(16).toUpperCase().padStart(12, '0')}`;
}

/** True for SIDs that a machine or a domain gives out to its own users and groups: another one everywhere. */
export function isMachineOrDomainSid(sid: Sid): boolean {
  return sid.startsWith('S-1-5-21-');
}

/** True for the groups of the domain BUILTIN, whose members every machine keeps itself. */
export function isBuiltinGroup(sid: Sid): boolean {
  return sid.startsWith('S-1-5-32-');
}

import type { Sid } from './sid';

interface WellKnown {
  /** The name as English Windows writes it, with its domain where it has one. */
  readonly name: string;
  /** Other names that Windows takes for it. */
  readonly aliases?: readonly string[];
}

/**
 * SIDs that are the same on every machine (Well-known SIDs, win32 documentation; MS-DTYP 2.4.2.4). IUSR and IIS_IUSRS
 * have these names in every language of Windows.
 */
export const WELL_KNOWN = {
  'S-1-1-0': { name: 'Everyone' },
  'S-1-2-0': { name: 'LOCAL' },
  'S-1-2-1': { name: 'CONSOLE LOGON' },
  'S-1-3-0': { name: 'CREATOR OWNER' },
  'S-1-3-1': { name: 'CREATOR GROUP' },
  'S-1-3-4': { name: 'OWNER RIGHTS' },
  'S-1-5-2': { name: 'NT AUTHORITY\\NETWORK' },
  'S-1-5-3': { name: 'NT AUTHORITY\\BATCH' },
  'S-1-5-4': { name: 'NT AUTHORITY\\INTERACTIVE' },
  'S-1-5-6': { name: 'NT AUTHORITY\\SERVICE' },
  'S-1-5-7': { name: 'NT AUTHORITY\\ANONYMOUS LOGON' },
  'S-1-5-11': { name: 'NT AUTHORITY\\Authenticated Users' },
  'S-1-5-15': { name: 'NT AUTHORITY\\This Organization' },
  'S-1-5-17': { name: 'NT AUTHORITY\\IUSR' },
  // The names that the service manager takes for its three accounts (win32 documentation of each).
  'S-1-5-18': { name: 'NT AUTHORITY\\SYSTEM', aliases: ['.\\LocalSystem'] },
  'S-1-5-19': { name: 'NT AUTHORITY\\LOCAL SERVICE', aliases: ['NT AUTHORITY\\LocalService'] },
  'S-1-5-20': { name: 'NT AUTHORITY\\NETWORK SERVICE', aliases: ['NT AUTHORITY\\NetworkService'] },
  'S-1-5-32-544': { name: 'BUILTIN\\Administrators' },
  'S-1-5-32-545': { name: 'BUILTIN\\Users' },
  'S-1-5-32-546': { name: 'BUILTIN\\Guests' },
  'S-1-5-32-547': { name: 'BUILTIN\\Power Users' },
  'S-1-5-32-551': { name: 'BUILTIN\\Backup Operators' },
  'S-1-5-32-559': { name: 'BUILTIN\\Performance Log Users' },
  'S-1-5-32-568': { name: 'BUILTIN\\IIS_IUSRS' },
  'S-1-5-64-10': { name: 'NT AUTHORITY\\NTLM Authentication' },
  'S-1-5-80-0': { name: 'NT SERVICE\\ALL SERVICES' },
  // In the token of every virtual account; Windows has no name for it.
  'S-1-5-82-0': { name: 'S-1-5-82-0' },
  'S-1-5-113': { name: 'NT AUTHORITY\\Local account' },
  'S-1-5-114': { name: 'NT AUTHORITY\\Local account and member of Administrators group' },
} as const satisfies Readonly<Record<Sid, WellKnown>>;

/** A SID of the table. */
export type WellKnownSid = keyof typeof WELL_KNOWN;

const byName: ReadonlyMap<string, Sid> = new Map(
  Object.entries<WellKnown>(WELL_KNOWN).flatMap(([sid, { name, aliases = [] }]) =>
    [name, ...aliases].flatMap(text => namesWithAndWithoutDomain(text).map(key => [key, sid as WellKnownSid] as const)),
  ),
);

/**
 * A name without a domain means the well-known account before any account of the machine or the domain
 * (`LookupAccountName`, win32 documentation).
 */
function namesWithAndWithoutDomain(name: string): readonly string[] {
  const lower = name.toLowerCase();
  return [lower, lower.replace(/^[^\\]*\\/, '')];
}

/** The SID that a name stands for on every machine, with or without its domain, in any case. */
export function wellKnownSid(name: string): Sid | undefined {
  return byName.get(name.toLowerCase());
}

/** The name of a well-known SID; undefined for every other. */
export function wellKnownName(sid: Sid): string | undefined {
  return (WELL_KNOWN as Readonly<Record<Sid, WellKnown>>)[sid]?.name;
}

/** True for the SIDs of the table that are accounts; all others are groups. */
export function isAccount(sid: Sid): boolean {
  return /^S-1-5-(?:7|17|18|19|20)$/.test(sid);
}

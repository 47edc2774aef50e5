/** What an access list protects; it decides what generic rights mean (A19). */
export type ObjectType = 'file' | 'directory' | 'key' | 'share';

/** An access mask: 32 bits, unsigned (win32 documentation, access mask format). */
export type AccessMask = number;

/** Bits of files and folders (win32 documentation, file access rights constants), and those of every object. */
export const READ_DATA = 0x1;
export const WRITE_DATA = 0x2;
export const APPEND_DATA = 0x4;
export const EXECUTE = 0x20;
export const DELETE_CHILD = 0x40;
export const READ_ATTRIBUTES = 0x80;
export const DELETE = 0x10000;
export const READ_CONTROL = 0x20000;
export const WRITE_DAC = 0x40000;
export const WRITE_OWNER = 0x80000;
export const ACCESS_SYSTEM_SECURITY = 0x1000000;

/** The rights that dialogs offer for files and folders (A7). */
export const READ = 0x120089;
export const WRITE = 0x120116;
export const READ_EXECUTE = 0x1200a9;
export const MODIFY = 0x1301bf;
export const FULL_CONTROL = 0x1f01ff;

export const KEY_READ = 0x20019;
export const KEY_WRITE = 0x20006;
export const KEY_ALL_ACCESS = 0xf003f;

/** Changing anything: data, what is in a folder, the object itself, its access list or owner (A66). */
export const ANY_WRITE = WRITE_DATA | APPEND_DATA | DELETE_CHILD | DELETE | WRITE_DAC | WRITE_OWNER;

export const GENERIC_READ = 0x80000000;
export const GENERIC_WRITE = 0x40000000;
export const GENERIC_EXECUTE = 0x20000000;
const GENERIC_ALL = 0x10000000;
export const GENERIC = (GENERIC_READ | GENERIC_WRITE | GENERIC_EXECUTE | GENERIC_ALL) >>> 0;

interface GenericMapping {
  readonly read: AccessMask;
  readonly write: AccessMask;
  readonly execute: AccessMask;
  readonly all: AccessMask;
}

/** Generic mapping of files (A19; winnt.h: FILE_GENERIC_READ and its like). */
const OF_FILES: GenericMapping = { read: READ, write: WRITE, execute: 0x1200a0, all: FULL_CONTROL };

const OF_KEYS: GenericMapping = { read: KEY_READ, write: KEY_WRITE, execute: KEY_READ, all: KEY_ALL_ACCESS };

/** A mask without generic bits: each stands for the rights that the type of object gives it (MS-DTYP 2.5.3.2). */
export function mapGeneric(mask: AccessMask, type: ObjectType): AccessMask {
  if ((mask & GENERIC) === 0) return mask;
  const { read, write, execute, all } = type === 'key' ? OF_KEYS : OF_FILES;
  let mapped = mask & ~GENERIC;
  if (mask & GENERIC_READ) mapped |= read;
  if (mask & GENERIC_WRITE) mapped |= write;
  if (mask & GENERIC_EXECUTE) mapped |= execute;
  if (mask & GENERIC_ALL) mapped |= all;
  return mapped >>> 0;
}

/** Lower-case hexadecimal with `0x`, as SDDL writes masks. */
export function hexMask(mask: AccessMask): string {
  return `0x${(mask >>> 0).toString(16)}`;
}

/** What icacls writes for rights (A7); `W` is what it grants, `DE` and `D` in a list are the same to us. */
const LETTERS: ReadonlyMap<string, AccessMask> = new Map([
  ['F', FULL_CONTROL],
  ['M', MODIFY],
  ['RX', READ_EXECUTE],
  ['R', READ],
  ['W', 0x100116],
  ['D', 0x110000],
  ['RD', READ_DATA],
  ['WD', WRITE_DATA],
  ['AD', APPEND_DATA],
  ['REA', 0x8],
  ['WEA', 0x10],
  ['X', EXECUTE],
  ['DC', DELETE_CHILD],
  ['RA', READ_ATTRIBUTES],
  ['WA', 0x100],
  ['DE', DELETE],
  ['RC', READ_CONTROL],
  ['WDAC', WRITE_DAC],
  ['WO', WRITE_OWNER],
  ['S', 0x100000],
  ['AS', ACCESS_SYSTEM_SECURITY],
  ['MA', 0x2000000],
  ['GR', GENERIC_READ],
  ['GW', GENERIC_WRITE],
  ['GE', GENERIC_EXECUTE],
  ['GA', GENERIC_ALL],
]);

/** Rights of a registry key under the same letters. */
const KEY_LETTERS: ReadonlyMap<string, AccessMask> = new Map([
  ['R', KEY_READ],
  ['KR', KEY_READ],
  ['W', KEY_WRITE],
  ['KW', KEY_WRITE],
  ['F', KEY_ALL_ACCESS],
  ['KA', KEY_ALL_ACCESS],
]);

/** The sum of a list such as `RX,WD` or `(RX,WD)`; undefined where a part of it is not known. */
export function maskOfLetters(list: string, type: ObjectType = 'file'): AccessMask | undefined {
  const parts = list.replace(/^\(|\)$/g, '').split(',');
  let mask = 0;
  for (const part of parts) {
    const letters = part.trim().toUpperCase();
    const bits = (type === 'key' ? KEY_LETTERS.get(letters) : undefined) ?? LETTERS.get(letters);
    if (bits === undefined) return undefined;
    mask |= bits;
  }
  return mask >>> 0;
}

/** A right as people ask for it: a number, or letters of icacls. Undefined for anything else. */
export function parseRight(text: string, type: ObjectType): AccessMask | undefined {
  const trimmed = text.trim();
  if (/^(0x[0-9a-f]{1,8}|[0-9]{1,10})$/i.test(trimmed)) {
    const mask = Number(trimmed);
    return mask <= 0xffffffff ? mask : undefined;
  }
  return maskOfLetters(trimmed, type);
}

/** Names of single bits, in the order in which they are told. */
const FILE_BITS: readonly (readonly [AccessMask, string, string])[] = [
  [READ_DATA, 'read data', 'list'],
  [WRITE_DATA, 'write data', 'add files'],
  [APPEND_DATA, 'append data', 'add folders'],
  [0x8, 'read extended attributes', 'read extended attributes'],
  [0x10, 'write extended attributes', 'write extended attributes'],
  [EXECUTE, 'execute', 'traverse'],
  [DELETE_CHILD, 'delete child', 'delete what is in it'],
  [READ_ATTRIBUTES, 'read attributes', 'read attributes'],
  [0x100, 'write attributes', 'write attributes'],
];

const KEY_BITS: readonly (readonly [AccessMask, string])[] = [
  [0x1, 'query values'],
  [0x2, 'set values'],
  [0x4, 'create subkeys'],
  [0x8, 'list subkeys'],
  [0x10, 'notify'],
  [0x20, 'create links'],
];

const STANDARD_BITS: readonly (readonly [AccessMask, string])[] = [
  [DELETE, 'delete'],
  [READ_CONTROL, 'read permissions'],
  [WRITE_DAC, 'change permissions'],
  [WRITE_OWNER, 'take ownership'],
  [0x100000, 'synchronize'],
  [ACCESS_SYSTEM_SECURITY, 'read and change the audit list'],
];

/** The single rights of a mask by name, e.g. `write data`, `delete` (A23). */
export function rightNames(mask: AccessMask, type: ObjectType): readonly string[] {
  const own =
    type === 'key'
      ? KEY_BITS
      : FILE_BITS.map(([bit, onFile, onFolder]) => [bit, type === 'directory' ? onFolder : onFile] as const);
  return [...own, ...STANDARD_BITS].flatMap(([bit, name]) => (mask & bit ? [name] : []));
}

const NAMED: readonly (readonly [AccessMask, string])[] = [
  [FULL_CONTROL, 'Full control'],
  [MODIFY, 'Modify'],
  [READ_EXECUTE, 'Read & execute'],
  [READ, 'Read'],
];

/** A mask as dialogs call it, where they have a name for it; else its single rights. */
export function rightWords(mask: AccessMask, type: ObjectType): string {
  if (type === 'key') {
    if (mask === KEY_ALL_ACCESS) return 'Full control';
    if (mask === KEY_READ) return 'Read';
  } else {
    const named = NAMED.find(([bits]) => bits === mask);
    if (named) return named[1];
  }
  return rightNames(mask, type).join(', ') || 'nothing';
}

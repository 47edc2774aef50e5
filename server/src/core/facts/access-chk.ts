import { DELETE, FULL_CONTROL, READ_CONTROL, WRITE_DAC, WRITE_OWNER } from '../windows/access-rights';
import {
  type Ace,
  CONTAINER_INHERIT,
  INHERIT_ONLY,
  INHERITED,
  NO_PROPAGATE,
  OBJECT_INHERIT,
  plainAce,
} from '../windows/security-descriptor';
import { type Exported, type ExportedObject, exportedPrincipal, linesOf } from './exported';

const OBJECT = /^(?:[A-Za-z]:\\|\\\\)/;
const ENTRY = /^\s+\[\d+\]\s+(\w+): (.+)$/;
const OWNER = /^\s+OWNER: (.+)$/;

/** True for what `accesschk -l` prints; without `-l` it prints effective rights by a letter, which are no entries (A10). */
export function isAccessChk(text: string): boolean {
  return /^\s+DESCRIPTOR FLAGS:/m.test(text.slice(0, 20_000));
}

/**
 * Whole descriptors as `accesschk -l` prints them (A10; Sysinternals AccessChk): a path, its owner, and entries with the
 * names of their flags and rights. An object with anything that is not known has no list at all: half of one would be a
 * wrong verdict.
 */
export function parseAccessChk(text: string): Exported<ExportedObject> {
  const rows: ExportedObject[] = [];
  const problems: string[] = [];
  for (const [path, lines] of objectsOf(text)) {
    const entries = entriesOf(lines);
    const aces = entries.map(aceOf);
    const known = aces.filter(ace => ace !== undefined);
    const owner = lines.map(line => OWNER.exec(line)?.[1]).find(name => name !== undefined);
    if (entries.length === 0) {
      problems.push(`no entries of ${path} are shown, which may be an empty list or none`);
      rows.push({ kind: 'unread', path, reason: 'no entries are shown' });
    } else if (known.length < aces.length) {
      problems.push(`an entry of ${path} has a type or a right that is not known`);
      rows.push({ kind: 'unread', path, reason: 'an entry is not known' });
    } else
      rows.push({ kind: 'aces', path, aces: known, owner: owner === undefined ? owner : exportedPrincipal(owner) });
  }
  return { rows, problems };
}

function objectsOf(text: string): readonly (readonly [string, readonly string[]])[] {
  const objects: [string, string[]][] = [];
  for (const line of linesOf(text))
    if (OBJECT.test(line)) objects.push([line.trim(), []]);
    else objects.at(-1)?.[1].push(line);
  return objects;
}

interface Entry {
  readonly type: string;
  readonly account: string;
  readonly words: string[];
}

function entriesOf(lines: readonly string[]): readonly Entry[] {
  const entries: Entry[] = [];
  for (const line of lines) {
    const [, type, account] = ENTRY.exec(line) ?? [];
    if (type !== undefined && account !== undefined) entries.push({ type, account, words: [] });
    else if (line.trim() !== '') entries.at(-1)?.words.push(line.trim());
  }
  return entries;
}

const FLAGS: ReadonlyMap<string, number> = new Map([
  ['[OBJECT_INHERIT_ACE]', OBJECT_INHERIT],
  ['[CONTAINER_INHERIT_ACE]', CONTAINER_INHERIT],
  ['[NO_PROPAGATE_INHERIT_ACE]', NO_PROPAGATE],
  ['[INHERIT_ONLY_ACE]', INHERIT_ONLY],
  ['[INHERITED_ACE]', INHERITED],
]);

/** Names of winnt.h, for files and for folders. */
const RIGHTS: ReadonlyMap<string, number> = new Map([
  ['FILE_ALL_ACCESS', FULL_CONTROL],
  ['FILE_READ_DATA', 0x1],
  ['FILE_LIST_DIRECTORY', 0x1],
  ['FILE_WRITE_DATA', 0x2],
  ['FILE_ADD_FILE', 0x2],
  ['FILE_APPEND_DATA', 0x4],
  ['FILE_ADD_SUBDIRECTORY', 0x4],
  ['FILE_READ_EA', 0x8],
  ['FILE_WRITE_EA', 0x10],
  ['FILE_EXECUTE', 0x20],
  ['FILE_TRAVERSE', 0x20],
  ['FILE_DELETE_CHILD', 0x40],
  ['FILE_READ_ATTRIBUTES', 0x80],
  ['FILE_WRITE_ATTRIBUTES', 0x100],
  ['DELETE', DELETE],
  ['READ_CONTROL', READ_CONTROL],
  ['WRITE_DAC', WRITE_DAC],
  ['WRITE_OWNER', WRITE_OWNER],
  ['SYNCHRONIZE', 0x100000],
  ['GENERIC_READ', 0x80000000],
  ['GENERIC_WRITE', 0x40000000],
  ['GENERIC_EXECUTE', 0x20000000],
  ['GENERIC_ALL', 0x10000000],
]);

const EFFECTS: Readonly<Record<string, 'allow' | 'deny'>> = {
  ACCESS_ALLOWED_ACE_TYPE: 'allow',
  ACCESS_DENIED_ACE_TYPE: 'deny',
};

function aceOf({ type, account, words }: Entry): Ace | undefined {
  const effect = EFFECTS[type];
  let flags = 0;
  let mask = 0;
  for (const word of words) {
    const flag = FLAGS.get(word);
    const right = RIGHTS.get(word);
    if (flag === undefined && right === undefined) return undefined;
    flags |= flag ?? 0;
    mask |= right ?? 0;
  }
  return effect && mask !== 0 ? plainAce(effect, flags, mask >>> 0, exportedPrincipal(account)) : undefined;
}

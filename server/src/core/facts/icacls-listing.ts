import { FULL_CONTROL, maskOfLetters } from '../windows/access-rights';
import { isBuiltinDomain, localizedSid } from '../windows/localized-names';
import { principalNamed } from '../windows/principal';
import {
  type Ace,
  CONTAINER_INHERIT,
  INHERIT_ONLY,
  INHERITED,
  NO_PROPAGATE,
  OBJECT_INHERIT,
  plainAce,
} from '../windows/security-descriptor';
import { joinWindowsPath } from '../windows/windows-path';
import { type Exported, type ExportedObject, exportedPrincipal, linesOf } from './exported';

export interface ListingHints {
  /** Folder to which relative paths belong. */
  readonly base?: string | undefined;
  /** Paths that the listing may be of; they tell where a path ends and an account begins. */
  readonly paths?: readonly string[];
  /** Accounts that may stand in it, beside those that every Windows has. */
  readonly accounts?: readonly string[];
}

/**
 * What `icacls <name>` prints (A6, A7), in any language: the account names are in that of the server. The first entry
 * stands behind the path, the others below it; where there is one entry only, a known path or account tells them apart.
 */
export function parseIcaclsListing(text: string, hints: ListingHints = {}): Exported<ExportedObject> {
  const rows: ExportedObject[] = [];
  const problems: string[] = [];
  for (const block of blocksOf(text)) {
    const [first = '', ...rest] = block;
    if (!isEntry(first)) {
      // The last line sums up, in the language of the server; a path with a message could not be read.
      const unread = /^((?:[A-Za-z]:|\\\\[^:]+)[^:]*): /.exec(first)?.[1];
      if (unread !== undefined) {
        problems.push(`${unread} could not be read`);
        rows.push({ kind: 'unread', path: below(unread, hints), reason: 'icacls could not read it' });
      }
      continue;
    }
    const path = pathOf(first, rest, hints);
    if (path === undefined) {
      problems.push(`where the path ends in "${first}" is not clear: name it with --path-hint`);
      continue;
    }
    const entries = [first.slice(path.length), ...rest].map(line => line.trim());
    const aces: Ace[] = [];
    let unknown: string | undefined;
    for (const entry of entries) {
      const ace = aceOf(entry);
      if (ace === undefined) unknown ??= entry;
      else if (ace !== 'label') aces.push(ace);
    }
    if (unknown === undefined) rows.push({ kind: 'aces', path: below(path, hints), aces });
    else {
      problems.push(`"${unknown}" of ${path} has rights that are not known`);
      rows.push({ kind: 'unread', path: below(path, hints), reason: 'an entry is not known' });
    }
  }
  return { rows, problems };
}

function below(path: string, { base }: ListingHints): string {
  const isAbsolute = /^([A-Za-z]:|\\\\)/.test(path);
  return base === undefined || isAbsolute ? path : joinWindowsPath(base, path);
}

/** True for a text that icacls can have printed. */
export function isIcaclsListing(text: string): boolean {
  return linesOf(text.slice(0, 20_000)).some(line => isEntry(line));
}

/** Objects: a line with a path and an entry, then indented ones with further entries. */
function blocksOf(text: string): readonly (readonly string[])[] {
  const blocks: string[][] = [];
  let block: string[] | undefined;
  for (const line of linesOf(text)) {
    if (line.trim() === '') block = undefined;
    else if (block && /^\s/.test(line)) block.push(line);
    else {
      block = [line];
      blocks.push(block);
    }
  }
  return blocks;
}

const GROUPS = /:((?:\([A-Za-z0-9, ]+\))+)\s*$/;

function isEntry(line: string): boolean {
  return GROUPS.test(line);
}

function pathOf(first: string, rest: readonly string[], hints: ListingHints): string | undefined {
  const second = rest.find(isEntry);
  const indent = second === undefined ? 0 : (/^\s*/.exec(second)?.[0].length ?? 0);
  if (indent > 1 && first.charAt(indent - 1) === ' ') return first.slice(0, indent - 1);
  const known = [...(hints.paths ?? [])]
    .sort((a, b) => b.length - a.length)
    .find(path => first.toLowerCase().startsWith(`${path.toLowerCase()} `));
  if (known !== undefined) return first.slice(0, known.length);
  const accounts = new Set((hints.accounts ?? []).map(name => name.toLowerCase()));
  for (let at = first.indexOf(' '); at >= 0; at = first.indexOf(' ', at + 1)) {
    const account = first.slice(at + 1).replace(GROUPS, '');
    if (accounts.has(account.toLowerCase()) || isKnownAccount(account)) return first.slice(0, at);
  }
  // Without any blank in it there is but one way to read the path.
  const blanks = first.replace(GROUPS, '').split(' ');
  return blanks.length === 2 ? blanks[0] : undefined;
}

function isKnownAccount(account: string): boolean {
  const [, domain] = /^([^\\:]*)\\[^\\:]+$/.exec(account) ?? [];
  if (domain !== undefined)
    return (
      isBuiltinDomain(domain) ||
      /^(IIS APPPOOL|NT SERVICE|APPLICATION PACKAGE AUTHORITY|Mandatory Label)$/i.test(domain)
    );
  return (
    /^S-1-[0-9-]+$/i.test(account) || principalNamed(account).sid !== undefined || localizedSid(account) !== undefined
  );
}

const FLAGS: ReadonlyMap<string, number> = new Map([
  ['I', INHERITED],
  ['OI', OBJECT_INHERIT],
  ['CI', CONTAINER_INHERIT],
  ['IO', INHERIT_ONLY],
  ['NP', NO_PROPAGATE],
]);

/** `label` for the integrity label, which is no entry of the list. */
function aceOf(entry: string): Ace | 'label' | undefined {
  const match = GROUPS.exec(entry);
  if (!match) return undefined;
  const account = entry.slice(0, match.index);
  const groups = [...(match[1] ?? '').matchAll(/\(([^)]*)\)/g)].map(([, inner = '']) => inner.trim().toUpperCase());
  if (groups.some(group => /^(NW|NR|NX)(,(NW|NR|NX))*$/.test(group))) return 'label';
  let flags = 0;
  let isDeny = false;
  let rights: string | undefined;
  for (const group of groups) {
    const flag = FLAGS.get(group);
    if (flag !== undefined) flags |= flag;
    else if (group === 'DENY') isDeny = true;
    // One group has the rights; a second one means something that is not known, which may be a deny.
    else if (rights !== undefined) return undefined;
    else rights = group;
  }
  // No access is a deny of everything.
  if (rights === 'N') return plainAce('deny', flags, FULL_CONTROL, exportedPrincipal(account));
  const mask = rights === undefined ? undefined : listedMask(rights);
  if (mask === undefined) return undefined;
  return plainAce(isDeny ? 'deny' : 'allow', flags, mask, exportedPrincipal(account));
}

function listedMask(rights: string): number | undefined {
  return /^0X[0-9A-F]+$/.test(rights) ? Number(rights) : maskOfLetters(rights);
}

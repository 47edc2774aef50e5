import type { Facts, ObjectFact } from '../facts/facts';
import { checkAccess } from '../windows/access-check';
import { type AccessMask, APPEND_DATA, EXECUTE, READ, WRITE_DATA } from '../windows/access-rights';
import type { Identity } from '../windows/account';
import type { SecurityDescriptor } from '../windows/security-descriptor';
import { sameAnswer } from '../windows/sentence';
import { isUnc, parentWindowsPath } from '../windows/windows-path';
import type { Question } from './question';
import type { KnownSubject } from './subject';

type Verdict = 'granted' | 'denied' | 'unknown';

/** What one account may do with an object: read it, write or add to it, run it or pass it. */
export interface EffectiveRights {
  readonly read: Verdict;
  readonly write: Verdict;
  readonly execute: Verdict;
}

/** A folder or file with rights of its own; what lies below and has the same is counted. */
export interface FolderRow {
  readonly path: string;
  /** Of each account, in the order of the accounts. */
  readonly rights: readonly EffectiveRights[];
  /** Listed objects below, up to the next row, where everybody has the same rights. */
  readonly same: number;
}

export interface FolderRights {
  readonly facts: Facts;
  /** Who acts at the place: the visitor without a logon, the worker process, the code of the application. */
  readonly accounts: readonly Identity[];
  readonly rows: readonly FolderRow[];
}

/** Rows beyond these are left out: nobody reads them, and each costs. */
const MOST_OBJECTS = 20_000;

/**
 * Who may read, write and run what in the folder of a place, by the lists of the facts. An object has a row where somebody
 * has other rights than on its folder. Undefined where the facts list nothing there.
 */
export function folderRights(question: Question): FolderRights | undefined {
  const { facts, contentFolder: root } = question;
  const listed = root === undefined ? [] : facts.below(root, MOST_OBJECTS);
  const accounts = accountsOf(question);
  if (root === undefined || listed.length === 0 || accounts.length === 0) return undefined;
  const where = isUnc(root) ? 'file server' : 'here';
  const subjects = accounts.map(account => question.subject(account, where));
  const known = new Map<SecurityDescriptor, readonly EffectiveRights[]>();
  const rows: (FolderRow & { same: number })[] = [];
  /** The row that stands for an object, by the key of its path. */
  const rowOf = new Map<string, FolderRow & { same: number }>();
  for (const fact of listed) {
    const descriptor = target(fact, facts);
    if (!descriptor) continue;
    const rights = known.get(descriptor) ?? subjects.map(subject => rightsOf(descriptor, subject));
    known.set(descriptor, rights);
    const above = rowAbove(fact.key, rowOf);
    if (above && sameRights(above.rights, rights)) {
      above.same++;
      rowOf.set(fact.key, above);
      continue;
    }
    const row = { path: fact.path, rights, same: 0 };
    rows.push(row);
    rowOf.set(fact.key, row);
  }
  return rows.length === 0 ? undefined : { facts, accounts, rows };
}

function accountsOf(question: Question): readonly Identity[] {
  const found: Identity[] = [];
  for (const identity of [question.actor('static'), question.process, question.application])
    if (identity.kind !== 'none' && !found.some(other => sameAnswer(other, identity))) found.push(identity);
  return found;
}

/** A29: behind a link the list of its target counts. */
function target(fact: ObjectFact, facts: Facts): SecurityDescriptor | undefined {
  if (fact.link === undefined) return fact.descriptor;
  const real = facts.behindLinks(fact.path);
  return real === undefined ? undefined : facts.object(real)?.descriptor;
}

function rightsOf(descriptor: SecurityDescriptor, subject: KnownSubject | undefined): EffectiveRights {
  const may = (mask: AccessMask): Verdict =>
    subject === undefined ? 'unknown' : checkAccess({ descriptor, type: 'file' }, subject, mask).verdict;
  return { read: may(READ), write: may(WRITE_DATA | APPEND_DATA), execute: may(EXECUTE) };
}

function rowAbove<Row>(key: string, rows: ReadonlyMap<string, Row>): Row | undefined {
  for (let folder = parentWindowsPath(key); folder !== undefined; folder = parentWindowsPath(folder)) {
    const row = rows.get(folder);
    if (row) return row;
  }
  return undefined;
}

function sameRights(one: readonly EffectiveRights[], other: readonly EffectiveRights[]): boolean {
  return one.every(({ read, write, execute }, at) => {
    const there = other[at];
    return there !== undefined && read === there.read && write === there.write && execute === there.execute;
  });
}

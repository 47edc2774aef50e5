import {
  ACCESS_SYSTEM_SECURITY,
  type AccessMask,
  APPEND_DATA,
  DELETE,
  DELETE_CHILD,
  mapGeneric,
  type ObjectType,
  READ_ATTRIBUTES,
  READ_CONTROL,
  READ_DATA,
  WRITE_DAC,
  WRITE_DATA,
  WRITE_OWNER,
} from './access-rights';
import type { Sentence } from './account';
import { bothHold, conditionHolds } from './ace-condition';
import { type IntegrityRange, keptByLabel } from './integrity-label';
import type { Principal } from './principal';
import { type Ace, isEffective, type SecurityDescriptor } from './security-descriptor';
import type { Holds } from './token';

/** Who asks: the account with its groups, and the privileges that it has and uses. */
export interface Subject {
  /** Whether an entry for a principal concerns it; groups for deny only count for `deny` alone (A28). */
  holds(principal: Principal, entry: 'allow' | 'deny'): Holds;
  /** Names of privileges in any case, e.g. `SeTakeOwnershipPrivilege`. */
  readonly privileges: readonly string[];
  /** Levels of integrity that its token may have (A28). */
  readonly integrity: IntegrityRange;
}

/** What is asked about, and what lies around it. */
export interface CheckedObject {
  readonly descriptor: SecurityDescriptor;
  readonly type: ObjectType;
  /** FILE_ATTRIBUTE_READONLY, which says nothing about a folder. */
  readonly readOnly?: boolean;
  /** The descriptor of the folder that it lies in, where that is known. */
  readonly parent?: SecurityDescriptor | undefined;
}

/** An entry that may concern the subject. `ace` is its place in the list, the first is 1. */
export interface DoubtfulAce {
  readonly ace: number;
  readonly entry: Ace;
  readonly dependsOn: Sentence;
  /** The input that would tell, where it is not the entry's principal. */
  readonly missing: string | undefined;
  /** True where the entry names the subject for certain and its condition is what nobody can tell. */
  readonly isConditional: boolean;
}

/** What decided (A58). */
export type DecidedBy =
  /** Places in the list of the entries that grant it, the first is 1. */
  | { readonly kind: 'ace'; readonly aces: readonly number[] }
  | { readonly kind: 'deny-ace'; readonly ace: number }
  /** No entry grants these bits. */
  | { readonly kind: 'no-ace'; readonly missingBits: AccessMask }
  | { readonly kind: 'null-dacl' }
  | { readonly kind: 'owner' }
  | { readonly kind: 'privilege' }
  /** Rights on the folder that the object lies in (A27). */
  | { readonly kind: 'parent' }
  | { readonly kind: 'read-only' }
  /** The integrity label of the object is above the level of the token (A28). */
  | { readonly kind: 'label' };

export type CheckResult =
  | { readonly verdict: 'granted' | 'denied'; readonly decidedBy: DecidedBy }
  | {
      readonly verdict: 'unknown';
      /** What is not known: the access list itself, who owns the object (A13), or whether entries concern the subject, or its level. */
      readonly because: 'dacl' | 'owner' | 'entries' | 'label';
      /** Entries that would decide. */
      readonly doubts: readonly DoubtfulAce[];
    };

/** What would settle a verdict that no entry leaves open, in the words of answers. */
export function missingInput(because: 'dacl' | 'owner' | 'label'): string {
  return { dacl: 'DACL', owner: 'the owner', label: 'the integrity level of the account' }[because];
}

/**
 * Whether a subject has the wanted rights on an object of the file system, the registry or on a share (A22 to A28). What
 * cannot be told is followed in both directions: the verdict is `unknown` only where they differ (A57).
 */
export function checkAccess(object: CheckedObject, subject: Subject, wanted: AccessMask): CheckResult {
  const want = mapGeneric(wanted, object.type);
  const isFile = object.type === 'file';
  if (isFile && object.readOnly && want & (WRITE_DATA | APPEND_DATA | DELETE))
    return { verdict: 'denied', decidedBy: { kind: 'read-only' } };
  const { least, most } = subject.integrity;
  if (keptByLabel(object.descriptor, object.type, want, most) !== 0)
    return { verdict: 'denied', decidedBy: { kind: 'label' } };
  const listed = checkWithParent(object, subject, want);
  if (listed.verdict === 'denied' || keptByLabel(object.descriptor, object.type, want, least) === 0) return listed;
  return listed.verdict === 'unknown' ? listed : { verdict: 'unknown', because: 'label', doubts: [] };
}

function checkWithParent(object: CheckedObject, subject: Subject, want: AccessMask): CheckResult {
  const own = checkList(object, subject, want);
  if (own.verdict === 'granted' || object.parent === undefined) return own;
  const byParent = grantedByParent(object.parent, subject, want);
  if (byParent === 0) return own;
  const rest = (want & ~byParent) >>> 0;
  return rest === 0 ? { verdict: 'granted', decidedBy: { kind: 'parent' } } : checkList(object, subject, rest);
}

/** A27: list on the folder shows the attributes of what is in it, delete child deletes it. */
function grantedByParent(descriptor: SecurityDescriptor, subject: Subject, want: AccessMask): AccessMask {
  const parent = { descriptor, type: 'directory' } as const;
  const has = (right: AccessMask) => checkList(parent, subject, right).verdict === 'granted';
  let bits = 0;
  if (want & READ_ATTRIBUTES && has(READ_DATA)) bits |= READ_ATTRIBUTES;
  if (want & DELETE && has(DELETE_CHILD)) bits |= DELETE;
  return bits;
}

function checkList(object: CheckedObject, subject: Subject, want: AccessMask): CheckResult {
  const { dacl } = object.descriptor;
  if (dacl.kind === 'unread') return { verdict: 'unknown', because: 'dacl', doubts: [] };
  if (dacl.kind === 'null') return { verdict: 'granted', decidedBy: { kind: 'null-dacl' } };
  const entries = concerned(object, subject, dacl.aces);
  const lower = walk(object, subject, want, entries, 'lower');
  const upper = walk(object, subject, want, entries, 'upper');
  if (lower.verdict === upper.verdict) return lower.verdict === 'granted' ? lower : upper;
  const doubts = doubtful(entries, want, lower);
  return { verdict: 'unknown', because: doubts.length > 0 ? 'entries' : 'owner', doubts };
}

interface Concerned {
  readonly ace: number;
  readonly entry: Ace;
  readonly mask: AccessMask;
  readonly holds: Holds;
  readonly isConditional: boolean;
}

/** The entries that concern the subject or may do so, generic rights mapped. */
function concerned(object: CheckedObject, subject: Subject, aces: readonly Ace[]): readonly Concerned[] {
  const found: Concerned[] = [];
  aces.forEach((entry, index) => {
    if (entry.effect === 'none' || !isEffective(entry)) return;
    const named = holdsEntry(object.descriptor, subject, entry);
    if (named === false) return;
    const isMet = conditionOf(entry, subject);
    const holds = bothHold(named, isMet);
    if (holds === false) return;
    const mask = mapGeneric(entry.mask, object.type);
    found.push({ ace: index + 1, entry, mask, holds, isConditional: named === true && isMet !== true });
  });
  return found;
}

const OWNER_RIGHTS = 'S-1-3-4';

/** A25: an entry for OWNER RIGHTS speaks of whoever owns the object; CREATOR OWNER and CREATOR GROUP of nobody. */
function holdsEntry({ owner }: SecurityDescriptor, subject: Subject, { effect, principal }: Ace): Holds {
  const entry = effect === 'deny' ? 'deny' : 'allow';
  if (principal.sid === OWNER_RIGHTS) return owner ? subject.holds(owner, 'allow') : { dependsOn: 'the owner' };
  if (principal.sid === 'S-1-3-0' || principal.sid === 'S-1-3-1') return false;
  return subject.holds(principal, entry);
}

function conditionOf(entry: Ace, subject: Subject): Holds {
  if (!/^(X[AD]|ZA)$/.test(entry.type) || entry.condition === undefined) return true;
  return conditionHolds(entry.condition, principal =>
    subject.holds(principal, entry.effect === 'deny' ? 'deny' : 'allow'),
  );
}

/**
 * One reading of the list in its stored order. `lower`: what is doubtful does not allow and does deny; `upper`: the
 * reverse.
 */
function walk(
  object: CheckedObject,
  subject: Subject,
  want: AccessMask,
  entries: readonly Concerned[],
  bound: 'lower' | 'upper',
): Extract<CheckResult, { verdict: 'granted' | 'denied' }> {
  let rest = want;
  const ofOwner = rest & ownerRights(object.descriptor, subject, bound);
  rest &= ~ofOwner;
  const ofPrivileges = rest & privilegeRights(subject);
  rest &= ~ofPrivileges;
  const aces: number[] = [];
  for (const { ace, entry, mask, holds } of entries) {
    if (entry.effect === 'allow') {
      if (holds !== true && bound === 'lower') continue;
      if ((rest & mask) === 0) continue;
      rest &= ~mask;
      aces.push(ace);
      if (rest === 0) break;
    } else {
      if (holds !== true && bound === 'upper') continue;
      if (rest & mask) return { verdict: 'denied', decidedBy: { kind: 'deny-ace', ace } };
    }
  }
  if (rest !== 0) return { verdict: 'denied', decidedBy: { kind: 'no-ace', missingBits: rest >>> 0 } };
  if (aces.length > 0) return { verdict: 'granted', decidedBy: { kind: 'ace', aces } };
  if (ofOwner !== 0) return { verdict: 'granted', decidedBy: { kind: 'owner' } };
  return { verdict: 'granted', decidedBy: { kind: ofPrivileges === 0 ? 'ace' : 'privilege', aces: [] } };
}

/** A25: the owner reads and changes the list, unless an effective entry for OWNER RIGHTS says what it may. */
function ownerRights(descriptor: SecurityDescriptor, subject: Subject, bound: 'lower' | 'upper'): AccessMask {
  const { owner, dacl } = descriptor;
  if (dacl.kind !== 'list') return 0;
  if (dacl.aces.some(ace => ace.principal.sid === OWNER_RIGHTS && isEffective(ace))) return 0;
  // A13: most exports do not tell the owner.
  const holds: Holds = owner ? subject.holds(owner, 'allow') : { dependsOn: 'the owner' };
  const counts = bound === 'lower' ? holds === true : holds !== false;
  return counts ? READ_CONTROL | WRITE_DAC : 0;
}

/** A26: only these two ever count for a worker: nothing on the web opens files to back them up. */
function privilegeRights({ privileges }: Subject): AccessMask {
  let bits = 0;
  for (const name of privileges) {
    const lower = name.toLowerCase();
    if (lower === 'setakeownershipprivilege') bits |= WRITE_OWNER;
    if (lower === 'sesecurityprivilege') bits |= ACCESS_SYSTEM_SECURITY;
  }
  return bits;
}

/** The entries that would settle what the sure ones leave open. */
function doubtful(
  entries: readonly Concerned[],
  want: AccessMask,
  lower: Extract<CheckResult, { verdict: 'granted' | 'denied' }>,
): readonly DoubtfulAce[] {
  const open = lower.decidedBy.kind === 'no-ace' ? lower.decidedBy.missingBits : want;
  return entries.flatMap(({ ace, entry, mask, holds, isConditional }) => {
    if (typeof holds === 'boolean') return [];
    const counts = entry.effect === 'deny' ? (mask & want) !== 0 : (mask & open) !== 0;
    return counts ? [{ ace, entry, dependsOn: holds.dependsOn, missing: holds.missing, isConditional }] : [];
  });
}

import type { AccessMask } from './access-rights';
import type { Principal } from './principal';

/** Flags of an entry (win32 documentation, ACE strings). */
export const OBJECT_INHERIT = 0x1;
export const CONTAINER_INHERIT = 0x2;
export const NO_PROPAGATE = 0x4;
export const INHERIT_ONLY = 0x8;
export const INHERITED = 0x10;
export const SUCCESSFUL_ACCESS = 0x40;
export const FAILED_ACCESS = 0x80;

/** What an entry does in an access check: `none` for those of auditing, labels and the like (A20). */
export type AceEffect = 'allow' | 'deny' | 'none';

/** One entry of an access list. */
export interface Ace {
  /** As in SDDL, upper-case: `A`, `D`, `OA`, `XA`, `ML`, … */
  readonly type: string;
  readonly effect: AceEffect;
  readonly flags: number;
  readonly mask: AccessMask;
  readonly principal: Principal;
  /** GUIDs of object entries; empty in all others. */
  readonly objectGuid: string;
  readonly inheritGuid: string;
  /** The expression of a conditional entry, in its parentheses; what stands in this place of other types as well. */
  readonly condition: string | undefined;
}

/** An access list as an export tells it. */
export type Dacl =
  /** Not in the export: nobody knows it (A17). */
  | { readonly kind: 'unread' }
  /** There is none: everybody has every right (A17). */
  | { readonly kind: 'null' }
  | { readonly kind: 'list'; readonly aces: readonly Ace[] };

export interface SecurityDescriptor {
  readonly owner: Principal | undefined;
  readonly group: Principal | undefined;
  readonly dacl: Dacl;
  /** `P`: what lies above hands nothing down (A18). */
  readonly isProtected: boolean;
  /** `P`, `AI`, `AR` as written. */
  readonly daclFlags: string;
  /** Undefined where the export has none. */
  readonly sacl: readonly Ace[] | undefined;
  readonly saclFlags: string;
}

/** An entry that allows or denies without conditions. */
export function plainAce(effect: 'allow' | 'deny', flags: number, mask: AccessMask, principal: Principal): Ace {
  return {
    type: effect === 'allow' ? 'A' : 'D',
    effect,
    flags,
    mask,
    principal,
    objectGuid: '',
    inheritGuid: '',
    condition: undefined,
  };
}

/** A descriptor of a listing, which shows the entries and nothing else (A6). */
export function descriptorOfAces(aces: readonly Ace[]): SecurityDescriptor {
  return {
    owner: undefined,
    group: undefined,
    dacl: { kind: 'list', aces },
    isProtected: false,
    daclFlags: '',
    sacl: undefined,
    saclFlags: '',
  };
}

/** The entries of a descriptor; none for one without a list. */
export function acesOf({ dacl }: SecurityDescriptor): readonly Ace[] {
  return dacl.kind === 'list' ? dacl.aces : [];
}

/** Whether an entry counts for the object itself; others are only there to be handed down. */
export function isEffective({ flags }: Ace): boolean {
  return (flags & INHERIT_ONLY) === 0;
}

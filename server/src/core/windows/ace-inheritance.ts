import { FULL_CONTROL, GENERIC, mapGeneric } from './access-rights';
import { type Principal, principalOf } from './principal';
import {
  type Ace,
  acesOf,
  CONTAINER_INHERIT,
  descriptorOfAces,
  INHERIT_ONLY,
  INHERITED,
  NO_PROPAGATE,
  OBJECT_INHERIT,
  plainAce,
  type SecurityDescriptor,
} from './security-descriptor';

/** Whoever makes a file or folder: CREATOR OWNER and CREATOR GROUP become these (A42). */
export interface Creator {
  readonly user: Principal;
  readonly group: Principal;
}

const CREATOR_OWNER = 'S-1-3-0';
const CREATOR_GROUP = 'S-1-3-1';

/**
 * The access list that a new file or folder gets from its folder where its creator gives it none (A42; win32
 * documentation, ACE inheritance rules). Without an entry to hand down it is the default list of the creator's token.
 */
export function inheritedAces(
  parent: SecurityDescriptor,
  child: 'file' | 'directory',
  creator: Creator,
): readonly Ace[] {
  const handed = acesOf(parent).flatMap(ace => (child === 'file' ? toFile(ace, creator) : toFolder(ace, creator)));
  return handed.length > 0 ? handed : defaultAces(creator);
}

/** The descriptor of such a child, owned by its creator (A43). */
export function inheritedDescriptor(
  parent: SecurityDescriptor,
  child: 'file' | 'directory',
  creator: Creator,
): SecurityDescriptor {
  return {
    ...descriptorOfAces(inheritedAces(parent, child, creator)),
    owner: creator.user,
    group: creator.group,
    daclFlags: 'AI',
  };
}

function toFile(ace: Ace, creator: Creator): readonly Ace[] {
  return ace.flags & OBJECT_INHERIT ? [effective(ace, INHERITED, creator)] : [];
}

function toFolder(ace: Ace, creator: Creator): readonly Ace[] {
  const { flags } = ace;
  const handsOn = (flags & NO_PROPAGATE) === 0;
  const kept = (flags & (OBJECT_INHERIT | CONTAINER_INHERIT)) | INHERITED;
  if (flags & CONTAINER_INHERIT) {
    if (!handsOn) return [effective(ace, INHERITED, creator)];
    // What has to change on the way stays as it was for those further below, in an entry of its own.
    if (isRewritten(ace)) return [effective(ace, INHERITED, creator), { ...ace, flags: kept | INHERIT_ONLY }];
    return [{ ...ace, flags: kept }];
  }
  return flags & OBJECT_INHERIT && handsOn ? [{ ...ace, flags: kept | INHERIT_ONLY }] : [];
}

function isRewritten({ principal, mask }: Ace): boolean {
  return principal.sid === CREATOR_OWNER || principal.sid === CREATOR_GROUP || (mask & GENERIC) !== 0;
}

function effective(ace: Ace, flags: number, { user, group }: Creator): Ace {
  const { sid } = ace.principal;
  const principal = sid === CREATOR_OWNER ? user : sid === CREATOR_GROUP ? group : ace.principal;
  return { ...ace, flags, principal, mask: mapGeneric(ace.mask, 'file') };
}

/** Default list of a token: its user and SYSTEM may do everything (win32 documentation, DACL for a new object). */
function defaultAces({ user }: Creator): readonly Ace[] {
  return [plainAce('allow', 0, FULL_CONTROL, user), plainAce('allow', 0, FULL_CONTROL, principalOf('S-1-5-18'))];
}

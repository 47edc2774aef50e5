import { type Identity, type Sentence, sameAccount } from './account';
import { isSameName, type Principal, type Unnamed } from './principal';
import { isBuiltinGroup, isMachineOrDomainSid, type Sid } from './sid';

/** A user whose name is not known. */
export interface UnknownUser {
  readonly account: Identity;
  /** Completes "depends on …". */
  readonly dependsOn: Sentence;
  /**
   * Who it can be: the account of a computer, an account that somebody made on a machine or in a domain, or `anyone`,
   * the accounts of Windows itself included.
   */
  readonly range: 'computer' | 'account' | 'anyone';
}

/** A group in a token. */
export interface TokenGroup extends Principal {
  readonly sid: Sid;
  /** Undefined: surely there. Else what it depends on; it completes "depends on …". */
  readonly dependsOn?: Sentence | undefined;
  /** True where entries that deny count and entries that allow do not (SE_GROUP_USE_FOR_DENY_ONLY). */
  readonly denyOnly?: boolean | undefined;
  /** The rule that puts it there, e.g. `R6`. */
  readonly rule: string;
}

/** What an access check asks about: an account with its groups, as far as they are known. */
export interface Token {
  readonly user: Principal | UnknownUser;
  readonly groups: readonly TokenGroup[];
  readonly others: OtherGroups;
}

/** Groups that a token may hold besides those that are listed: of the domain, or made on the machine. */
export interface OtherGroups {
  /** Completes "depends on …". */
  readonly dependsOn: Sentence;
  /** True where groups of BUILTIN may be among them: they are for people, and those have their stock members else. */
  readonly builtin: boolean;
}

/** Yes, no, or what it depends on; `missing` names the one input that would tell, where there is one. */
export type Holds = boolean | { readonly dependsOn: Sentence; readonly missing?: string | undefined };

/** Whether a principal is the user of the token. */
export function isUser({ user }: Token, principal: Principal | Unnamed): Holds {
  if ('dependsOn' in user) {
    if ('account' in principal && sameAccount(user.account, principal.account)) return true;
    return isPossibleUser(user, principal) && { dependsOn: user.dependsOn };
  }
  if ('account' in principal) return false;
  if (user.sid !== undefined && principal.sid !== undefined) return user.sid === principal.sid;
  if (user.sid === undefined && principal.sid === undefined) {
    const same = isSameName(user.name, principal.name);
    return same ?? { dependsOn: `whether ${user.name} and ${principal.name} are one account` };
  }
  const sid = user.sid ?? principal.sid;
  const isPossible = sid !== undefined && isMachineOrDomainSid(sid);
  return isPossible && { dependsOn: `the SID of ${user.sid === undefined ? user.name : principal.name}` };
}

function isPossibleUser({ range }: UnknownUser, principal: Principal | Unnamed): boolean {
  if (range === 'anyone') return true;
  if ('account' in principal) return range === 'account';
  const { name, sid } = principal;
  if (sid !== undefined) return isMachineOrDomainSid(sid);
  // Only accounts of computers, and managed ones, end so.
  return range === 'account' || name.endsWith('$');
}

/** Whether an entry for a principal in an access list concerns the token: it is the user or one of the groups. */
export function holds(token: Token, principal: Principal | Unnamed, entry: 'allow' | 'deny'): Holds {
  const user = isUser(token, principal);
  if (user === true || 'account' in principal) return user;
  const group = token.groups.find(candidate => candidate.sid === principal.sid);
  if (group) {
    if (group.denyOnly && entry === 'allow') return false;
    return group.dependsOn === undefined ? true : { dependsOn: group.dependsOn };
  }
  if (user !== false) return user;
  return isPossibleGroup(principal.sid, token.others) && { dependsOn: token.others.dependsOn };
}

/** IIS_IUSRS has no members but those that IIS puts there, unless somebody meddled (R5). */
function isPossibleGroup(sid: Sid | undefined, { builtin }: OtherGroups): boolean {
  if (sid === undefined || isMachineOrDomainSid(sid)) return true;
  return builtin && isBuiltinGroup(sid) && sid !== 'S-1-5-32-568';
}

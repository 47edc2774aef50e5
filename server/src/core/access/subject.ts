import { memo } from '../base/memo';
import type { Facts } from '../facts/facts';
import type { Subject } from '../windows/access-check';
import { qualifierOf, type Sentence } from '../windows/account';
import { type IntegrityRange, MEDIUM_OR_HIGH, OF_SERVICES, OF_SYSTEM } from '../windows/integrity-label';
import { type Principal, principalNamed } from '../windows/principal';
import { withDomain } from '../windows/sddl';
import { say } from '../windows/sentence';
import { isMachineOrDomainSid, parseSid, type Sid } from '../windows/sid';
import { type Holds, isUser, type Token } from '../windows/token';

/** Where a token is made: on the web server, or on the file server that holds a share (A38). */
export type Where = 'here' | 'file server';

/** The account of a token with what the facts of the server know of it. */
export interface KnownSubject extends Subject {
  /** Undefined where nobody knows the SID. */
  readonly sid: Sid | undefined;
  /** Groups of which no document tells that they are in the token: what they grant is likely. */
  readonly inferred: ReadonlySet<Sid>;
  /** What it rests on that no fact tells, said once. */
  readonly assumed: Sentence | undefined;
}

/** SIDs that a kind of logon leaves in a token; in the groups of an account they say nothing (A35). */
const OF_LOGON = /^S-1-5-(2|3|4|6|14|5-.*)$/;
/** Administrator, Guest and other users that every machine and domain is made with (win32 documentation, well-known SIDs). */
const BUILT_IN_USER = /-50[0-4]$/;
const EVERYONE = 'S-1-1-0';
const NETWORK = 'S-1-5-2';
const IUSR = 'S-1-5-17';
const USERS = 'S-1-5-32-545';
const ADMINISTRATORS = 'S-1-5-32-544';
const IIS_IUSRS = 'S-1-5-32-568';
const AUTHENTICATED_USERS = 'S-1-5-11';
const PRE_WINDOWS_2000 = 'S-1-5-32-554';

/** The subject of an access check: a token (A32 to A39), completed with facts (A35, A36). */
export function subjectOf(token: Token, facts: Facts, where: Where, machineName?: string): KnownSubject {
  return new TokenSubject(token, facts, where, facts.data.machine?.name ?? machineName);
}

class TokenSubject implements KnownSubject {
  readonly privileges: readonly string[] = [];
  readonly sid: Sid | undefined;
  readonly inferred = new Set<Sid>();
  readonly #certain = new Set<Sid>();
  readonly #denyOnly = new Set<Sid>();
  readonly #possible = new Map<Sid, Exclude<Holds, boolean>>();
  readonly #isAnonymous: boolean;
  #assumed: Sentence | undefined;

  constructor(
    readonly token: Token,
    readonly facts: Facts,
    readonly where: Where,
    readonly machineName: string | undefined,
  ) {
    this.sid = this.#userSid();
    this.#isAnonymous = this.sid === 'S-1-5-7';
    this.#addGroups();
    this.#addDomainGroups();
    if (where === 'here') this.#addLocalGroups();
  }

  get integrity(): IntegrityRange {
    if (this.sid === 'S-1-5-18') return OF_SYSTEM;
    const isService = this.#certain.has('S-1-5-6') || this.sid === 'S-1-5-19' || this.sid === 'S-1-5-20';
    return isService ? OF_SERVICES : MEDIUM_OR_HIGH;
  }

  get assumed(): Sentence | undefined {
    return this.#assumed;
  }

  holds(named: Principal, entry: 'allow' | 'deny'): Holds {
    const principal = this.#known(named);
    const { sid } = principal;
    if (sid !== undefined) {
      if (sid === this.sid || this.#certain.has(sid)) return true;
      if (this.#denyOnly.has(sid)) return entry === 'deny';
      const possible = this.#possible.get(sid);
      if (possible) return possible;
    }
    const user = isUser(this.#namedToken(), principal);
    if (user === true) return true;
    if (user !== false) return { ...user, missing: this.#missingFor(principal) };
    return this.#mayBeGroup(principal);
  }

  #userSid(): Sid | undefined {
    const { user } = this.token;
    if (!('dependsOn' in user)) return user.sid ?? this.facts.account(user.name)?.sid;
    if (user.account.kind === 'machine') return this.facts.data.machine?.machineAccountSid;
    return undefined;
  }

  #namedToken(): Token {
    const { user } = this.token;
    if (this.sid === undefined) return this.token;
    const name = 'dependsOn' in user ? (this.facts.nameOf(this.sid) ?? this.sid) : user.name;
    return { ...this.token, user: { name, sid: this.sid } };
  }

  /** A principal with the SID that the server has for its name (A8, A16). */
  #known(named: Principal): Principal {
    if (named.sid !== undefined) return named;
    const relative = withDomain(named, { domain: this.#domainSid(), machine: this.#machineSid() });
    if (relative.sid !== undefined) return relative;
    const sid = this.facts.account(named.name)?.sid ?? this.facts.sidOfName(named.name);
    return sid === undefined ? named : { name: named.name, sid };
  }

  #addGroups(): void {
    const { groups } = this.token;
    for (const group of groups) {
      // Whether Everyone holds anonymous users is a policy that is off by default and hardly ever switched on.
      if (this.#isAnonymous && group.sid === EVERYONE && group.dependsOn !== undefined) {
        this.#assumed = 'Assumes that Everyone does not include anonymous users, as by default.';
        continue;
      }
      // A37: visitors come over the network; no document says that their tokens hold the group of that.
      if (group.sid === NETWORK && group.rule === 'R20' && group.dependsOn !== undefined) {
        this.#certain.add(NETWORK);
        this.inferred.add(NETWORK);
      } else if (group.denyOnly) this.#denyOnly.add(group.sid);
      else if (group.dependsOn === undefined) this.#certain.add(group.sid);
      else this.#possible.set(group.sid, { dependsOn: group.dependsOn, missing: this.#inputFor(group.sid) });
    }
  }

  /** What would tell whether an injected group is there. */
  #inputFor(sid: Sid): string | undefined {
    return sid === IIS_IUSRS && !this.facts.data.groups ? 'groups.json' : undefined;
  }

  /** A35: groups that the server found for an account, and those that every account of a domain has. */
  #addDomainGroups(): void {
    const account = this.#account();
    for (const sid of account?.groups ?? []) if (!OF_LOGON.test(sid)) this.#certain.add(sid);
    const domain = this.#domainSid();
    if (this.sid !== undefined && domain !== undefined && this.sid.startsWith(`${domain}-`)) {
      const isComputer = 'dependsOn' in this.token.user;
      this.#add(this.#certain, `${domain}-${isComputer ? 515 : 513}`);
    }
  }

  #add(to: Set<Sid>, text: string): void {
    const sid = parseSid(text);
    if (sid !== undefined) to.add(sid);
  }

  #account() {
    const { user } = this.token;
    return this.sid === undefined
      ? 'dependsOn' in user
        ? undefined
        : this.facts.account(user.name)
      : this.facts.accountOf(this.sid);
  }

  /** A36: membership closes over groups in groups; what is not listed is not there. */
  #addLocalGroups(): void {
    const { groups, machine } = this.facts.data;
    if (!groups) {
      // A32: one token of a worker on a domain controller was seen, and it held that group.
      if (machine?.isDomainController && this.#certain.has(AUTHENTICATED_USERS)) {
        this.#certain.add(PRE_WINDOWS_2000);
        this.inferred.add(PRE_WINDOWS_2000);
      }
      return;
    }
    if (groups.some(group => group.sid === USERS)) this.#certain.delete(USERS);
    // The list is complete: without an entry in it nobody is a static member.
    this.#possible.delete(IIS_IUSRS);
    for (let changed = true; changed; ) {
      changed = false;
      for (const { sid, name, members } of groups) {
        if (this.#certain.has(sid)) continue;
        const held = members.map(member => this.#holdsMember(member));
        if (held.includes(true)) {
          this.#certain.add(sid);
          this.#possible.delete(sid);
          changed = true;
        } else if (!this.#possible.has(sid) && held.some(value => value !== false)) {
          const doubt = held.find(value => typeof value !== 'boolean');
          this.#possible.set(sid, {
            dependsOn: `who is in ${name}`,
            missing: (typeof doubt === 'object' && doubt.missing) || name,
          });
          changed = true;
        }
      }
    }
  }

  #holdsMember(member: Principal): Holds {
    const { sid } = this.#known(member);
    if (sid === undefined) return this.holds(member, 'deny');
    if (sid === this.sid || this.#certain.has(sid)) return true;
    const possible = this.#possible.get(sid);
    if (possible) return possible;
    return isMachineOrDomainSid(sid) ? this.holds({ ...member, sid }, 'deny') : false;
  }

  /** Whether a principal may be a group that the token holds without our knowing. */
  #mayBeGroup(principal: Principal): Holds {
    const { sid } = principal;
    const { user } = this.token;
    if ('dependsOn' in user && user.range === 'anyone')
      return { dependsOn: user.dependsOn, missing: this.#userInput() };
    if (sid === undefined) return { dependsOn: say`who ${principal.name} is`, missing: principal.name };
    if (!isMachineOrDomainSid(sid)) {
      // A36: as installed, no account of ours is in a group of BUILTIN but those that the token lists.
      const isBuiltin = sid.startsWith('S-1-5-32-');
      // A34: installers were seen to add it.
      if (sid === IIS_IUSRS && this.sid === IUSR && !this.facts.data.groups)
        this.#assumed ??= say`Assumes that ${this.#who()} was not added to IIS_IUSRS.`;
      if (isBuiltin && !this.facts.data.groups && this.#isPerson())
        this.#assumed ??=
          sid === ADMINISTRATORS
            ? say`Assumes that ${this.#who()} is no administrator.`
            : 'Assumes the members of built-in groups that Windows is installed with.';
      return false;
    }
    const account = this.facts.accountOf(sid);
    if ((account && !account.isGroup) || BUILT_IN_USER.test(sid)) return false;
    const { groups } = this.facts.data;
    const machine = this.#machineSid();
    const isLocal = machine !== undefined && sid.startsWith(`${machine}-`);
    if (this.where === 'here' && groups && (this.facts.group(sid) || isLocal)) return false;
    const inDomain = this.#isInDomain();
    if (inDomain) {
      if (this.#account()?.groupsComplete && (groups || this.#isOfDomain(sid))) return false;
      return { dependsOn: say`whether ${this.#who()} is in ${this.#nameOf(sid)}`, missing: this.#nameOf(sid) };
    }
    // Accounts of the machine are in no group of a domain.
    if (groups || this.#isOfDomain(sid)) return false;
    return { dependsOn: say`whether ${this.#who()} is in ${this.#nameOf(sid)}`, missing: 'groups.json' };
  }

  #who(): Sentence {
    const { user } = this.token;
    if (!('dependsOn' in user)) return user.name;
    const name = this.sid === undefined ? undefined : this.facts.nameOf(this.sid);
    return name ?? say`${user.account}`;
  }

  #nameOf(sid: Sid): string {
    return this.facts.nameOf(sid) ?? sid;
  }

  /** What would tell the user of the token. */
  #userInput(): string {
    const { user } = this.token;
    // What an unknown account depends on, as the resolver says it.
    if ('dependsOn' in user && typeof user.dependsOn === 'string') return user.dependsOn;
    return 'which account acts';
  }

  #missingFor(principal: Principal): string {
    const { user } = this.token;
    if ('dependsOn' in user && user.range === 'anyone') return this.#userInput();
    if ('dependsOn' in user) return principal.sid === undefined ? principal.name : this.#nameOf(principal.sid);
    return this.sid === undefined ? `the SID of ${user.name}` : principal.name;
  }

  /** Whether the account belongs to a domain, so that groups of it may be in the token. */
  #isInDomain(): boolean {
    const { user } = this.token;
    if ('dependsOn' in user) return true;
    if (this.facts.data.machine?.partOfDomain === false) return false;
    const named = principalNamed(user.name);
    if (named.sid !== undefined && !isMachineOrDomainSid(named.sid)) return false;
    const machine = this.#machineSid();
    if (this.sid !== undefined && machine !== undefined && this.sid.startsWith(`${machine}-`)) return false;
    return qualifierOf(user.name, this.machineName) !== 'local';
  }

  /** Whether somebody may have put the account into groups of the machine; nobody does that with built-in ones. */
  #isPerson(): boolean {
    return this.sid === undefined || isMachineOrDomainSid(this.sid);
  }

  #isOfDomain(sid: Sid): boolean {
    const domain = this.#domainSid();
    return domain !== undefined && sid.startsWith(`${domain}-`);
  }

  #domainSid(): string | undefined {
    return basesOf(this.facts, this.machineName).domain;
  }

  #machineSid(): string | undefined {
    return basesOf(this.facts, this.machineName).machine;
  }
}

interface Bases {
  /** The part that all SIDs of the domain have in common: from the computer's account, else from a configured one. */
  readonly domain: string | undefined;
  /** The part that all SIDs of the machine's own accounts and groups have in common. */
  readonly machine: string | undefined;
}

const knownBases = memo((_: Facts) => new Map<string | undefined, Bases>());

/** Once for all subjects: a server has thousands of accounts. */
function basesOf(facts: Facts, machineName: string | undefined): Bases {
  const known = knownBases(facts);
  const bases = known.get(machineName) ?? {
    domain: domainBase(facts, machineName),
    machine: machineBase(facts, machineName),
  };
  known.set(machineName, bases);
  return bases;
}

function domainBase({ data }: Facts, machineName: string | undefined): string | undefined {
  const { machine, accounts = [] } = data;
  const computer = machine?.machineAccountSid;
  if (computer !== undefined) return prefixOf(computer);
  const account = accounts.find(
    ({ name, sid }) => sid !== undefined && isMachineOrDomainSid(sid) && qualifierOf(name, machineName) === 'domain',
  );
  // Without the name of the machine, MACHINE\user looks like DOMAIN\user.
  return machineName === undefined || account?.sid === undefined ? undefined : prefixOf(account.sid);
}

function machineBase({ data }: Facts, machineName: string | undefined): string | undefined {
  const { accounts = [], groups = [] } = data;
  const group = groups.find(({ sid }) => isMachineOrDomainSid(sid));
  if (group) return prefixOf(group.sid);
  const account = accounts.find(
    ({ name, sid }) => sid !== undefined && isMachineOrDomainSid(sid) && qualifierOf(name, machineName) === 'local',
  );
  return account?.sid === undefined ? undefined : prefixOf(account.sid);
}

function prefixOf(sid: Sid): string {
  return sid.replace(/-\d+$/, '');
}

import { memo } from '../base/memo';
import { textOf } from '../config/base/value';
import type { Topology } from '../config/files/topology';
import type { Place } from '../config/place';
import type { Facts } from '../facts/facts';
import type { ClientAuth, HandlerKind } from '../identity/base/query';
import { applicationIdentity } from '../identity/code/aspnet';
import { type PoolMode, poolMode } from '../identity/handlers/pool-mode';
import { Scene } from '../identity/scene';
import { connectAs, knownPath } from '../identity/token/directories';
import { networkToken } from '../identity/token/network-token';
import { tokenOf } from '../identity/token/token-of';
import { accessNeeds } from '../identity/work/access-needs';
import { isCodeKind, kindRow } from '../identity/work/kinds';
import type { AccessNeed } from '../identity/work/needs';
import { plausibleKinds } from '../identity/work/plausible-kinds';
import { accountNamed, type Identity } from '../windows/account';
import { sidOf } from '../windows/account-sid';
import type { Sid } from '../windows/sid';
import { poolSid } from '../windows/virtual-account';
import { wellKnownName } from '../windows/well-known-sids';
import { expandVariables, joinWindowsPath, normalizeWindowsPath, windowsPathKey } from '../windows/windows-path';
import { type Measured, measuredOf } from './logon-findings';
import { type KnownSubject, subjectOf, type Where } from './subject';

/** What is asked about a place besides the place itself. */
export interface AccessQuery {
  /** What serves the request; undefined: what the purpose suggests. */
  readonly handler?: HandlerKind | undefined;
  readonly auth: ClientAuth;
  /** Account of the visitor, where the question names it. */
  readonly client?: string | undefined;
  readonly verb?: string | undefined;
  /** Windows path of the file or folder; undefined: the usual one of the purpose. */
  readonly file?: string | undefined;
  /** Thumbprint of a certificate. */
  readonly thumbprint?: string | undefined;
}

/** One place with its accounts and the facts of its server: what purposes and checks work on. */
export class Question {
  readonly #scenes = new Map<HandlerKind, Scene>();
  readonly #subjects = new Map<Identity, Map<Where, KnownSubject | undefined>>();
  #measured: Identity | undefined | null = null;

  constructor(
    readonly place: Place,
    readonly query: AccessQuery,
    readonly facts: Facts,
  ) {}

  scene(kind: HandlerKind): Scene {
    const known = this.#scenes.get(kind);
    if (known) return known;
    const row = kindRow(kind);
    const { auth, client, verb } = this.query;
    const scene = new Scene(
      this.place,
      { handlerKind: kind, client: { auth, mappedTo: client }, verb },
      row.service === 'web' && row.managed,
    );
    this.#scenes.set(kind, scene);
    return scene;
  }

  /** The account that does a kind of work, whatever becomes of the request. */
  actor(kind: HandlerKind): Identity {
    const row = kindRow(kind);
    return row.service === 'web' ? this.real(row.identity(this.scene(kind))) : { kind: 'none' };
  }

  /** The worker process; what was measured on the server counts more than what follows from the configuration. */
  get process(): Identity {
    return this.real(this.scene('static').process.identity);
  }

  /** What follows from the configuration alone. */
  get configuredProcess(): Identity {
    return this.scene('static').process.identity;
  }

  get pool(): string | undefined {
    return this.scene('static').process.pool?.name;
  }

  /** The folder of the virtual directory; undefined where the configuration does not tell it. */
  get contentFolder(): string | undefined {
    const path = this.place.virtualDirectory?.attribute('physicalPath');
    return path && textOf(path);
  }

  /** Windows path of the request; undefined where the configuration does not tell it. */
  get physicalPath(): string | undefined {
    const path = knownPath(this.place.physicalPath);
    return path && this.onServer(path);
  }

  /** Folder of the application; undefined where the configuration does not tell it. */
  get applicationRoot(): string | undefined {
    const path = knownPath(this.place.applicationRoot);
    return path && this.onServer(path);
  }

  /**
   * A path below a folder that the configuration names with a variable: the resolver takes the value that the variable has
   * on practically every server, the facts have the one of theirs (A2).
   */
  onServer(path: string): string {
    const { application, virtualDirectory } = this.place;
    const root = application?.virtualDirectories.find(directory => directory.path === '/');
    for (const directory of [virtualDirectory, root]) {
      const written = directory && textOf(directory.attribute('physicalPath'));
      const usual = written?.includes('%') ? expandVariables(written) : undefined;
      if (written === undefined || typeof usual !== 'string') continue;
      const [key, top] = [windowsPathKey(path), windowsPathKey(usual)];
      if (key === top || key.startsWith(`${top}\\`))
        return joinWindowsPath(this.facts.plain(written), normalizeWindowsPath(path).slice(top.length));
    }
    return path;
  }

  /** Version and bitness of the .NET Framework that compiles pages in the pool. */
  get mode(): PoolMode | undefined {
    const { process } = this.scene('static');
    return process.pool && poolMode(this.place, process);
  }

  /** The pool of a virtual account, by its SID; undefined where no pool of the server has it. */
  poolOf(sid: Sid): string | undefined {
    return this.place.topology && poolsBySid(this.place.topology).get(sid);
  }

  /** The token of the request (R30). */
  get requestToken(): Identity {
    return this.real(this.scene('static').token());
  }

  /** The account of the ASP.NET application itself (R43). */
  get application(): Identity {
    return this.real(applicationIdentity(this.scene('aspnet')));
  }

  get anonymous(): Identity {
    return this.real(this.scene('static').anonymous.identity);
  }

  /** "Connect as" of the virtual directory (R50). */
  get connectAs(): Identity | undefined {
    return connectAs(this.place.virtualDirectory, this.scene('static').aside().trail)?.identity;
  }

  /** What a kind of work needs, by the table of kinds. */
  needsOf(kind: HandlerKind): readonly AccessNeed[] {
    const row = kindRow(kind);
    if (row.service !== 'web') return [];
    return accessNeeds(this.scene(kind).aside(), row, this.actor(kind));
  }

  /** The kind that acts: the one that is asked about, one that the configuration makes plausible, or `otherwise`. */
  codeKind(otherwise: HandlerKind): HandlerKind {
    return this.query.handler ?? plausibleKinds(this.place).find(isCodeKind) ?? otherwise;
  }

  /** The subject of checks for an account; undefined for nobody. */
  subject(identity: Identity, where: Where): KnownSubject | undefined {
    const own = this.#subjects.get(identity)?.get(where);
    if (own) return own;
    const { facts } = this.place;
    const { process } = this.scene('static');
    const known = subjectsBy(this.facts);
    // What the token follows from: places by the thousand have the same accounts.
    const worker = identity.worker ? [process.pool?.name, process.inIisIusrs] : [];
    const key = JSON.stringify([where, identity, facts.machineName, facts.domainJoined, facts.iisVersion, ...worker]);
    if (!known.has(key)) {
      const token = where === 'here' ? tokenOf(identity, process, facts) : networkToken(identity, facts);
      known.set(key, token && subjectOf(token, this.facts, where, facts.machineName));
    }
    const subject = known.get(key);
    const ofIdentity = this.#subjects.get(identity) ?? new Map<Where, KnownSubject | undefined>();
    this.#subjects.set(identity, ofIdentity.set(where, subject));
    return subject;
  }

  /** The account that the running worker process was seen with, where it is another one than expected (A76). */
  get measured(): Measured | undefined {
    return measuredOf(this.pool, accountSid(this.configuredProcess, this.facts), this.facts);
  }

  /** The account as the question names it, that of a visitor (A37), or as it was measured, that of the worker (A76). */
  real(identity: Identity): Identity {
    if (identity.kind === 'authenticated') return { ...identity, account: identity.account ?? this.query.client };
    if (!identity.worker) return identity;
    if (this.#measured === null) {
      const { measured } = this;
      this.#measured = measured && { ...this.#identityOf(measured.found), worker: true };
    }
    return this.#measured ?? identity;
  }

  #identityOf(sid: Sid): Identity {
    const pool = this.poolOf(sid);
    if (pool !== undefined) return { kind: 'virtualAccount', pool };
    return accountNamed(wellKnownName(sid) ?? this.facts.nameOf(sid) ?? sid, 'own');
  }
}

/** The SID of an account, by its name or by the facts. */
export function accountSid(identity: Identity, facts: Facts): Sid | undefined {
  return sidOf(identity) ?? (identity.kind === 'configured' ? facts.account(identity.userName)?.sid : undefined);
}

const subjectsBy = memo((_: Facts) => new Map<string, KnownSubject | undefined>());

/** Once a host configuration: thousands of pools are thousands of hashes. */
const poolsBySid = memo(
  ({ pools }: Topology): ReadonlyMap<Sid, string> => new Map(pools.map(({ name }) => [poolSid(name), name] as const)),
);

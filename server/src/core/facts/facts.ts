import type { ObjectType } from '../windows/access-rights';
import { accountNamed } from '../windows/account';
import type { Principal } from '../windows/principal';
import type { SecurityDescriptor } from '../windows/security-descriptor';
import type { Sid } from '../windows/sid';
import { poolSid } from '../windows/virtual-account';
import { expandVariables, normalizeWindowsPath, parentWindowsPath } from '../windows/windows-path';
import type { ShareEntry } from './exported';

/** Where facts come from, best first (A1). */
export type FactSource = 'collector' | 'icacls /save' | 'Get-Acl' | 'icacls listing' | 'accesschk';

/** A file or folder of the server at the moment of the export. */
export interface ObjectFact {
  readonly path: string;
  /** The path as it is compared: see {@link Facts.key}. */
  readonly key: string;
  /** `missing`: it was looked for and is not there; `error`: it could not be read. Undefined: the export does not tell. */
  readonly kind: 'dir' | 'file' | 'missing' | 'error' | undefined;
  /** Undefined for what is not there or could not be read. */
  readonly descriptor: SecurityDescriptor | undefined;
  readonly readOnly: boolean;
  /** Where a link or junction leads. */
  readonly link: string | undefined;
  readonly error: string | undefined;
  readonly source: FactSource;
}

/** `machine.json`: the server itself. */
export interface Machine {
  readonly name: string | undefined;
  readonly domain: string | undefined;
  readonly partOfDomain: boolean | undefined;
  readonly isDomainController: boolean;
  readonly uiCulture: string | undefined;
  /** As the registry has it: `Version 10.0`. */
  readonly iisVersion: string | undefined;
  readonly machineAccountSid: Sid | undefined;
  /** Environment variables by their names in lower case. */
  readonly variables: ReadonlyMap<string, string>;
}

export interface AccountFact {
  readonly name: string;
  readonly sid: Sid | undefined;
  /** SIDs of the groups, where the export has them. */
  readonly groups: readonly Sid[];
  /** True where these are all. */
  readonly groupsComplete: boolean;
  /** True where the export calls it a group. */
  readonly isGroup: boolean;
}

export interface GroupFact {
  readonly sid: Sid;
  readonly name: string;
  readonly members: readonly Principal[];
}

export interface ShareFact {
  /** Undefined where the export does not name it. */
  readonly server: string | undefined;
  readonly name: string;
  readonly path: string | undefined;
  /** Undefined where the permissions of the share are not known. */
  readonly descriptor: SecurityDescriptor | undefined;
}

/** A private key, or a key of the registry. */
export interface KeyFact {
  readonly name: string;
  /** File of a private key. */
  readonly file: string | undefined;
  readonly descriptor: SecurityDescriptor | undefined;
  readonly error: string | undefined;
  readonly type: ObjectType;
}

/** A login of SQL Server: of a Windows account or of a group. */
export interface SqlLoginFact {
  readonly server: string | undefined;
  readonly login: string;
  readonly isGroup: boolean;
  readonly disabled: boolean;
  readonly sid: Sid | undefined;
}

/** A worker process that ran when the facts were collected. */
export interface WorkerFact {
  readonly pool: string;
  readonly owner: Sid;
}

/** A pool that the exports name. */
export interface PoolFact {
  readonly name: string;
  readonly sid: Sid;
}

/** Everything that was exported on one server (A1, A76). Nothing in it is guessed: what is not there is undefined. */
export interface FactData {
  /** ISO 8601, in UTC. */
  readonly created: string | undefined;
  readonly computer: string | undefined;
  /** What the exports lack, each a sentence without a full stop. */
  readonly missing: readonly string[];
  readonly machine: Machine | undefined;
  /** By the key of their path. */
  readonly objects: ReadonlyMap<string, ObjectFact>;
  readonly accounts: readonly AccountFact[] | undefined;
  readonly groups: readonly GroupFact[] | undefined;
  /** Names by SID; `null` for a SID that the server could not name. */
  readonly names: ReadonlyMap<Sid, string | null> | undefined;
  /** Holders by the name of the right in lower case. */
  readonly rights: ReadonlyMap<string, readonly Principal[]> | undefined;
  readonly shares: readonly ShareFact[] | undefined;
  readonly shareEntries: readonly ShareEntry[];
  readonly keys: readonly KeyFact[] | undefined;
  readonly registry: readonly KeyFact[] | undefined;
  readonly sqlLogins: readonly SqlLoginFact[] | undefined;
  readonly workers: readonly WorkerFact[] | undefined;
}

const MOST_PATHS = 20_000;
/** Windows follows 63 links in one path (win32 documentation, reparse points), and then gives up. */
const MOST_LINKS = 63;

/**
 * The short (NetBIOS) name of a server's domain, by the name of the computer's account where that is known. By itself it
 * is the first label of the DNS name, the default of `Install-ADDSForest -DomainNetbiosName`.
 */
export function domainNameOf({ domain, partOfDomain }: Machine, account: string | undefined): string | undefined {
  const [, named] = /^([^\\]+)\\/.exec(account ?? '') ?? [];
  if (named !== undefined) return named;
  return domain === undefined || partOfDomain === false ? undefined : domain.replace(/\..*$/, '').toUpperCase();
}

/** The facts of one server with what is looked up in them. */
export class Facts {
  readonly #accountsByName = new Map<string, AccountFact>();
  readonly #accountsBySid = new Map<Sid, AccountFact>();
  readonly #groupsBySid = new Map<Sid, GroupFact>();
  /** Questions about one place ask for the same paths many times. */
  readonly #plain = new Map<string, string>();
  #links: ReadonlyMap<string, ObjectFact> | undefined;
  #sorted: readonly ObjectFact[] | undefined;
  #pools: ReadonlyMap<string, PoolFact> | undefined;
  #sidsByName: ReadonlyMap<string, Sid> | undefined;

  constructor(readonly data: FactData) {
    for (const account of data.accounts ?? []) {
      this.#accountsByName.set(account.name.toLowerCase(), account);
      if (account.sid !== undefined) this.#accountsBySid.set(account.sid, account);
    }
    for (const group of data.groups ?? []) this.#groupsBySid.set(group.sid, group);
  }

  /** The object at a Windows path; undefined where the exports do not have it (A4: unknown, not without a list). */
  object(path: string): ObjectFact | undefined {
    return this.data.objects.get(this.key(path));
  }

  /**
   * The path behind the links and junctions in it (A29), as Windows follows them from the root down; undefined where they
   * lead in a circle.
   */
  behindLinks(path: string): string | undefined {
    let at = this.plain(path);
    for (let followed = 0; followed < MOST_LINKS; followed++) {
      const link = this.#linkIn(at);
      if (link?.link === undefined) return at;
      const isRelative = !/^([A-Za-z]:|[\\/]{2})/.test(link.link);
      const to = isRelative ? `${parentWindowsPath(link.path) ?? ''}\\${link.link}` : link.link;
      at = this.plain(`${to}${at.slice(link.key.length)}`);
    }
    return undefined;
  }

  /** The topmost link on the way to a path. */
  #linkIn(path: string): ObjectFact | undefined {
    this.#links ??= new Map([...this.data.objects].filter(([, fact]) => fact.link !== undefined));
    if (this.#links.size === 0) return undefined;
    let found: ObjectFact | undefined;
    for (let at: string | undefined = path.toLowerCase(); at !== undefined; at = parentWindowsPath(at))
      found = this.#links.get(at) ?? found;
    return found;
  }

  /** The nearest folder above a path that was listed with its access list. */
  ancestor(path: string): ObjectFact | undefined {
    for (let folder = parentWindowsPath(this.plain(path)); folder !== undefined; folder = parentWindowsPath(folder)) {
      const fact = this.data.objects.get(folder.toLowerCase());
      if (fact?.descriptor) return fact;
    }
    return undefined;
  }

  /** The object at a path and all that was listed below it, in the order of their paths, or the first of them. */
  below(path: string, most = Number.POSITIVE_INFINITY): readonly ObjectFact[] {
    this.#sorted ??= [...this.data.objects.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
    const sorted = this.#sorted;
    const root = this.key(path);
    const prefix = root.endsWith('\\') ? root : `${root}\\`;
    const found: ObjectFact[] = [];
    const self = this.data.objects.get(root);
    if (self) found.push(self);
    for (let at = firstFrom(sorted, prefix); at < sorted.length && found.length < most; at++) {
      const fact = sorted[at];
      if (!fact?.key.startsWith(prefix)) break;
      if (fact !== self) found.push(fact);
    }
    return found;
  }

  /** An account by its name as configured, in any case; `.\name` is the account of the machine. */
  account(name: string): AccountFact | undefined {
    const lower = name.trim().toLowerCase();
    const machine = this.data.machine?.name?.toLowerCase();
    return (
      this.#accountsByName.get(lower) ??
      (machine === undefined
        ? undefined
        : (this.#accountsByName.get(lower.replace(/^\.\\/, `${machine}\\`)) ??
          (lower.startsWith(`${machine}\\`) ? this.#accountsByName.get(lower.slice(machine.length + 1)) : undefined) ??
          (lower.includes('\\') ? undefined : this.#accountsByName.get(`${machine}\\${lower}`))))
    );
  }

  accountOf(sid: Sid): AccountFact | undefined {
    return this.#accountsBySid.get(sid);
  }

  group(sid: Sid): GroupFact | undefined {
    return this.#groupsBySid.get(sid);
  }

  /** What the server calls a SID; `null` where it has no name for it, undefined where nobody asked. */
  nameOf(sid: Sid): string | null | undefined {
    return this.data.names?.get(sid) ?? this.accountOf(sid)?.name ?? this.group(sid)?.name ?? this.data.names?.get(sid);
  }

  /** The SID of a group, or of anybody in a list, by the name that the server has for it. */
  sidOfName(name: string): Sid | undefined {
    if (!this.#sidsByName) {
      const sids = new Map<string, Sid>();
      for (const [sid, named] of this.data.names ?? []) if (named !== null) sids.set(named.toLowerCase(), sid);
      for (const group of this.data.groups ?? []) sids.set(group.name.toLowerCase(), group.sid);
      this.#sidsByName = sids;
    }
    return this.#sidsByName.get(name.toLowerCase());
  }

  /** The pools whose accounts the exports list, by their names in lower case; none where nothing lists accounts. */
  get pools(): ReadonlyMap<string, PoolFact> {
    if (this.#pools) return this.#pools;
    const pools = new Map<string, PoolFact>();
    for (const { name } of this.data.accounts ?? []) {
      const account = accountNamed(name, 'own');
      if (account.kind === 'virtualAccount')
        pools.set(account.pool.toLowerCase(), { name: account.pool, sid: poolSid(account.pool) });
    }
    this.#pools = pools;
    return pools;
  }

  /** Permissions of a share by its server and name. */
  share(server: string, name: string): ShareFact | undefined {
    return this.data.shares?.find(
      share => share.name.toLowerCase() === name.toLowerCase() && isSameServer(share.server, server),
    );
  }

  /** The path without what stands for something else: prefixes of Win32, variables, slashes. */
  plain(path: string): string {
    const known = this.#plain.get(path);
    if (known !== undefined) return known;
    const plain = plainPath(path, this.data.machine);
    if (this.#plain.size >= MOST_PATHS) this.#plain.clear();
    this.#plain.set(path, plain);
    return plain;
  }

  /** Key by which objects are found. */
  key(path: string): string {
    return this.plain(path).toLowerCase();
  }
}

/** A path as facts compare it (A2): `\\?\` gone, variables of the server expanded. */
export function plainPath(path: string, machine: Machine | undefined): string {
  const bare = path.replace(/^\\\\\?\\UNC\\/i, '\\\\').replace(/^\\\\\?\\/, '');
  if (!bare.includes('%')) return normalizeWindowsPath(bare);
  const own = bare.replace(
    /%([^%\\/]+)%/g,
    (whole, name: string) => machine?.variables.get(name.toLowerCase()) ?? whole,
  );
  const expanded = expandVariables(own);
  return normalizeWindowsPath(typeof expanded === 'string' ? expanded : own);
}

/** `fs1.contoso.local` and `FS1` are one server; so are they where one of them is not known. */
export function isSameServer(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || shortName(a) === shortName(b);
}

function shortName(server: string): string {
  return server.toLowerCase().replace(/\..*$/, '');
}

/** Index of the first of the sorted objects whose key is not less than `text`. */
function firstFrom(sorted: readonly ObjectFact[], text: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.key ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

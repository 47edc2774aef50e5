import { resolve } from '../../answer/resolve';
import { memo } from '../../base/memo';
import { type Origin, textOf } from '../../config/base/value';
import type { ConfigFile } from '../../config/files/config-file';
import type { Application, Pool, Site, Topology } from '../../config/files/topology';
import type { Place } from '../../config/place';
import { Trail } from '../../identity/base/step';
import { poolAccount } from '../../identity/process/pool';
import { networkIdentity } from '../../identity/reach/network';
import { isCodeKind } from '../../identity/work/kinds';
import { plausibleKinds } from '../../identity/work/plausible-kinds';
import { accountName, accountNamed, type Identity, type Login, sameAccount } from '../../windows/account';
import { sidOf } from '../../windows/account-sid';
import { localizedSid } from '../../windows/localized-names';
import type { Sid } from '../../windows/sid';
import { poolSid } from '../../windows/virtual-account';
import { wellKnownName, wellKnownSid } from '../../windows/well-known-sids';
import { expandVariables, normalizeWindowsPath } from '../../windows/windows-path';
import type { Snapshot } from '../../workspace/snapshot';
import { canonicalAccount } from '../explain/canonical';
import type { JsonRange } from '../explain/explain-place';
import { kindWords } from '../words';
import { type Subject, subjectsOf } from './subject';

/** Something that acts as an account. */
export interface WhoMatch {
  /** URI of the host configuration. */
  readonly server: string;
  readonly pool?: string;
  readonly site?: string;
  readonly application?: string;
  /** What the account does there, in a few words. */
  readonly purpose: string;
  /** What names the account, or the pool or application. */
  readonly file: string | null;
  readonly range: JsonRange | null;
}

/** One account that a text is about, with everything that acts as it. As `whoiis who --format json` prints it. */
export interface WhoAnswer {
  readonly account: string;
  /** `null` where it is not the same on every machine. */
  readonly sid: string | null;
  readonly matches: readonly WhoMatch[];
}

/** What else is known of the question. */
export interface WhoOptions {
  /** Names of pools that no loaded host configuration defines: a virtual account's SID is made from such a name. */
  readonly pools?: readonly string[];
}

/**
 * From an account, a SID or a message back to what acts as it, in every host configuration that is loaded. Undefined where
 * the text names nothing. The accounts are those that `explain` names: the same resolver is asked about every application.
 */
export function who(
  snapshot: Snapshot,
  text: string,
  { pools = [] }: WhoOptions = {},
): readonly WhoAnswer[] | undefined {
  const subjects = subjectsOf(text);
  if (subjects.length === 0) return undefined;
  const hosts = snapshot.hosts();
  for (const host of hosts)
    for (const site of snapshot.topology(host).sites)
      for (const { path } of site.applications) snapshot.place(host, site.name, path);
  // The files of all applications are asked for before the first of them is judged: half of an answer is of no use.
  if (snapshot.missing().length > 0) return [];
  const uses = allUses(snapshot);
  return subjects.flatMap(subject => answersTo(snapshot, subject, uses, pools));
}

/** An account at work. */
interface Use {
  readonly identity: Login;
  readonly host: ConfigFile;
  readonly pool: string | undefined;
  readonly site: string | undefined;
  readonly application: string | undefined;
  readonly purpose: string;
  readonly at: Origin | undefined;
  /** Windows folder of the application, normalised, in lower case. */
  readonly folder?: string | undefined;
}

function answersTo(
  snapshot: Snapshot,
  subject: Subject,
  uses: readonly Use[],
  given: readonly string[],
): readonly WhoAnswer[] {
  switch (subject.kind) {
    case 'account':
      return [forAccount(snapshot, subject.name, uses)];
    case 'sid':
      return [forSid(snapshot, subject.sid, uses, given)];
    case 'pool': {
      const own = uses.find(
        ({ pool, site }) => site === undefined && pool?.toLowerCase() === subject.name.toLowerCase(),
      );
      const name = own && canonicalAccount(own.identity);
      return name ? [forAccount(snapshot, name, uses)] : [forAccount(snapshot, nameOfPoolAccount(subject.name), uses)];
    }
    case 'path':
      return forPath(snapshot, subject.path, uses);
  }
}

function nameOfPoolAccount(pool: string): string {
  return canonicalAccount({ kind: 'virtualAccount', pool }) ?? pool;
}

function forAccount(snapshot: Snapshot, name: string, uses: readonly Use[]): WhoAnswer {
  const sid = wellKnownSid(name) ?? localizedSid(name);
  const known = sid === undefined ? undefined : wellKnownName(sid);
  const identity = accountNamed(known ?? name, 'own');
  const isMachine = name.endsWith('$');
  const isMeant = (use: Use): boolean => {
    const { identity: other } = use;
    if (other.kind === 'sqlLogin') return other.userId.toLowerCase() === name.toLowerCase();
    if (other.kind === 'machine') return isMachine && isNameOfMachine(name, snapshot.facts(use.host).machineName);
    return sameAccount(other, identity);
  };
  const found = uses.filter(isMeant);
  // As the files spell it, where they do.
  const named = found.find(use => use.identity.kind !== 'machine' && use.identity.kind !== 'sqlLogin')?.identity;
  return {
    account: (named && canonicalAccount(named)) ?? accountName(identity) ?? name,
    sid: sidOf(identity) ?? sid ?? null,
    matches: matchesOf(snapshot, found),
  };
}

/** `DOMAIN\NAME$` stands for the machine of that name; as long as its name is not known, for any. */
function isNameOfMachine(name: string, machineName: string | undefined): boolean {
  const own = /([^\\]+)\$$/.exec(name)?.[1]?.toLowerCase();
  return machineName === undefined || own === machineName.toLowerCase() || own === 'machine';
}

function forSid(snapshot: Snapshot, sid: Sid, uses: readonly Use[], given: readonly string[]): WhoAnswer {
  const known = wellKnownName(sid);
  if (known !== undefined) return { ...forAccount(snapshot, known, uses), sid };
  const pools = [...uses.flatMap(({ pool }) => pool ?? []), ...given];
  const pool = pools.find(name => poolSid(name) === sid);
  if (pool !== undefined) return { ...forAccount(snapshot, nameOfPoolAccount(pool), uses), sid };
  return { account: sid, sid, matches: [] };
}

/** The accounts that touch files of the application whose folder holds the path: the longest folder wins. */
function forPath(snapshot: Snapshot, written: string, uses: readonly Use[]): readonly WhoAnswer[] {
  const path = normalizeWindowsPath(written).toLowerCase();
  const holds = (folder: string | undefined): folder is string =>
    folder !== undefined && (path === folder || path.startsWith(`${folder}\\`));
  const longest = Math.max(0, ...uses.flatMap(({ folder }) => (holds(folder) ? folder.length : [])));
  const near = uses.filter(({ folder }) => holds(folder) && folder.length === longest && longest > 0);
  const byName = new Map<string, Use[]>();
  for (const use of near) {
    const name = canonicalAccount(use.identity);
    if (name === null) continue;
    byName.set(name, [...(byName.get(name) ?? []), use]);
  }
  return [...byName].map(([account, found]) => ({
    account,
    sid: sidOf(found[0]?.identity as Identity) ?? null,
    matches: matchesOf(snapshot, found),
  }));
}

function matchesOf(snapshot: Snapshot, uses: readonly Use[]): readonly WhoMatch[] {
  const seen = new Set<string>();
  return uses.flatMap(({ host, pool, site, application, purpose, at }): readonly WhoMatch[] => {
    const key = [host.uri, pool, site, application, purpose].join('\n');
    if (seen.has(key)) return [];
    seen.add(key);
    return [
      {
        server: host.uri,
        ...(pool !== undefined && { pool }),
        ...(site !== undefined && { site }),
        ...(application !== undefined && { application }),
        purpose,
        file: at?.file ?? null,
        range: at
          ? { start: snapshot.position(at.file, at.span.start), end: snapshot.position(at.file, at.span.end) }
          : null,
      },
    ];
  });
}

/** Worked out for the first question about a snapshot; further ones look it up. */
const allUses = memo((snapshot: Snapshot): readonly Use[] => snapshot.hosts().flatMap(host => usesOf(snapshot, host)));

/** Every account that acts by a host configuration: of its pools, and of its applications. */
function usesOf(snapshot: Snapshot, host: ConfigFile): readonly Use[] {
  const topology = snapshot.topology(host);
  return [
    ...topology.pools.flatMap(pool => ofPool(snapshot, host, pool)),
    ...topology.sites.flatMap(site =>
      site.applications.flatMap(application => ofApplication(snapshot, host, topology, site, application)),
    ),
  ];
}

function ofPool(snapshot: Snapshot, host: ConfigFile, pool: Pool): readonly Use[] {
  const facts = snapshot.facts(host);
  const { identity } = poolAccount(pool, facts, new Trail());
  const base = { host, pool: pool.name, site: undefined, application: undefined, at: pool.at };
  return [
    { ...base, identity, purpose: 'worker process' },
    { ...base, identity: networkIdentity(identity, facts), purpose: 'worker process, as other machines see it' },
  ];
}

function ofApplication(
  snapshot: Snapshot,
  host: ConfigFile,
  topology: Topology,
  site: Site,
  application: Application,
): readonly Use[] {
  const place = snapshot.place(host, site.name, application.path);
  const pool = textOf(application.applicationPool);
  const root = application.virtualDirectories.find(({ path }) => path === '/');
  const physical = root && expandVariables(textOf(root.attribute('physicalPath')) ?? '');
  const folder =
    typeof physical === 'string' ? normalizeWindowsPath(physical).toLowerCase().replace(/\\$/, '') : undefined;
  const base = {
    host,
    pool: (pool && topology.poolsNamed(pool)[0]?.name) ?? pool,
    site: site.name,
    application: application.path,
    folder,
  };
  const uses: Use[] = connectAs(application).map(({ identity, at }) => ({
    ...base,
    identity,
    at,
    purpose: 'connects to the folder ("Connect as")',
  }));
  for (const { identity, purpose, at } of actorsAt(place))
    uses.push({ ...base, identity, purpose, at: at ?? application.at });
  return uses;
}

function connectAs({
  virtualDirectories,
}: Application): readonly { readonly identity: Identity; readonly at: Origin | undefined }[] {
  return virtualDirectories.flatMap(directory => {
    const user = directory.attribute('userName');
    const name = textOf(user) ?? '';
    return name === ''
      ? []
      : [{ identity: accountNamed(name, 'own'), at: user.kind === 'set' ? user.at : directory.at }];
  });
}

interface Actor {
  readonly identity: Login;
  readonly purpose: string;
  readonly at: Origin | undefined;
}

/** The accounts of one application, as `explain` names them, for each kind of work that its configuration makes plausible. */
function actorsAt(place: Place): readonly Actor[] {
  const actors: Actor[] = [];
  for (const kind of plausibleKinds(place)) {
    const answer = resolve(place, { handlerKind: kind, client: { auth: 'none' } });
    const words = kindWords(kind);
    const add = (identity: Login, purpose: string): void => {
      if (identity.kind !== 'none' && identity.kind !== 'unknown') actors.push({ identity, purpose, at: undefined });
    };
    add(answer.processIdentity, 'worker process');
    add(answer.anonymousIdentity, 'anonymous visitors');
    add(answer.requestIdentity, `user of the request: ${words}`);
    add(answer.fileAccessIdentity, `touches files: ${words}`);
    add(answer.networkIdentity, `on other machines: ${words}`);
    if (answer.sqlLogin && isCodeKind(kind)) {
      add(answer.sqlLogin.local, `SQL Server on this machine: ${words}`);
      add(answer.sqlLogin.remote, `SQL Server on another machine: ${words}`);
    }
  }
  return actors;
}

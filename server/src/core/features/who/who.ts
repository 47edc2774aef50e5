import { IIS_IUSRS } from '../../identity/token/groups';
import { accountName, accountNamed, type Identity, sameAccount } from '../../windows/account';
import { sidOf } from '../../windows/account-sid';
import { localizedSid } from '../../windows/localized-names';
import { isSameName } from '../../windows/principal';
import type { Sid } from '../../windows/sid';
import { poolSid } from '../../windows/virtual-account';
import { isAccount, wellKnownName, wellKnownSid } from '../../windows/well-known-sids';
import { normalizeWindowsPath } from '../../windows/windows-path';
import type { Snapshot } from '../../workspace/snapshot';
import { canonicalAccount, canonicalText } from '../explain/canonical';
import type { JsonRange } from '../explain/explain-place';
import { type Subject, subjectsOf } from './subject';
import { allUses, type Use } from './uses';

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
  /** What is to be known besides: that it is a group, or only perhaps the account that was asked about. */
  readonly note?: string;
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
  const hosts = snapshot.hosts();
  const subjects = subjectsOf(
    text,
    hosts.flatMap(host => snapshot.topology(host).pools.map(({ name }) => name)),
  );
  if (subjects.length === 0) return undefined;
  for (const host of hosts)
    for (const site of snapshot.topology(host).sites)
      for (const { path } of site.applications) snapshot.place(host, site.name, path);
  // The files of all applications are asked for before the first of them is judged: half of an answer is of no use.
  if (snapshot.missing().length > 0) return [];
  const uses = allUses(snapshot);
  const answers = subjects.flatMap(subject => answersTo(snapshot, subject, uses, pools));
  const byAccount = new Map<string, WhoAnswer>();
  for (const answer of answers) {
    const key = answer.account.toLowerCase();
    const known = byAccount.get(key);
    // A message may name an account twice, once without its domain: what is certain counts.
    if (!known || (known.note !== undefined && answer.note === undefined)) byAccount.set(key, answer);
  }
  return [...byAccount.values()];
}

function answersTo(
  snapshot: Snapshot,
  subject: Subject,
  uses: readonly Use[],
  given: readonly string[],
): readonly WhoAnswer[] {
  switch (subject.kind) {
    case 'account': {
      const answer = forAccount(snapshot, subject.name, uses);
      return [answer, ...forAlike(snapshot, answer.account, uses)];
    }
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

/**
 * Accounts of the configuration that may be the one of the question in another form: `ann@contoso.com`, `CONTOSO\\ann` and
 * `ann` can be one account, which no file tells.
 */
function forAlike(snapshot: Snapshot, asked: string, uses: readonly Use[]): readonly WhoAnswer[] {
  const alike = new Map<string, string>();
  for (const { identity } of uses) {
    const name =
      identity.kind === 'configured' || identity.kind === 'authenticated' ? accountName(identity) : undefined;
    if (name !== undefined && isSameName(name, asked) === undefined) alike.set(name.toLowerCase(), name);
  }
  const note = `Perhaps the same account as ${asked}, written in another form: Windows alone can tell.`;
  return [...alike.values()].map(name => ({ ...forAccount(snapshot, name, uses), note }));
}

function nameOfPoolAccount(pool: string): string {
  return canonicalAccount({ kind: 'virtualAccount', pool }) ?? pool;
}

function forAccount(snapshot: Snapshot, name: string, uses: readonly Use[]): WhoAnswer {
  const sid = wellKnownSid(name) ?? localizedSid(name);
  if (sid !== undefined && !isAccount(sid)) return forGroup(snapshot, sid, uses);
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
  const isGuess = found.some(
    ({ identity: { kind }, host }) => kind === 'machine' && snapshot.facts(host).machineName === undefined,
  );
  return {
    account: (named && canonicalAccount(named)) ?? accountName(identity) ?? name,
    sid: sidOf(identity) ?? sid ?? null,
    ...(isGuess && { note: 'If this is the web server: its name is not in the settings (machineName).' }),
    matches: matchesOf(snapshot, [...found, ...holding(sidOf(identity), uses)]),
  };
}

/** R5 for IIS_IUSRS; who is in another group is told of the worker processes alone. */
function forGroup(snapshot: Snapshot, sid: Sid, uses: readonly Use[]): WhoAnswer {
  return {
    account: wellKnownName(sid) ?? sid,
    sid,
    note:
      sid === IIS_IUSRS
        ? 'A group. IIS adds worker processes to it while they start, unless manualGroupMembership is set; IUSR is no member by itself.'
        : 'A group. These worker processes are in it; who else is, Windows knows.',
    matches: matchesOf(snapshot, holding(sid, uses)),
  };
}

/** The worker processes in whose token a SID stands beside that of their own account (R5, R6). */
function holding(sid: Sid | null, uses: readonly Use[]): readonly Use[] {
  return uses.flatMap(use => {
    const group = use.token?.groups.find(candidate => candidate.sid === sid);
    if (!group) return [];
    const worker = `${use.purpose} (${canonicalAccount(use.identity)}), which has this in its token`;
    const { dependsOn } = group;
    return [
      { ...use, purpose: dependsOn === undefined ? worker : `${worker}, depending on ${canonicalText(dependsOn)}` },
    ];
  });
}

/** `DOMAIN\NAME$` stands for the machine of that name; as long as its name is not known, for any. */
function isNameOfMachine(name: string, machineName: string | undefined): boolean {
  const own = /([^\\]+)\$$/.exec(name)?.[1]?.toLowerCase();
  return machineName === undefined || own === machineName.toLowerCase() || own === 'machine';
}

function forSid(snapshot: Snapshot, sid: Sid, uses: readonly Use[], given: readonly string[]): WhoAnswer {
  const known = wellKnownName(sid);
  if (known !== undefined) return { ...forAccount(snapshot, known, uses), sid };
  // The facts of the server know accounts of its domain.
  const told = snapshot.exported?.nameOf(sid);
  if (typeof told === 'string') return { ...forAccount(snapshot, told, uses), sid };
  const pools = [...uses.flatMap(({ pool }) => pool ?? []), ...given];
  const pool = pools.find(name => poolSid(name) === sid);
  if (pool !== undefined) return { ...forAccount(snapshot, nameOfPoolAccount(pool), uses), sid };
  return { account: sid, sid, matches: [] };
}

/**
 * The accounts that touch files of the application, or connect to the virtual directory, whose folder holds the path: the
 * longest folder wins. A path in the midst of a sentence may have words behind it.
 */
function forPath(snapshot: Snapshot, written: string, uses: readonly Use[]): readonly WhoAnswer[] {
  const path = normalizeWindowsPath(written).toLowerCase();
  let near = usesAround(path, uses);
  if (near.length === 0) near = usesAround(path.replace(/\s[^\\]*$/, ''), uses);
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

function usesAround(path: string, uses: readonly Use[]): readonly Use[] {
  const isAround = ({ folder }: Use): boolean =>
    folder !== undefined && folder !== '' && (path === folder || path.startsWith(`${folder}\\`));
  const around = uses.filter(isAround);
  const longest = Math.max(...around.map(({ folder }) => folder?.length ?? 0));
  return around.filter(({ folder }) => folder?.length === longest);
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

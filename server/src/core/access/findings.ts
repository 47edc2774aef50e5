import { textOf } from '../config/base/value';
import type { ObjectFact } from '../facts/facts';
import { type AccessMask, ANY_WRITE, APPEND_DATA, mapGeneric, WRITE_DATA } from '../windows/access-rights';
import type { Sentence } from '../windows/account';
import { icaclsInheritance, icaclsRemove, icaclsTrustee } from '../windows/acl-commands';
import type { Principal } from '../windows/principal';
import { type Ace, acesOf, INHERITED, isEffective, type SecurityDescriptor } from '../windows/security-descriptor';
import { say } from '../windows/sentence';
import { isMachineOrDomainSid, type Sid } from '../windows/sid';
import { poolSid } from '../windows/virtual-account';
import { wellKnownName } from '../windows/well-known-sids';
import { isUnc, joinWindowsPath, parentWindowsPath } from '../windows/windows-path';
import type { AccessCheck, Repair } from './base/verdict';
import type { Question } from './question';
import { repair } from './repairs';

/** What is wrong with the access lists of a site, beside the refusals that were asked about (A66, A67, A76). */
export interface AccessFinding {
  readonly rule: AccessFindingRule;
  readonly severity: 'error' | 'warning' | 'info';
  /** Windows path, share or account. */
  readonly object: string;
  readonly message: Sentence;
  readonly repairs: readonly Repair[];
}

export type AccessFindingRule =
  | 'access-null-dacl'
  | 'access-everyone-write'
  | 'access-users-write'
  | 'access-iusr-write'
  | 'access-iis-iusrs-write'
  | 'access-pool-write-code'
  | 'access-other-pool'
  | 'access-orphan-sid'
  | 'access-noncanonical-dacl'
  | 'access-deny-hits'
  | 'access-local-principal-on-unc'
  | 'access-owner-is-worker'
  | 'access-logon-right-missing'
  | 'access-logon-right-denied'
  | 'access-identity-differs';

/** Findings about the content of the site that is asked about, and what follows from the checks. */
export function accessFindings(question: Question, checks: readonly AccessCheck[]): readonly AccessFinding[] {
  const found: AccessFinding[] = [...measuredDiffers(question), ...ofChecks(question, checks)];
  const seen = new Set<string>();
  const context = contextOf(question, checks);
  for (const fact of objectsOf(question, checks)) {
    const parent = parentWindowsPath(fact.key);
    for (const finding of ofObject(context, fact)) {
      // What a folder hands down is told once, where it begins.
      const what = ` ${finding.rule} ${finding.key}`;
      seen.add(fact.key + what);
      if (parent === undefined || !seen.has(parent + what)) found.push(finding);
    }
  }
  return found.map(({ rule, severity, object, message, repairs }) => ({ rule, severity, object, message, repairs }));
}

interface KeyedFinding extends AccessFinding {
  /** Tells findings of one rule about one object apart. */
  readonly key: string;
}

interface Context {
  readonly question: Question;
  /** Folders in which the application is meant to write. */
  readonly writable: readonly string[];
  readonly ownPools: ReadonlySet<Sid>;
  readonly worker: Sid | undefined;
  readonly anonymous: Sid | undefined;
}

function contextOf(question: Question, checks: readonly AccessCheck[]): Context {
  const { place, facts } = question;
  const ownPools = new Set<Sid>();
  for (const { applicationPool } of place.site?.applications ?? []) {
    const name = textOf(applicationPool);
    if (name !== undefined) ownPools.add(poolSid(name));
  }
  const writes = checks.flatMap(({ purpose, object }) =>
    object !== undefined && /^(app-data|upload|php-|dataprotection|create-|stdout|frt|http-log)/.test(purpose)
      ? [facts.key(object)]
      : [],
  );
  const data = (place.site?.applications ?? []).flatMap(application => {
    const directory = application.virtualDirectories.find(({ path }) => path === '/');
    const root = directory && textOf(directory.attribute('physicalPath'));
    return root === undefined ? [] : [facts.key(joinWindowsPath(root, 'App_Data'))];
  });
  return {
    question,
    writable: [...writes, ...data],
    ownPools,
    worker: question.subject(question.process, 'here')?.sid,
    anonymous: question.subject(question.anonymous, 'here')?.sid,
  };
}

/** What is listed of the site, and what was checked elsewhere. */
function objectsOf({ place, facts }: Question, checks: readonly AccessCheck[]): readonly ObjectFact[] {
  const found = new Map<string, ObjectFact>();
  for (const application of place.site?.applications ?? []) {
    for (const directory of application.virtualDirectories) {
      const root = textOf(directory.attribute('physicalPath'));
      if (root === undefined || root === '') continue;
      for (const fact of facts.below(root)) found.set(fact.key, fact);
    }
  }
  for (const { object } of checks) {
    const fact = object === undefined ? undefined : facts.object(object);
    if (fact) found.set(fact.key, fact);
  }
  return [...found.values()];
}

const EVERYONE: ReadonlySet<string> = new Set(['S-1-1-0', 'S-1-5-7', 'S-1-5-32-546']);
const USERS: ReadonlySet<string> = new Set(['S-1-5-32-545', 'S-1-5-11', 'S-1-5-4', 'S-1-5-2']);
const IIS_IUSRS = 'S-1-5-32-568';
const IUSR = 'S-1-5-17';
/** What only this server knows: no token of a file server holds it (A38). */
const LOCAL_ONLY = /^S-1-5-(17|19|20|32-568|82-.+|80-.+)$/;

function ofObject(context: Context, fact: ObjectFact): readonly KeyedFinding[] {
  const { descriptor } = fact;
  if (!descriptor) return [];
  if (descriptor.dacl.kind === 'null')
    return [
      finding(
        'access-null-dacl',
        'warning',
        fact,
        `${fact.path} has no access list: everybody may do everything there.`,
        '',
      ),
    ];
  const aces = acesOf(descriptor);
  const found: KeyedFinding[] = [];
  aces.forEach((ace, index) => {
    found.push(...ofWriting(context, fact, aces, ace, index), ...ofPrincipal(context, fact, ace, index));
  });
  if (!isCanonical(aces))
    found.push(
      finding(
        'access-noncanonical-dacl',
        'warning',
        fact,
        `The entries of ${fact.path} are not in the usual order; they count as they stand, and Explorer changes their meaning when it sorts them.`,
        '',
      ),
    );
  found.push(...ofOwner(context, fact, descriptor));
  return withoutRepeats(found);
}

/** One principal may stand in a list several times. */
function withoutRepeats(found: readonly KeyedFinding[]): readonly KeyedFinding[] {
  return [...new Map(found.map(item => [`${item.rule} ${item.key}`, item] as const)).values()];
}

function ofWriting(
  context: Context,
  fact: ObjectFact,
  aces: readonly Ace[],
  ace: Ace,
  index: number,
): readonly KeyedFinding[] {
  const { sid } = ace.principal;
  const mask = writesOf(aces, ace, index);
  if (ace.effect !== 'allow' || sid === undefined || mask === 0) return [];
  const { path } = fact;
  const name = ace.principal.name;
  const remove = removal(fact, ace);
  if (EVERYONE.has(sid))
    return [finding('access-everyone-write', 'warning', fact, `${name} may write on ${path}.`, sid, remove)];
  if (USERS.has(sid)) {
    // A50: what folders below the root of a volume have from Windows.
    const isStock = (mask & ~(WRITE_DATA | APPEND_DATA)) === 0 && (ace.flags & INHERITED) !== 0;
    const message = isStock
      ? `${name} may add files and folders in ${path} and own them, by the list that Windows gives a disk: every pool and IUSR can drop a page there, and cannot change what others made.`
      : `${name} may write on ${path}: every pool and every anonymous visitor is among them.`;
    return [finding('access-users-write', isStock ? 'info' : 'warning', fact, message, sid, remove)];
  }
  if (sid === IIS_IUSRS)
    return [
      finding(
        'access-iis-iusrs-write',
        'warning',
        fact,
        `${name} may write on ${path}: every pool of this server changes it.`,
        sid,
        remove,
      ),
    ];
  if (isWritable(context, fact)) return [];
  if (sid === IUSR || (sid === context.anonymous && sid !== context.worker))
    return [
      finding('access-iusr-write', 'warning', fact, `Anonymous visitors write on ${path}, as ${name}.`, sid, remove),
    ];
  const isOwn = context.ownPools.has(sid) || (sid === context.worker && sid !== 'S-1-5-18');
  if (isOwn && isCode(fact))
    return [
      finding(
        'access-pool-write-code',
        'info',
        fact,
        `The worker process may change its own code on ${path}: whoever breaks in stays.`,
        sid,
        remove,
      ),
    ];
  return [];
}

/** Rights to change something that an entry gives, without those that an entry before it denies the same principal. */
function writesOf(aces: readonly Ace[], ace: Ace, index: number): AccessMask {
  let mask = mapGeneric(ace.mask, 'file') & ANY_WRITE;
  for (const earlier of aces.slice(0, index)) {
    const isSame = earlier.principal.sid === ace.principal.sid || earlier.principal.sid === 'S-1-1-0';
    if (earlier.effect === 'deny' && isSame && (isEffective(earlier) || !isEffective(ace)))
      mask &= ~mapGeneric(earlier.mask, 'file');
  }
  return mask;
}

function isWritable({ writable }: Context, { key }: ObjectFact): boolean {
  return writable.some(folder => key === folder || key.startsWith(`${folder}\\`));
}

/** Folders with code in them, configuration and scripts. */
function isCode({ path, kind }: ObjectFact): boolean {
  return kind === 'file'
    ? /\.(config|dll|exe|asax|aspx|ashx|asmx|asp|php|cshtml|js)$|\\bin\\/i.test(path)
    : /\\(bin|app_code|app_browsers)$/i.test(path) || kind === 'dir';
}

function ofPrincipal(context: Context, fact: ObjectFact, ace: Ace, index: number): readonly KeyedFinding[] {
  const { sid, name } = ace.principal;
  if (sid === undefined || ace.effect !== 'allow') return [];
  const { path } = fact;
  const remove = removal(fact, ace);
  if (isUnc(path) && LOCAL_ONLY.test(sid))
    return [
      finding(
        'access-local-principal-on-unc',
        'warning',
        fact,
        `ACE ${index + 1} of ${path} names ${name}, whom the file server does not know: it never counts for a web request.`,
        sid,
        remove,
      ),
    ];
  if (/^S-1-5-82-.+-/.test(sid) && !context.ownPools.has(sid)) {
    const pool = context.question.poolOf(sid);
    if (pool !== undefined)
      return [
        finding(
          'access-other-pool',
          'warning',
          fact,
          `ACE ${index + 1} of ${path} lets the pool ${pool} in, which does not serve this site.`,
          sid,
          remove,
        ),
      ];
    if ((context.question.place.topology?.pools.length ?? 0) > 0)
      return [
        finding(
          'access-orphan-sid',
          'info',
          fact,
          `ACE ${index + 1} of ${path} is for a pool that is gone or has another name now (${sid}).`,
          sid,
          remove,
        ),
      ];
  }
  if (isMachineOrDomainSid(sid) && context.question.facts.data.names?.get(sid) === null)
    return [
      finding(
        'access-orphan-sid',
        'info',
        fact,
        `ACE ${index + 1} of ${path} is for an account that no longer exists (${sid}).`,
        sid,
        remove,
      ),
    ];
  return [];
}

/** A25: an owner changes the list, whatever it says. */
function ofOwner(
  { worker, ownPools }: Context,
  fact: ObjectFact,
  { owner }: SecurityDescriptor,
): readonly KeyedFinding[] {
  const sid = owner?.sid;
  if (sid === undefined || sid === 'S-1-5-18' || !isCode(fact)) return [];
  if (sid !== worker && !ownPools.has(sid)) return [];
  return [
    finding(
      'access-owner-is-worker',
      'info',
      fact,
      `The worker process owns ${fact.path} and so may change who has access.`,
      sid,
    ),
  ];
}

/** A24: explicit before inherited, and in both what denies before what allows. */
export function isCanonical(aces: readonly Ace[]): boolean {
  let last = 0;
  for (const ace of aces) {
    if (ace.effect === 'none') continue;
    const isInherited = (ace.flags & INHERITED) !== 0;
    // Each folder further up begins anew: what its parents deny comes behind what it allows.
    if (isInherited) {
      last = 2;
      continue;
    }
    const rank = ace.effect === 'deny' ? 0 : 1;
    if (rank < last) return false;
    last = rank;
  }
  return true;
}

/** What to do about an entry; one that comes from above is made the object's own before. */
function removal(fact: ObjectFact, ace: Ace): readonly Repair[] {
  const remove = icaclsRemove(fact.path, icaclsTrustee(ace.principal), 'g');
  const took = repair(
    `Take ${nameForRepair(ace.principal)} out of the list, once others have what they need`,
    remove,
    'review',
  );
  if (!(ace.flags & INHERITED)) return took;
  const own = icaclsInheritance(fact.path, 'd');
  return [...repair('Make the entries that come from above entries of the object itself', own, 'review'), ...took];
}

function nameForRepair({ sid, name }: Principal): string {
  return sid ?? name;
}

function finding(
  rule: AccessFindingRule,
  severity: AccessFinding['severity'],
  { path }: ObjectFact,
  message: Sentence,
  key: string,
  repairs: readonly Repair[] = [],
): KeyedFinding {
  return { rule, severity, object: path, message, repairs, key };
}

/** A76: what was measured counts, and says that the configuration is not what runs. */
function measuredDiffers(question: Question): readonly AccessFinding[] {
  const { measured, pool, facts } = question;
  if (!measured || pool === undefined) return [];
  const name = wellKnownName(measured.found) ?? facts.nameOf(measured.found) ?? measured.found;
  return [
    {
      rule: 'access-identity-differs',
      severity: 'error',
      object: pool,
      message: say`The worker process of pool ${pool} runs as ${name}, and by the configuration it would be ${question.configuredProcess}. The measurement counts.`,
      repairs: [],
    },
  ];
}

function ofChecks(question: Question, checks: readonly AccessCheck[]): readonly AccessFinding[] {
  return checks.flatMap((check): readonly AccessFinding[] => {
    const { decidedBy, identity, object, repairs } = check;
    if (check.purpose === 'logon' && check.verdict === 'denied' && decidedBy.kind === 'right') {
      const isDenied = /^SeDeny/.test(decidedBy.right ?? '');
      const message = isDenied
        ? say`${identity} may not log on: ${decidedBy.right ?? ''} keeps it out.`
        : say`${identity} may not log on: it lacks ${decidedBy.right ?? ''}.`;
      const severity = identity.worker ? 'error' : 'warning';
      return [
        {
          rule: isDenied ? 'access-logon-right-denied' : 'access-logon-right-missing',
          severity,
          object: question.pool ?? '',
          message,
          repairs,
        },
      ];
    }
    if (decidedBy.kind === 'deny-ace' && object !== undefined)
      return [
        {
          rule: 'access-deny-hits',
          severity: 'warning',
          object,
          message: say`ACE ${String(decidedBy.ace)} of ${object} denies what ${identity} needs there.`,
          repairs,
        },
      ];
    return [];
  });
}

import type { Facts, ObjectFact } from '../facts/facts';
import { type AccessMask, ANY_WRITE, APPEND_DATA, mapGeneric, WRITE_DAC, WRITE_DATA } from '../windows/access-rights';
import type { Sentence } from '../windows/account';
import { icaclsInheritance, icaclsRemove, icaclsTrustee } from '../windows/acl-commands';
import { type Ace, acesOf, INHERITED, isEffective, type SecurityDescriptor } from '../windows/security-descriptor';
import { isMachineOrDomainSid, type Sid } from '../windows/sid';
import { isUnc } from '../windows/windows-path';
import type { AccessFinding, AccessFindingRule } from './base/access-finding';
import type { Repair } from './base/verdict';
import { repair } from './repairs';

export interface KeyedFinding extends AccessFinding {
  /** Tells findings of one rule about one object apart. */
  readonly key: string;
}

/** What one site is: what is judged depends on who works there. */
export interface SiteContext {
  readonly facts: Facts;
  /** The pool of a virtual account; undefined where no pool of the server has it. */
  readonly poolOf: (sid: Sid) => string | undefined;
  /** True where the pools of the server are known. */
  readonly knowsPools: boolean;
  /** Folders in which the application is meant to write. */
  readonly writable: readonly string[];
  /** Keys of objects outside of the content that IIS makes itself, with a list for IIS_IUSRS or for a pool. */
  readonly madeByIis: ReadonlySet<string>;
  readonly ownPools: ReadonlySet<Sid>;
  readonly workers: ReadonlySet<Sid>;
  readonly anonymous: ReadonlySet<Sid>;
}

export const EVERYONE: ReadonlySet<string> = new Set(['S-1-1-0', 'S-1-5-7', 'S-1-5-32-546']);
export const USERS: ReadonlySet<string> = new Set(['S-1-5-32-545', 'S-1-5-11', 'S-1-5-4', 'S-1-5-2']);
const IIS_IUSRS = 'S-1-5-32-568';
const IUSR = 'S-1-5-17';
/** What only this server knows: no token of a file server holds it (A38). */
const LOCAL_ONLY = /^S-1-5-(17|19|20|32-568|82-.+|80-.+)$/;

/** What beside its list decides what is told of an object. */
export function kindOf(context: SiteContext, fact: ObjectFact): number {
  const own = [isUnc(fact.path), isWritable(context, fact), context.madeByIis.has(fact.key), isCode(fact)];
  return own.reduce((bits, is) => bits * 2 + Number(is), 0);
}

/** What is wrong with the list of one object. */
export function ofObject(context: SiteContext, fact: ObjectFact): readonly KeyedFinding[] {
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
  context: SiteContext,
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
  const remove = () => removal(fact, ace);
  if (EVERYONE.has(sid))
    return [finding('access-everyone-write', 'warning', fact, `${name} may write on ${path}.`, sid, remove())];
  if (USERS.has(sid)) {
    // A50: what folders below the root of a volume have from Windows.
    const isStock = (mask & ~(WRITE_DATA | APPEND_DATA)) === 0 && (ace.flags & INHERITED) !== 0;
    const message = isStock
      ? `${name} may add files and folders in ${path} and own them, by the list that Windows gives a disk: every pool and IUSR can drop a page there, and cannot change what others made.`
      : `${name} may write on ${path}: every pool and every anonymous visitor is among them.`;
    return [finding('access-users-write', isStock ? 'info' : 'warning', fact, message, sid, remove())];
  }
  if (context.madeByIis.has(fact.key)) return [];
  if (sid === IIS_IUSRS)
    return [
      finding(
        'access-iis-iusrs-write',
        'warning',
        fact,
        `${name} may write on ${path}: every pool of this server changes it.`,
        sid,
        remove(),
      ),
    ];
  if (isWritable(context, fact)) return [];
  if (sid === IUSR || (context.anonymous.has(sid) && !context.workers.has(sid)))
    return [
      finding('access-iusr-write', 'warning', fact, `Anonymous visitors write on ${path}, as ${name}.`, sid, remove()),
    ];
  const isOwn = context.ownPools.has(sid) || (context.workers.has(sid) && sid !== 'S-1-5-18');
  if (isOwn && isCode(fact))
    return [
      finding(
        'access-pool-write-code',
        'info',
        fact,
        `The worker process may change its own code on ${path}: whoever breaks in stays.`,
        sid,
        remove(),
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

function isWritable({ writable }: SiteContext, { key }: ObjectFact): boolean {
  return writable.some(folder => key === folder || key.startsWith(`${folder}\\`));
}

/** Folders with code in them, configuration and scripts. */
function isCode({ path, kind }: ObjectFact): boolean {
  return kind === 'file'
    ? /\.(config|dll|exe|asax|aspx|ashx|asmx|asp|php|cshtml|js)$|\\bin\\/i.test(path)
    : /\\(bin|app_code|app_browsers)$/i.test(path) || kind === 'dir';
}

function ofPrincipal(context: SiteContext, fact: ObjectFact, ace: Ace, index: number): readonly KeyedFinding[] {
  const { sid, name } = ace.principal;
  if (sid === undefined || ace.effect !== 'allow') return [];
  const { path } = fact;
  const remove = () => removal(fact, ace);
  if (isUnc(path) && LOCAL_ONLY.test(sid))
    return [
      finding(
        'access-local-principal-on-unc',
        'warning',
        fact,
        `ACE ${index + 1} of ${path} names ${name}, whom the file server does not know: it never counts for a web request.`,
        sid,
        remove(),
      ),
    ];
  if (/^S-1-5-82-.+-/.test(sid) && !context.ownPools.has(sid) && !context.madeByIis.has(fact.key)) {
    const pool = context.poolOf(sid);
    if (pool !== undefined)
      return [
        finding(
          'access-other-pool',
          'warning',
          fact,
          `ACE ${index + 1} of ${path} lets the pool ${pool} in, which does not serve this site.`,
          sid,
          remove(),
        ),
      ];
    if (context.knowsPools)
      return [
        finding(
          'access-orphan-sid',
          'info',
          fact,
          `ACE ${index + 1} of ${path} is for a pool that is gone or has another name now (${sid}).`,
          sid,
          remove(),
        ),
      ];
  }
  if (isMachineOrDomainSid(sid) && context.facts.data.names?.get(sid) === null)
    return [
      finding(
        'access-orphan-sid',
        'info',
        fact,
        `ACE ${index + 1} of ${path} is for an account that no longer exists (${sid}).`,
        sid,
        remove(),
      ),
    ];
  return [];
}

/** A25: an owner changes the list, whatever it says, unless an entry for OWNER RIGHTS takes that away. */
function ofOwner(
  { workers, ownPools }: SiteContext,
  fact: ObjectFact,
  descriptor: SecurityDescriptor,
): readonly KeyedFinding[] {
  const sid = descriptor.owner?.sid;
  if (sid === undefined || sid === 'S-1-5-18' || !isCode(fact)) return [];
  if (!workers.has(sid) && !ownPools.has(sid)) return [];
  const own = acesOf(descriptor).filter(ace => ace.principal.sid === 'S-1-3-4' && isEffective(ace));
  if (own.length > 0 && !own.some(ace => ace.effect === 'allow' && mapGeneric(ace.mask, 'file') & WRITE_DAC)) return [];
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
  const took = repair(`Take ${ace.principal.name} out of the list, once others have what they need`, remove, 'review');
  if (!(ace.flags & INHERITED)) return took;
  const own = icaclsInheritance(fact.path, 'd');
  return [...repair('Make the entries that come from above entries of the object itself', own, 'review'), ...took];
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

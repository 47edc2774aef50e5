import { memo } from '../base/memo';
import { exportedPrincipal } from '../facts/exported';
import { domainNameOf, type Facts, type ObjectFact, type ShareFact } from '../facts/facts';
import { networkIdentity } from '../identity/reach/network';
import {
  type CheckedObject,
  type CheckResult,
  checkAccess,
  type DecidedBy,
  missingInput,
  type Subject,
} from '../windows/access-check';
import {
  type AccessMask,
  APPEND_DATA,
  DELETE,
  EXECUTE,
  MODIFY,
  type ObjectType,
  WRITE,
  WRITE_DATA,
} from '../windows/access-rights';
import { accountName, type Identity, machineAccountName, type Sentence } from '../windows/account';
import { inheritedDescriptor } from '../windows/ace-inheritance';
import { principalOf } from '../windows/principal';
import {
  type Ace,
  acesOf,
  descriptorOfAces,
  INHERITED,
  plainAce,
  type SecurityDescriptor,
} from '../windows/security-descriptor';
import { say } from '../windows/sentence';
import { isMachineOrDomainSid, type Sid } from '../windows/sid';
import { isUnc, parentWindowsPath } from '../windows/windows-path';
import type { AccessCheck, AccessStep, Decision } from './base/verdict';
import type { Need } from './purposes';
import type { Question } from './question';
import type { KnownSubject, Where } from './subject';

/** The verdict about one need, without repairs (A57). */
export function decide(question: Question, need: Need): AccessCheck {
  const { path } = need;
  const where: Where = path !== undefined && isUnc(path) ? 'file server' : 'here';
  const identity = where === 'here' ? need.identity : networkIdentity(need.identity, question.place.facts);
  const subject = question.subject(need.identity, where);
  const verdict = judge(question, need, subject, where);
  const fact = path === undefined ? undefined : question.facts.object(path);
  return {
    purpose: need.purpose,
    object: path === undefined ? undefined : question.facts.plain(path),
    ...(need.at && { at: need.at }),
    type: fact ? typeOf(need, fact) : need.type,
    identity,
    name: nameOf(question, identity),
    sid: subject?.sid,
    mask: need.mask,
    ...verdict,
    repairs: [],
    parts: [],
  };
}

/** The name of the computer's account, which only the server knows. */
export function nameOf({ facts }: Question, identity: Identity): string | undefined {
  if (identity.kind !== 'machine') return undefined;
  const { machine } = facts.data;
  const sid = machine?.machineAccountSid;
  const known = sid === undefined ? undefined : facts.accountOf(sid)?.name;
  if (known !== undefined) return known;
  if (machine?.name === undefined) return undefined;
  const domainName = domainNameOf(machine, undefined);
  return domainName === undefined ? undefined : machineAccountName({ domainName, machineName: machine.name });
}

type Judged = Omit<
  AccessCheck,
  'purpose' | 'object' | 'type' | 'identity' | 'name' | 'sid' | 'mask' | 'repairs' | 'parts'
>;

function judge(question: Question, need: Need, subject: KnownSubject | undefined, where: Where): Judged {
  if (need.identity.kind === 'none') return unknown(['an account that acts'], 'Nobody acts here.');
  if (!subject) return unknown(['the account'], 'The account is not known.');
  if (need.path === undefined)
    return unknown([`the path of ${need.what}`], `No setting tells the path of ${need.what}.`);
  if (where === 'here') return onDisk(question, need, subject, need.path);
  const ofShare = onShare(question, need, subject, need.path);
  if (ofShare.verdict === 'denied') return ofShare;
  const ofFile = onDisk(question, need, subject, need.path);
  const steps = [...ofShare.steps, ...ofFile.steps];
  if (ofFile.verdict === 'denied') return { ...ofFile, certainty: 'likely', steps };
  if (ofShare.verdict === 'unknown') return { ...ofShare, missing: [...ofShare.missing, ...ofFile.missing], steps };
  return { ...ofFile, certainty: 'likely', steps };
}

/** A29: the permissions of the share come first. */
function onShare(question: Question, need: Need, subject: KnownSubject, path: string): Judged {
  const [, server = '', name = ''] = /^[\\/]{2}([^\\/]+)[\\/]+([^\\/]+)/.exec(path) ?? [];
  const share = question.facts.share(server, name);
  const descriptor = share?.descriptor ?? listedShare(question, share, name);
  if (!descriptor)
    return unknown(
      [`the permissions of the share \\\\${server}\\${name}`],
      `Nothing tells who may use the share ${name} on ${server}.`,
      'A29',
    );
  const result = checkAccess({ descriptor, type: 'share' }, subject, need.mask);
  if (result.verdict === 'unknown') return doubtful(result, subject, descriptor, undefined);
  const text =
    result.verdict === 'granted'
      ? say`The share ${name} lets the account in.`
      : say`The share ${name} does not allow it.`;
  const steps: AccessStep[] = [{ rule: 'A29', text }];
  if (result.verdict === 'granted') return settled('granted', result.decidedBy, descriptor, steps, subject);
  const judged = settled('denied', result.decidedBy, descriptor, steps, subject);
  return { ...judged, certainty: 'likely', decidedBy: { kind: 'share', share: name, by: result.decidedBy } };
}

/** Permissions by the names that Get-SmbShareAccess prints. */
function listedShare({ facts }: Question, share: ShareFact | undefined, name: string): SecurityDescriptor | undefined {
  const entries = facts.data.shareEntries.filter(
    entry => entry.share.toLowerCase() === (share?.name ?? name).toLowerCase(),
  );
  // An entry with rights of its own (`Custom`), which the export does not tell, leaves the whole list unknown.
  if (entries.length === 0 || entries.some(({ mask }) => mask === null)) return undefined;
  return descriptorOfAces(
    entries.map(entry => plainAce(entry.effect, 0, entry.mask ?? 0, exportedPrincipal(entry.account))),
  );
}

function onDisk(question: Question, need: Need, subject: KnownSubject, path: string): Judged {
  const { facts } = question;
  const real = facts.behindLinks(path);
  const plain = facts.plain(path);
  if (real === undefined)
    return unknown([`where the links of ${plain} lead`], `The links of ${plain} lead in a circle.`, 'A29');
  if (real === plain) return inFolder(question, need, subject, path);
  const text = say`${plain} leads to ${real} by a link: the list there decides.`;
  const judged = inFolder(question, need, subject, real);
  return { ...judged, steps: [{ rule: 'A29', text }, ...judged.steps] };
}

/** An object by a path without links. */
function inFolder(question: Question, need: Need, subject: KnownSubject, path: string): Judged {
  const { facts } = question;
  const closed = closedFolder(question, subject, path);
  if (closed) return closed;
  const fact = facts.object(path);
  if (fact?.kind === 'missing') return notThere(question, need, subject, path);
  if (fact?.kind === 'error')
    return unknown(
      [`the access list of ${fact.path}`],
      `The list of ${fact.path} could not be read: ${fact.error ?? 'no reason is told'}.`,
      'A4',
    );
  if (fact?.descriptor) return checked(question, need, subject, fact);
  if (fact) return unknown([`the access list of ${fact.path}`], `The list of ${fact.path} is not in the facts.`, 'A4');
  return inherited(question, need, subject, path);
}

function checked(question: Question, need: Need, subject: KnownSubject, fact: ObjectFact): Judged {
  const { descriptor } = fact;
  if (!descriptor) return unknown([`the access list of ${fact.path}`], `The list of ${fact.path} is not in the facts.`);
  const type = typeOf(need, fact);
  const parent = question.facts.object(parentWindowsPath(fact.path) ?? '')?.descriptor;
  return judgeObject(need, subject, { descriptor, type, readOnly: fact.readOnly, parent }, [], undefined);
}

function typeOf(need: Need, { kind }: ObjectFact): ObjectType {
  if (need.type === 'key' || need.type === 'share') return need.type;
  return kind === 'dir' ? 'directory' : kind === 'file' ? 'file' : need.type;
}

/** The verdict by one descriptor, whatever it protects. */
export function judgeObject(
  need: Need,
  subject: KnownSubject,
  object: CheckedObject,
  before: readonly AccessStep[],
  assumed: Sentence | undefined,
): Judged {
  const result = checkAccess(object, besideOwner(subject, object.descriptor), need.mask);
  if (result.verdict === 'unknown') return { ...doubtful(result, subject, object.descriptor, assumed), steps: before };
  const judged = settled(result.verdict, result.decidedBy, object.descriptor, before, subject);
  const isLikely =
    assumed !== undefined || need.isInferred === true || judged.certainty === 'likely' || isInferred(need, result);
  return { ...judged, certainty: isLikely ? 'likely' : 'certain', assumed: assumed ?? judged.assumed };
}

/** Who owns a file is a user and no group, but for the groups that Windows itself makes owners; so no one else is in it. */
function besideOwner(subject: KnownSubject, { owner }: SecurityDescriptor): Subject {
  const sid = owner?.sid;
  if (sid === undefined || subject.sid === undefined || sid === subject.sid || !isMachineOrDomainSid(sid))
    return subject;
  if (DOMAIN_GROUP.test(sid)) return subject;
  return {
    privileges: subject.privileges,
    integrity: subject.integrity,
    holds: (principal, entry) => (principal.sid === sid ? false : subject.holds(principal, entry)),
  };
}

/** Groups that every domain is made with. */
const DOMAIN_GROUP = /-5[1-9]\d$/;

/** Groups of which no document tells that they are in the token (A32 to A37). */
function isInferred({ identity }: Need, { verdict }: CheckResult): boolean {
  switch (identity.kind) {
    case 'virtualAccount':
      return false;
    case 'builtIn':
      return identity.account !== 'IUSR' && verdict === 'denied';
    default:
      return verdict === 'denied';
  }
}

function settled(
  verdict: 'granted' | 'denied',
  decidedBy: DecidedBy,
  descriptor: SecurityDescriptor,
  steps: readonly AccessStep[],
  subject: KnownSubject,
): Judged {
  // Who is in which group matters where nobody let the account in.
  const assumed = verdict === 'denied' && decidedBy.kind === 'no-ace' ? subject.assumed : undefined;
  const aces = acesOf(descriptor);
  const isInferred = decidingAces({ decidedBy, aces }).some(
    ([, { principal }]) => principal.sid !== undefined && subject.inferred.has(principal.sid),
  );
  return {
    verdict,
    certainty: assumed === undefined && !isInferred ? 'certain' : 'likely',
    decidedBy,
    aces,
    missing: [],
    assumed,
    steps,
  };
}

function doubtful(
  result: Extract<CheckResult, { verdict: 'unknown' }>,
  subject: KnownSubject,
  descriptor: SecurityDescriptor,
  assumed: Sentence | undefined,
): Judged {
  const [first] = result.doubts;
  const missing = result.doubts.map(doubt =>
    doubt.isConditional ? `the condition of ACE ${doubt.ace}` : (doubt.missing ?? doubt.entry.principal.name),
  );
  const decidedBy: Decision =
    first?.isConditional === true ? { kind: 'conditional-ace', ace: first.ace } : { kind: 'missing' };
  return {
    verdict: 'unknown',
    certainty: 'likely',
    decidedBy,
    aces: acesOf(descriptor),
    missing: result.because === 'entries' ? [...new Set(missing)] : [missingInput(result.because)],
    assumed: assumed ?? subject.assumed,
    steps: result.doubts.map(doubt => ({
      rule: 'A57',
      text: say`ACE ${String(doubt.ace)} counts or not, which depends on ${doubt.dependsOn}.`,
    })),
  };
}

function unknown(missing: readonly string[], text: Sentence, rule: AccessStep['rule'] = 'A57'): Judged {
  return {
    verdict: 'unknown',
    certainty: 'likely',
    decidedBy: { kind: 'missing' },
    aces: [],
    missing,
    assumed: undefined,
    steps: [{ rule, text }],
  };
}

/** Files and folders of a site are mostly made by those who deploy it, who are administrators (A43, A44). */
const DEPLOYER = { user: principalOf('S-1-5-32-544' as Sid), group: principalOf('S-1-5-32-544' as Sid) };

/** A44: an object that nobody listed has what the nearest listed folder hands down, as far as anybody knows. */
function inherited(question: Question, need: Need, subject: KnownSubject, path: string): Judged {
  const { facts } = question;
  const ancestor = facts.ancestor(path);
  if (!ancestor?.descriptor)
    return unknown(
      [`the access list of ${facts.plain(path)}`],
      `Neither ${facts.plain(path)} nor a folder above it is in the facts.`,
      'A4',
    );
  const [descriptor, parent] = handedDown(ancestor.descriptor, ancestor.path, facts.plain(path), need.type);
  const exception = differingSibling(question, ancestor.path, path);
  const assumed =
    exception === undefined
      ? say`inherits from ${ancestor.path}`
      : say`inherits from ${ancestor.path}, although ${exception} does not`;
  const steps: AccessStep[] = [
    { rule: 'A44', text: say`${facts.plain(path)} is not in the facts; it is taken to inherit from ${ancestor.path}.` },
  ];
  return judgeObject(need, subject, { descriptor, type: need.type, parent }, steps, assumed);
}

/** The descriptors of an object and of its folder, made from that of a folder further up. */
function handedDown(
  from: SecurityDescriptor,
  fromPath: string,
  path: string,
  type: ObjectType,
): readonly [SecurityDescriptor, SecurityDescriptor] {
  const between = path.slice(fromPath.length).split('\\').filter(Boolean).length - 1;
  let folder = from;
  for (let level = 0; level < between; level++) folder = inheritedDescriptor(folder, 'directory', DEPLOYER);
  return [inheritedDescriptor(folder, type === 'directory' ? 'directory' : 'file', DEPLOYER), folder];
}

/** How many neighbours are looked at before one is taken for all. */
const MOST_SIBLINGS = 200;

/** A listed object beside an unlisted one that does not simply inherit. */
function differingSibling({ facts }: Question, folder: string, path: string): string | undefined {
  const parent = parentWindowsPath(facts.plain(path));
  const key = facts.key(folder);
  if (parent === undefined || facts.key(parent) !== key) return undefined;
  const known = differing(facts);
  if (!known.has(key)) known.set(key, differingBelow(facts, folder));
  return known.get(key);
}

/** By the key of the folder: each is asked about once for all of its files. */
const differing = memo((_: Facts) => new Map<string, string | undefined>());

function differingBelow(facts: Facts, folder: string): string | undefined {
  return facts
    .below(folder, MOST_SIBLINGS)
    .slice(1)
    .find(
      ({ descriptor }) =>
        descriptor && (descriptor.isProtected || acesOf(descriptor).some(ace => !(ace.flags & INHERITED))),
    )?.path;
}

/** A45: what is not there is made first, in the nearest folder that is; then it has what that folder hands down. */
function notThere(question: Question, need: Need, subject: KnownSubject, path: string): Judged {
  const { facts } = question;
  const plain = facts.plain(path);
  const ancestor = facts.ancestor(path);
  if (need.type !== 'directory' || !ancestor?.descriptor)
    return unknown([`${plain}, which does not exist`], `${plain} did not exist when the facts were collected.`, 'A45');
  const steps: AccessStep[] = [{ rule: 'A45', text: say`${plain} does not exist: it is made in ${ancestor.path}.` }];
  const assumed = say`${plain} is made by the account itself`;
  const create = judgeObject(
    { ...need, mask: APPEND_DATA },
    subject,
    { descriptor: ancestor.descriptor, type: 'directory' },
    steps,
    assumed,
  );
  if (create.verdict !== 'granted') return create;
  const self = subject.sid === undefined ? { name: 'the account', sid: undefined } : principalOf(subject.sid);
  const made = inheritedDescriptor(ancestor.descriptor, 'directory', { user: self, group: self });
  return judgeObject(need, subject, { descriptor: made, type: 'directory' }, steps, assumed);
}

const BYPASS_TRAVERSE = 'sechangenotifyprivilege';

/**
 * A26, A73: folders above matter only where the right to pass them was taken from everybody whom the token holds. Only
 * an export that lists the right shows that, and it is of the web server: what a file server allows is not in it.
 */
function closedFolder(question: Question, subject: KnownSubject, path: string): Judged | undefined {
  const holders = isUnc(path) ? undefined : question.facts.data.rights?.get(BYPASS_TRAVERSE);
  if (!holders || holders.some(holder => subject.holds(holder, 'allow') !== false)) return undefined;
  for (const folder of foldersAbove(path)) {
    const descriptor = question.facts.object(folder)?.descriptor;
    if (!descriptor) continue;
    const result = checkAccess({ descriptor, type: 'directory' }, subject, EXECUTE);
    const text = say`The account holds no right to bypass traverse checking and has to pass ${folder}.`;
    const steps: AccessStep[] = [{ rule: 'A26', text }];
    if (result.verdict === 'unknown') return { ...doubtful(result, subject, descriptor, undefined), steps };
    // A69: nobody documents that an export of user rights is what the running system goes by.
    if (result.verdict === 'denied')
      return {
        ...settled('denied', result.decidedBy, descriptor, steps, subject),
        certainty: 'likely',
        barrier: folder,
      };
  }
  return undefined;
}

function* foldersAbove(path: string): Iterable<string> {
  for (let folder = parentWindowsPath(path); folder !== undefined; folder = parentWindowsPath(folder)) yield folder;
}

/** The entries that a verdict rests on, with their places in the list. */
export function decidingAces({
  decidedBy,
  aces,
}: Pick<AccessCheck, 'decidedBy' | 'aces'>): readonly (readonly [number, Ace])[] {
  const by = decidedBy.kind === 'share' ? decidedBy.by : decidedBy;
  const places = by.kind === 'ace' ? by.aces : by.kind === 'deny-ace' || by.kind === 'conditional-ace' ? [by.ace] : [];
  return places.flatMap(place => {
    const ace = aces[place - 1];
    return ace ? [[place, ace] as const] : [];
  });
}

/** The account as Windows knows it, for commands; undefined where it has no fixed name. */
export function commandName(check: Pick<AccessCheck, 'identity' | 'name'>): string | undefined {
  return check.name ?? accountName(check.identity);
}

/**
 * What Modify on a listed folder is made of: making, deleting, and changing what it made itself and what others made (A51).
 * None where a share refuses the account, and none where it is not known what the share allows.
 */
export function partsOf(question: Question, need: Need): AccessCheck['parts'] {
  const { path } = need;
  if (need.mask !== MODIFY || path === undefined) return [];
  const where: Where = isUnc(path) ? 'file server' : 'here';
  const subject = question.subject(need.identity, where);
  const real = question.facts.behindLinks(path);
  const descriptor = real === undefined ? undefined : question.facts.object(real)?.descriptor;
  if (!descriptor || !subject || descriptor.dacl.kind === 'unread') return [];
  if (where === 'file server' && onShare(question, need, subject, path).verdict !== 'granted') return [];
  if (real !== undefined && closedFolder(question, subject, real)) return [];
  const self = subject.sid === undefined ? { name: 'the account', sid: undefined } : principalOf(subject.sid);
  const own = inheritedDescriptor(descriptor, 'file', { user: self, group: self });
  const others = inheritedDescriptor(descriptor, 'file', DEPLOYER);
  const part = (what: string, of: SecurityDescriptor, type: ObjectType, mask: AccessMask) => ({
    what,
    verdict: checkAccess({ descriptor: of, type }, subject, mask).verdict,
  });
  return [
    part('add files', descriptor, 'directory', WRITE_DATA),
    part('add folders', descriptor, 'directory', APPEND_DATA),
    part('change files that it made', own, 'file', WRITE),
    part('change files that others made', others, 'file', WRITE),
    part('delete files that others made', others, 'file', DELETE),
  ];
}

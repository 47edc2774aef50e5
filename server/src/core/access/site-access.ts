import { memo } from '../base/memo';
import { physicalPathAt } from '../config/files/physical-path';
import type { Site, VirtualDirectory } from '../config/files/topology';
import type { Place } from '../config/place';
import type { Facts, ObjectFact } from '../facts/facts';
import { plausibleKinds } from '../identity/work/plausible-kinds';
import { checkAccess } from '../windows/access-check';
import { READ } from '../windows/access-rights';
import { accountNamed } from '../windows/account';
import { inheritedDescriptor } from '../windows/ace-inheritance';
import { principalOf } from '../windows/principal';
import type { SecurityDescriptor } from '../windows/security-descriptor';
import type { Sid } from '../windows/sid';
import { parentWindowsPath } from '../windows/windows-path';
import { checksOf, checkWithRepairs } from './answer-access';
import type { AccessFinding } from './base/access-finding';
import type { AccessCheck } from './base/verdict';
import { contentFindings, denyFindings, listedOf } from './findings';
import { logonFindings } from './logon-findings';
import { type Need, type Purpose, plausiblePurposes } from './purposes';
import { Question } from './question';
import { verdictWords } from './words';

/**
 * What facts of the server say against one site: who lacks what, and who has too much. `waits` is asked when the places
 * have been made: true where files of them are still to be loaded.
 */
export function siteFindings(
  site: Site,
  placeAt: (path: string) => Place,
  facts: Facts,
  waits: () => boolean = () => false,
): readonly AccessFinding[] {
  const asked = site.applications.flatMap(({ virtualDirectories }) =>
    virtualDirectories.map(directory => {
      const question = new Question(placeAt(directory.sitePath), { auth: 'none' }, facts);
      const root = folderOf(directory, question);
      return { directory, question, root, listed: listedIn(root, facts) };
    }),
  );
  // Nothing is judged twice: a file that is to be loaded may change who acts.
  if (waits()) return [];
  const questions = asked.map(({ question }) => question);
  const checks = asked.flatMap(({ directory, question }) =>
    purposesAt(directory, question).flatMap(purpose => checksOf(question, purpose)),
  );
  // The account of a worker process is told of at its pool.
  const logons = questions
    .filter(({ anonymous, connectAs }) => anonymous.kind === 'configured' || connectAs !== undefined)
    .flatMap(question => checksOf(question, 'logon').filter(({ identity }) => !identity.worker));
  const folders = asked.flatMap(each => closedFolders(each, asked, placeAt));
  // What a web.config names is told of there (namedFindings).
  const own = checks.filter(({ at }) => at === undefined || at.file === questions[0]?.place.hostFile?.uri);
  const refused = [...own, ...folders];
  return withoutRepeats([
    ...oncePerCause(refused, facts).flatMap(check => deniedFinding(check, questions, facts)),
    ...denyFindings(refused),
    ...logonFindings(logons, site.name),
    ...contentFindings(
      questions,
      checks,
      poolsOf(facts),
      asked.flatMap(({ listed }) => listed),
      own,
    ),
  ]);
}

/** What facts of the server say against the folders that an attribute of a web.config names, each with that attribute. */
export function namedFindings(place: Place, facts: Facts): readonly AccessFinding[] {
  const question = new Question(place, { auth: 'none' }, facts);
  const checks = plausiblePurposes(question, plausibleKinds(place))
    .filter(purpose => NAMED.has(purpose))
    .flatMap(purpose => checksOf(question, purpose))
    .filter(({ at }) => at !== undefined && at.file !== place.hostFile?.uri);
  if (checks.length === 0) return [];
  const ofAttribute = new Map(checks.flatMap(({ object, at }) => (object !== undefined && at ? [[object, at]] : [])));
  const listed = new Set(listedOf(question).map(({ key }) => key));
  const outside = checks.filter(({ object }) => object !== undefined && !listed.has(facts.key(object)));
  const contents = contentFindings([question], checks, poolsOf(facts), [], outside).flatMap(found => {
    const at = ofAttribute.get(found.object);
    return at ? [{ ...found, at }] : [];
  });
  return withoutRepeats([
    ...oncePerCause(checks, facts).flatMap(check => deniedFinding(check, [question], facts)),
    ...denyFindings(checks),
    ...contents,
  ]);
}

/** Purposes whose folder an attribute of a web.config can name. */
const NAMED: ReadonlySet<Purpose> = new Set(['aspnet-temp', 'stdout-log']);

function withoutRepeats(found: readonly AccessFinding[]): readonly AccessFinding[] {
  return [
    ...new Map(found.map(each => [`${each.rule} ${each.object} ${JSON.stringify(each.message)}`, each])).values(),
  ];
}

/** The pools that the facts name; those of the configuration are not all in sight of one site. */
const poolsOf = memo((facts: Facts) => {
  const bySid = new Map([...facts.pools.values()].map(({ name, sid }) => [sid, name] as const));
  const named = (sid: Sid) => {
    const account = accountNamed(facts.nameOf(sid) ?? '', 'own');
    return account.kind === 'virtualAccount' ? account.pool : undefined;
  };
  return { poolOf: (sid: Sid) => bySid.get(sid) ?? named(sid), knowsPools: bySid.size > 0 };
});

/** What the configuration makes plausible; of a virtual directory what is its own, the rest is that of its application. */
function purposesAt({ path }: VirtualDirectory, question: Question): readonly Purpose[] {
  const purposes = plausiblePurposes(question, plausibleKinds(question.place));
  return purposes.filter(purpose =>
    path === '/' ? purpose !== 'logon' : purpose === 'static-file' || purpose === 'webconfig-read',
  );
}

function listedIn(folder: string | undefined, facts: Facts): readonly ObjectFact[] {
  return folder === undefined || folder === '' ? [] : facts.below(folder);
}

function folderOf(directory: VirtualDirectory, question: Question): string | undefined {
  const path = physicalPathAt(directory, directory.sitePath);
  return typeof path === 'string' ? question.onServer(path) : undefined;
}

interface Asked {
  readonly directory: VirtualDirectory;
  readonly question: Question;
  readonly root: string | undefined;
  /** What the facts list in its folder. */
  readonly listed: readonly ObjectFact[];
}

/** Folders that ASP.NET and request filtering never serve (hiddenSegments of applicationHost.config). */
const HIDDEN = /\\(bin|app_code|app_data|app_globalresources|app_localresources|app_webreferences|app_browsers)(\\|$)/i;
const STATIC_FILE = /\.(css|js|mjs|map|png|jpe?g|gif|svg|webp|avif|ico|woff2?|ttf|html?|txt|pdf)$/i;

/** Listed folders and static files below the content that whoever reads the rest of it may not read: 401.3 there. */
function closedFolders(
  { directory, question, root, listed }: Asked,
  all: readonly Asked[],
  placeAt: (path: string) => Place,
): readonly AccessCheck[] {
  const identity = question.actor('static');
  if (!root || identity.kind === 'none' || identity.kind === 'unknown') return [];
  const { facts } = question;
  const top = facts.key(root);
  const inner = all.flatMap(other => {
    const key = other.root === undefined ? '' : facts.key(other.root);
    return other.directory !== directory && key.startsWith(`${top}\\`) ? [key] : [];
  });
  const need = (path: string, type: Need['type']): Need => ({
    purpose: 'static-file',
    identity,
    path,
    what: 'the files there',
    type,
    mask: READ,
    grant: { right: 'RX', on: 'object' },
    rule: 'A51',
  });
  // What a folder hands down lets visitors in where its own list does not, so that a file with that list is another case.
  const ofFiles = new Map<SecurityDescriptor, boolean>();
  const ofFolders = new Map<SecurityDescriptor, boolean>();
  const isClosed = (fact: ObjectFact, descriptor: SecurityDescriptor): boolean => {
    const verdicts = fact.kind === 'file' ? ofFiles : ofFolders;
    const known = verdicts.get(descriptor);
    if (known !== undefined) return known;
    const closed = isUnreadable(question, identity, fact, descriptor);
    verdicts.set(descriptor, closed);
    return closed;
  };
  // Where the account may not even read the root, nothing that is in it is told besides.
  const own = facts.object(root)?.descriptor;
  if (own && isUnreadable(question, identity, { kind: 'dir' }, own)) return [];
  const closed = new Set<string>();
  const found: AccessCheck[] = [];
  for (const fact of listed) {
    const { descriptor, key, kind, path } = fact;
    // Nearly all of what is listed is open: that is known without a look at its path.
    if (!descriptor || !isClosed(fact, descriptor) || HIDDEN.test(key.slice(top.length))) continue;
    if (kind === 'file' || (kind === undefined && /\.\w+$/.test(key)) ? !STATIC_FILE.test(key) : key === top) continue;
    if (inner.some(folder => key === folder || key.startsWith(`${folder}\\`))) continue;
    closed.add(key);
    if (closed.has(parentWindowsPath(key) ?? '')) continue;
    // The folder may have a visitor of its own, by a location tag or a web.config on the way.
    const url = `${directory.sitePath === '/' ? '' : directory.sitePath}${path.slice(facts.plain(root).length).replaceAll('\\', '/')}`;
    const there = new Question(placeAt(url), { auth: 'none' }, facts);
    const visitor = there.actor('static');
    if (visitor.kind === 'none' || visitor.kind === 'unknown') continue;
    const check = checkWithRepairs(there, {
      ...need(path, kind === 'file' ? 'file' : 'directory'),
      identity: visitor,
    });
    if (check.verdict === 'denied') found.push(check);
  }
  return found;
}

/** A folder is closed where neither its own list nor what it hands down lets the account read. */
function isUnreadable(
  question: Question,
  identity: AccessCheck['identity'],
  { kind }: Pick<ObjectFact, 'kind'>,
  descriptor: SecurityDescriptor,
): boolean {
  const subject = question.subject(identity, 'here');
  if (!subject) return false;
  const isDenied = (of: SecurityDescriptor) =>
    checkAccess({ descriptor: of, type: 'file' }, subject, READ).verdict === 'denied';
  if (!isDenied(descriptor)) return false;
  return kind === 'file' || isDenied(inheritedDescriptor(descriptor, 'file', { user: DEPLOYER, group: DEPLOYER }));
}

const DEPLOYER = principalOf('S-1-5-32-544');

/** Of refusals of one account that the same commands would mend, the one that says most: by a list that was read, far up. */
function oncePerCause(checks: readonly AccessCheck[], facts: Facts): readonly AccessCheck[] {
  const kept = new Map<string, AccessCheck>();
  const others: AccessCheck[] = [];
  for (const check of checks) {
    const cause = causeOf(check);
    const known = cause === undefined ? undefined : kept.get(cause);
    if (cause === undefined) others.push(check);
    else if (!known || isTelling(check, known, facts)) kept.set(cause, check);
  }
  return [...kept.values(), ...others];
}

/** Undefined for a refusal that nothing would mend, unless it is that of a share, which is one for all below it. */
function causeOf({ verdict, decidedBy, sid, repairs }: AccessCheck): string | undefined {
  if (verdict !== 'denied') return undefined;
  const commands = repairs.map(({ command }) => command);
  if (decidedBy.kind === 'share') return JSON.stringify([sid, decidedBy.share, commands]);
  return commands.length === 0 ? undefined : JSON.stringify([sid, commands]);
}

function isTelling(check: AccessCheck, than: AccessCheck, facts: Facts): boolean {
  if (isFatal(check, facts) !== isFatal(than, facts)) return isFatal(check, facts);
  if ((check.assumed === undefined) !== (than.assumed === undefined)) return check.assumed === undefined;
  return (check.object ?? '').length < (than.object ?? '').length;
}

/** R74: the file is there and its reader is kept out, so every request below it ends so. */
function isFatal({ purpose, certainty, object }: AccessCheck, facts: Facts): boolean {
  return (
    purpose === 'webconfig-read' &&
    certainty === 'certain' &&
    object !== undefined &&
    facts.object(object) !== undefined
  );
}

/** A right that work needs and that the account lacks. */
function deniedFinding(check: AccessCheck, questions: readonly Question[], facts: Facts): readonly AccessFinding[] {
  const { verdict, decidedBy, object, at, repairs } = check;
  const server = questions[0]?.place.facts;
  if (verdict !== 'denied' || object === undefined || decidedBy.kind === 'deny-ace' || !server) return [];
  const ends = isFatal(check, facts);
  return [
    {
      rule: 'access-denied',
      severity: ends ? 'error' : 'warning',
      object,
      message: `${verdictWords(check, server, facts)}.`,
      repairs,
      ...(at && { at }),
      ...(ends && { iis: { status: '500.19', hresult: '0x80070005' } }),
    },
  ];
}

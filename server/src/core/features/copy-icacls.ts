import { poolIdentity } from '../answer/pool-answer';
import type { Resolution } from '../answer/resolve';
import type { ServerFacts } from '../config/base/server-facts';
import { textOf } from '../config/base/value';
import { physicalPathAt } from '../config/files/physical-path';
import type { Place } from '../config/place';
import { copyIcacls } from '../repairs/copy';
import { ANONYMOUS_LOGON, builtIn, type Identity, NOBODY, sameAccount } from '../windows/account';
import { isUnc } from '../windows/windows-path';
import type { Fix } from '../workspace/fix';
import type { Snapshot } from '../workspace/snapshot';
import { answerAt, codeOf, kindOf } from './answer';
import { type PlaceSubject, type PoolSubject, subjectAt } from './navigate/subject';
import { grantName } from './words';

/** An account that needs to read a folder or file. */
export interface Need {
  readonly account: string;
  readonly path: string;
  readonly isFolder: boolean;
}

/** A pool may serve very many applications; a menu is for a few. */
const MOST_FOLDERS = 3;

/**
 * icacls commands for what stands at an offset: the accounts that act there, the folder, read and execute (the least
 * that a site needs). Empty where the account or the folder is not one known name.
 */
export function icaclsActions(snapshot: Snapshot, uri: string, offset: number): readonly Fix[] {
  const subject = subjectAt(snapshot, uri, offset);
  return subject?.kind === 'pool' || subject?.kind === 'place' ? commands(needsOf(snapshot, subject)) : [];
}

/** Which account needs which folder, for the accounts that a subject speaks of. */
export function needsOf(snapshot: Snapshot, subject: PoolSubject | PlaceSubject): readonly Need[] {
  return subject.kind === 'pool' ? poolNeeds(snapshot, subject) : placeNeeds(subject);
}

function commands(needs: readonly Need[]): readonly Fix[] {
  const distinct = [...new Map(needs.map(need => [`${need.account}\n${need.path}`.toLowerCase(), need])).values()];
  return copyIcacls(distinct);
}

/** The account of the pool, for the folders of its applications. */
function poolNeeds(snapshot: Snapshot, { host, pool }: PoolSubject): readonly Need[] {
  const facts = snapshot.facts(host);
  const { account, network } = poolIdentity(pool, facts);
  const folders = new Map<string, string>();
  for (const site of snapshot.topology(host).sitesIn(pool.name)) {
    for (const application of site.applications) {
      if (textOf(application.applicationPool)?.toLowerCase() !== pool.name.toLowerCase()) continue;
      const root = application.virtualDirectories.find(directory => directory.path === '/');
      const folder = root && physicalPathAt(root, root.sitePath);
      if (typeof folder === 'string') folders.set(folder.toLowerCase(), folder);
    }
  }
  return [...folders.values()].slice(0, MOST_FOLDERS).flatMap(path => {
    const name = nameOf(isUnc(path) ? network : account, facts);
    return name === undefined ? [] : [{ account: name, path, isFolder: true }];
  });
}

/** The accounts of a place: its code, its static files, the reading of web.config; or the anonymous user alone. */
function placeNeeds({ places, topic }: PlaceSubject): readonly Need[] {
  return places.flatMap(place => {
    const path = place.physicalPath;
    if (typeof path !== 'string') return [];
    const isFolder = !isFile(place);
    return accountsAt(place, topic, isUnc(path)).flatMap(account => {
      const name = nameOf(account, place.facts);
      return name === undefined ? [] : [{ account: name, path, isFolder }];
    });
  });
}

function accountsAt(place: Place, topic: PlaceSubject['topic'], onShare: boolean): readonly Identity[] {
  const answer = answerAt(place);
  const account = (resolution: Resolution | undefined): Identity =>
    (onShare ? resolution?.networkIdentity : resolution?.fileAccessIdentity) ?? NOBODY;
  const files = kindOf(answer, 'static')?.resolution;
  const reading = kindOf(answer, 'webconfig-read')?.resolution;
  const code = codeOf(answer)?.resolution;
  if (topic === 'anonymous') {
    const anonymous = (files ?? code ?? reading)?.anonymousIdentity ?? NOBODY;
    return [orElse(account(files), onShare ? NOBODY : anonymous)];
  }
  // A refused request has no account, yet its worker process needs the folder once it is repaired.
  const process = onShare ? NOBODY : orElse(code?.processIdentity ?? NOBODY, reading?.processIdentity ?? NOBODY);
  return [orElse(account(code), process), account(files), account(reading)];
}

/** SYSTEM has every right already; ANONYMOUS LOGON is nobody to grant rights to. */
function nameOf(identity: Identity, facts: ServerFacts): string | undefined {
  const needsNoEntry = sameAccount(identity, SYSTEM) || sameAccount(identity, ANONYMOUS_LOGON);
  return needsNoEntry ? undefined : grantName(identity, facts);
}

const SYSTEM = builtIn('SYSTEM');

function orElse(identity: Identity, other: Identity): Identity {
  return identity.kind === 'none' ? other : identity;
}

/** A location tag may name a file; applications, virtual directories and folders with a web.config are none. */
function isFile(place: Place): boolean {
  const path = place.path.toLowerCase();
  if (path === place.application?.path.toLowerCase() || path === place.virtualDirectory?.sitePath.toLowerCase())
    return false;
  return !place.node.file && /\.[a-z][a-z0-9]*$/.test(path);
}

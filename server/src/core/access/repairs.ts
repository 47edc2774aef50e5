import { checkAccess } from '../windows/access-check';
import { type AccessMask, DELETE_CHILD, MODIFY, READ_EXECUTE, WRITE_DAC, WRITE_OWNER } from '../windows/access-rights';
import { ANONYMOUS_LOGON, IUSR, sameAccount } from '../windows/account';
import { inheritedDescriptor } from '../windows/ace-inheritance';
import {
  clearReadOnly,
  entryText,
  grantShare,
  icaclsGrantTo,
  icaclsInheritance,
  icaclsRemove,
  icaclsReset,
  icaclsTrustee,
  RESTART_WAS,
  revokeShare,
  type ShellCommand,
  setAnonymousUser,
} from '../windows/acl-commands';
import { aclName, type SimpleRight } from '../windows/icacls';
import { principalOf } from '../windows/principal';
import { type Ace, INHERITED } from '../windows/security-descriptor';
import { isUnc, parentWindowsPath } from '../windows/windows-path';
import type { AccessCheck, Repair } from './base/verdict';
import { commandName, decide } from './decide';
import type { Need } from './purposes';
import type { Question } from './question';

/** A placeholder for whom the administrator has to name (A60). */
const VISITORS = '<group of your visitors>';

/** What would mend a refusal, the change of the configuration first, then the least right for one account (A60 to A65). */
export function repairsOf(question: Question, need: Need, check: AccessCheck): readonly Repair[] {
  if (check.verdict !== 'denied' || check.object === undefined) return [];
  const { decidedBy, object, barrier } = check;
  // IIS makes the file whenever the pool starts, with a list for the pool: nothing that is done to it stays.
  if (need.purpose === 'pool-config')
    return repair(
      'Restart WAS, which makes the file anew for the pool: no site answers meanwhile',
      RESTART_WAS,
      'review',
    );
  if (barrier !== undefined) return barrierRepairs(question, check, barrier);
  switch (decidedBy.kind) {
    case 'read-only':
      return repair('Take the read-only attribute off the file', clearReadOnly(object), 'review');
    case 'share':
      return [...configuration(question, need, check), ...shareRepair(check, decidedBy.share)];
    case 'deny-ace':
      return denyRepairs(question, check, decidedBy.ace);
    case 'no-ace':
      return [...configuration(question, need, check), ...resetOrGrant(question, need, check)];
    default:
      return [];
  }
}

/** A26: a folder further up lets nobody pass who lacks the right that everybody has by default. */
function barrierRepairs(question: Question, check: AccessCheck, barrier: string): readonly Repair[] {
  if (check.decidedBy.kind === 'deny-ace')
    return denyRepairs(question, { ...check, object: barrier }, check.decidedBy.ace);
  const trustee = trusteeOf(question, check);
  if (trustee === undefined) return [];
  const who = trustee === VISITORS ? 'the visitors, by a group that you name,' : trustee.replace(/^\*/, '');
  return repair(
    `Let ${who} pass ${barrier}: the right to bypass traverse checking, which everybody has by default, was taken away`,
    icaclsGrantTo(barrier, trustee, ':(X)'),
    'review',
    icaclsRemove(barrier, trustee, 'g'),
  );
}

/** None where no shell can write the command. */
export function repair(
  title: string,
  command: ShellCommand | undefined,
  safety: Repair['safety'],
  undo?: ShellCommand | undefined,
): readonly Repair[] {
  if (!command) return [];
  const { powershell, cmd } = command;
  const sameInCmd = cmd === powershell;
  return [{ title, command: powershell, ...(!sameInCmd && { cmd }), ...(undo && { undo: undo.powershell }), safety }];
}

/** A60: anonymous visitors as the pool's own account, which often may read already and needs no entry of its own. */
function configuration(question: Question, need: Need, check: AccessCheck): readonly Repair[] {
  const isAnonymous = sameAccount(need.identity, IUSR);
  const site = question.place.site?.name;
  if (!isAnonymous || site === undefined || need.grant?.right !== 'RX') return [];
  const asPool = decide(question, { ...need, identity: question.process });
  if (asPool.verdict !== 'granted' && !sameAccount(check.identity, ANONYMOUS_LOGON)) return [];
  const path = question.place.application?.path ?? '/';
  const location = `${site}${path === '/' ? '' : path}`;
  return repair(
    'Let anonymous visitors be the account of the pool (userName="")',
    setAnonymousUser(location, ''),
    'review',
    setAnonymousUser(location, 'IUSR'),
  );
}

/** A46, A62: a list that is not that of the folder is mended where it is; everything else by a grant. */
function resetOrGrant(question: Question, need: Need, check: AccessCheck): readonly Repair[] {
  const object = check.object ?? '';
  const fact = question.facts.object(object);
  const isProtected = fact?.descriptor?.isProtected === true;
  const handed = handsDown(question, need, object, fact?.kind === 'dir' ? 'directory' : 'file');
  if (handed && !isProtected && fact?.descriptor && fact.kind !== 'dir')
    return repair(
      'Give the file the rights of its folder: its own came with it from elsewhere',
      icaclsReset(object),
      'review',
    );
  const granted = grants(question, need, check);
  const root = contentRoot(question, object);
  const isBelow = root !== undefined && question.facts.key(root) !== question.facts.key(object);
  if (!isBelow || granted.length === 0 || need.grant?.on !== 'content' || !isProtected) return granted;
  // `/reset` would take its own entries as well; whoever cut the inheritance may want them (icacls documentation).
  const isOther = granted[0]?.path === object;
  if (isOther && !handed) return granted;
  return [
    ...granted,
    ...repair(
      isOther
        ? 'Or let the object take what its folder hands down, besides its own entries'
        : 'The object takes nothing from its folder: let it',
      icaclsInheritance(object, 'e'),
      'review',
      icaclsInheritance(object, 'd'),
    ),
  ];
}

/** Whether the folder of an object would hand down what is wanted. */
function handsDown(question: Question, need: Need, object: string, kind: 'file' | 'directory'): boolean {
  const parent = question.facts.object(parentWindowsPath(object) ?? '')?.descriptor;
  if (!parent) return false;
  const subject = question.subject(need.identity, isUnc(object) ? 'file server' : 'here');
  const deployer = { user: principalOf('S-1-5-32-544'), group: principalOf('S-1-5-32-544') };
  const handed = inheritedDescriptor(parent, kind, deployer);
  return (
    subject !== undefined && checkAccess({ descriptor: handed, type: kind }, subject, need.mask).verdict === 'granted'
  );
}

function grants(question: Question, need: Need, check: AccessCheck): readonly Repair[] {
  const { grant } = need;
  const object = check.object;
  const trustee = trusteeOf(question, check);
  if (!grant || object === undefined || trustee === undefined) return [];
  const root = grant.on === 'content' ? ungrantedFolder(question, need, object) : undefined;
  const path = root ?? object;
  const isFolder = root !== undefined || check.type === 'directory';
  const right: SimpleRight =
    root === undefined && !isFolder && grant.right === 'RX' && !needsExecute(need.mask) ? 'R' : grant.right;
  const entry = entryText(isFolder, right);
  const who = trustee === VISITORS ? 'the visitors, by a group that you name,' : trustee.replace(/^\*/, '');
  const title = `Grant ${who} ${right === 'M' ? 'Modify' : right === 'RX' ? 'Read & execute' : 'Read'} on ${path}${isUnc(path) ? ', on the file server' : ''}`;
  const isPlaceholder = trustee === VISITORS;
  const undo = icaclsRemove(path, trustee, 'g');
  return repair(title, icaclsGrantTo(path, trustee, entry), isPlaceholder ? 'review' : 'run', undo).map(found => ({
    ...found,
    path,
    entry: `${trustee}${entry}`,
  }));
}

function needsExecute(mask: AccessMask): boolean {
  return (mask & READ_EXECUTE & ~0x120089) !== 0;
}

/**
 * The folder for a grant on all of its content: that of the virtual directory, or one below it that takes nothing from it.
 * Undefined where the account has the right there already, so that another grant would change nothing.
 */
function ungrantedFolder(question: Question, need: Need, object: string): string | undefined {
  const root = contentRoot(question, object);
  if (root === undefined || question.facts.key(root) === question.facts.key(object)) return root;
  const folder = reachingFolder(question, object, root);
  return decide(question, { ...need, path: folder, type: 'directory' }).verdict === 'granted' ? undefined : folder;
}

/** The uppermost folder whose entries come down to an object: inheritance may be cut in between (A18). */
function reachingFolder({ facts }: Question, object: string, root: string): string {
  const end = facts.key(root);
  for (let folder = parentWindowsPath(object); folder !== undefined; folder = parentWindowsPath(folder)) {
    if (facts.key(folder) === end) break;
    if (facts.object(folder)?.descriptor?.isProtected) return folder;
  }
  return root;
}

/** The folder of the virtual directory that an object lies in; undefined for objects elsewhere. */
function contentRoot({ contentFolder: root, facts }: Question, object: string): string | undefined {
  if (root === undefined) return undefined;
  const [key, end] = [facts.key(object), facts.key(root)];
  return key === end || key.startsWith(`${end}\\`) ? facts.plain(root) : undefined;
}

/**
 * A60: exactly one account. For the built-in accounts that pools share, the SID of the pool; on a server in another
 * language SIDs, for names that nobody there knows.
 */
function trusteeOf(question: Question, check: AccessCheck): string | undefined {
  const { identity } = check;
  if (identity.kind === 'authenticated' && identity.account === undefined) return VISITORS;
  if (identity.kind === 'builtIn' && /^(LOCAL|NETWORK) SERVICE$/.test(identity.account) && identity.worker) {
    const { pool } = question;
    if (pool !== undefined) return byLanguage(question, { kind: 'virtualAccount', pool });
  }
  if (sameAccount(identity, ANONYMOUS_LOGON)) return undefined;
  return identity.kind === 'machine' ? commandName(check) : byLanguage(question, identity);
}

function byLanguage(question: Question, identity: AccessCheck['identity']): string | undefined {
  const culture = question.facts.data.machine?.uiCulture;
  const name = aclName(identity);
  if (culture === undefined || /^en\b/i.test(culture)) return name;
  const sid = question.subject(identity, 'here')?.sid;
  return sid === undefined ? name : icaclsTrustee({ name: name ?? sid, sid });
}

/** A64: run on the file server; the right that the mask needs and no more. */
function shareRepair(check: AccessCheck, share: string): readonly Repair[] {
  const account = commandName(check);
  if (account === undefined || sameAccount(check.identity, ANONYMOUS_LOGON))
    return [
      {
        title:
          'Nobody without a name is let into a share: let the virtual directory connect as an account (userName, password)',
        command: `# share ${share}: grant nothing to anonymous accounts`,
        safety: 'review',
      },
    ];
  const mask = check.mask ?? 0;
  const right =
    mask & (DELETE_CHILD | WRITE_DAC | WRITE_OWNER) ? 'Full' : mask & ~READ_EXECUTE & MODIFY ? 'Change' : 'Read';
  const command = grantShare(share, account, right);
  const undo = revokeShare(share, account);
  if (command === undefined) return [];
  const title = `On the file server: let ${account} ${right === 'Read' ? 'read' : 'change'} what is on the share ${share}`;
  return [{ title, command, cmd: null, ...(undo !== undefined && { undo }), safety: 'review' }];
}

/** A63: an entry that denies may be there on purpose. No grant helps against it. */
function denyRepairs(question: Question, check: AccessCheck, place: number): readonly Repair[] {
  const ace = check.aces[place - 1];
  const object = check.object;
  if (!ace || object === undefined) return [];
  const carrier = ace.flags & INHERITED ? carrierOf(question, object, ace) : object;
  const where =
    carrier === object
      ? ''
      : carrier === undefined
        ? ' on the folder above that hands it down'
        : ` on ${carrier}, which hands it down`;
  const trustee = icaclsTrustee(ace.principal);
  return repair(
    `Review ACE ${place}, which denies${where}: it may be there on purpose, and no grant helps against it`,
    icaclsRemove(carrier ?? object, trustee, 'd'),
    'review',
  );
}

/** The nearest listed folder above that has an entry of its own. */
function carrierOf({ facts }: Question, object: string, ace: Ace): string | undefined {
  for (let folder = parentWindowsPath(object); folder !== undefined; folder = parentWindowsPath(folder)) {
    const { descriptor, path } = facts.object(folder) ?? {};
    const own =
      descriptor?.dacl.kind === 'list' &&
      descriptor.dacl.aces.some(
        other => other.effect === 'deny' && other.principal.sid === ace.principal.sid && !(other.flags & INHERITED),
      );
    if (own) return path;
  }
  return undefined;
}

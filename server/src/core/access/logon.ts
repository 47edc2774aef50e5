import { textOf } from '../config/base/value';
import { attributeOf } from '../config/values/effective-values';
import type { Facts } from '../facts/facts';
import type { Identity, LogonType, Sentence } from '../windows/account';
import type { Principal } from '../windows/principal';
import { say } from '../windows/sentence';
import type { Holds } from '../windows/token';
import type { AccessCheck, Repair } from './base/verdict';
import type { Question } from './question';
import type { KnownSubject } from './subject';

/** The right that each kind of logon needs, and the one that forbids it (A67). */
const LOGON_RIGHTS: Readonly<
  Record<LogonType, { readonly needs: string; readonly forbids: string; readonly words: string }>
> = {
  batch: { needs: 'SeBatchLogonRight', forbids: 'SeDenyBatchLogonRight', words: 'Log on as a batch job' },
  service: { needs: 'SeServiceLogonRight', forbids: 'SeDenyServiceLogonRight', words: 'Log on as a service' },
  network: {
    needs: 'SeNetworkLogonRight',
    forbids: 'SeDenyNetworkLogonRight',
    words: 'Access this computer from the network',
  },
  interactive: {
    needs: 'SeInteractiveLogonRight',
    forbids: 'SeDenyInteractiveLogonRight',
    words: 'Allow log on locally',
  },
};

const ALL_SERVICES = 'S-1-5-80-0';

/** Whether those who have to log on for a place may do so (A67): the pool, the anonymous user, connect-as, the visitor. */
export function logonChecks(question: Question): readonly AccessCheck[] {
  const { process, anonymous, connectAs, query } = question;
  const asked: { readonly identity: Identity; readonly logon: LogonType | undefined }[] = [
    { identity: process, logon: poolLogon(process) },
  ];
  const add = (identity: Identity | undefined, logon: LogonType | undefined) => {
    if (identity?.kind === 'configured' && !identity.worker) asked.push({ identity, logon });
  };
  add(anonymous, anonymous.logon);
  add(connectAs, connectAs?.logon);
  if (query.auth !== 'none') {
    const identity = question.real(question.scene('static').user.identity);
    if (identity.kind === 'authenticated') asked.push({ identity, logon: identity.logon ?? 'network' });
  }
  const checks = asked.map(({ identity, logon }) => logonCheck(question, identity, logon));
  // What keeps the site from working comes first (A55).
  const order = { denied: 0, unknown: 1, granted: 2 } as const;
  return checks
    .map((check, at) => [check, at] as const)
    .sort(([a, i], [b, j]) => order[a.verdict] - order[b.verdict] || i - j)
    .map(([check]) => check);
}

/** A virtual account is logged on as a service; a SpecificUser by `logonType`; built-in accounts not by a right. */
function poolLogon(identity: Identity): LogonType | undefined {
  return identity.kind === 'virtualAccount' ? 'service' : identity.logon;
}

/** Facts, and the token that an account has by them. */
type Asking = Pick<Question, 'facts' | 'subject'>;

/** Whether the account of a pool may log on, by its token. */
export function poolLogonCheck(identity: Identity, subject: KnownSubject | undefined, facts: Facts): AccessCheck {
  return logonCheck({ facts, subject: () => subject }, identity, poolLogon(identity));
}

function logonCheck(question: Asking, identity: Identity, logon: LogonType | undefined): AccessCheck {
  if (identity.kind === 'builtIn')
    return answer(
      question,
      identity,
      'granted',
      undefined,
      [],
      say`${identity} has no password and needs no logon right.`,
    );
  if (identity.kind !== 'configured' && identity.kind !== 'virtualAccount' && identity.kind !== 'authenticated')
    return answer(question, identity, 'unknown', undefined, ['the account'], 'Who logs on is not known.');
  if (logon === undefined)
    return answer(
      question,
      identity,
      'unknown',
      undefined,
      ['how the account is logged on'],
      'How the account is logged on is not known.',
    );
  const { rights } = question.facts.data;
  const { needs, forbids, words } = LOGON_RIGHTS[logon];
  if (!rights)
    return answer(
      question,
      identity,
      'unknown',
      needs,
      ['rights.inf'],
      say`Nothing tells who holds "${words}" (${needs}).`,
    );
  const subject = question.subject(identity, 'here');
  if (!subject) return answer(question, identity, 'unknown', needs, ['the account'], 'Who logs on is not known.');
  const isPool = identity.kind === 'virtualAccount';
  const denied = heldBy(rights.get(forbids.toLowerCase()), subject, 'deny', isPool);
  const held = heldBy(rights.get(needs.toLowerCase()), subject, 'allow', isPool);
  if (denied.held === true)
    return answer(
      question,
      identity,
      'denied',
      forbids,
      [],
      say`${identity} is among those whom "${forbids}" keeps out.`,
      deniedRepair(forbids, identity),
    );
  if (held.held === false)
    return answer(
      question,
      identity,
      'denied',
      needs,
      [],
      say`Neither ${identity} nor a group of it holds "${words}" (${needs}).`,
      neededRepair(needs, words, identity),
    );
  if (held.held === true && denied.held === false)
    return answer(
      question,
      identity,
      'granted',
      needs,
      [],
      say`${identity} holds "${words}" (${needs})${held.by === undefined ? '' : `, by ${held.by}`}.`,
    );
  const missing = [...new Set([...denied.missing, ...held.missing])];
  return answer(
    question,
    identity,
    'unknown',
    held.held === true ? forbids : needs,
    missing,
    say`Whether ${identity} holds "${words}" depends on its groups.`,
  );
}

interface Held {
  readonly held: boolean | undefined;
  readonly by: string | undefined;
  readonly missing: readonly string[];
}

/** Whether one of the holders of a right is the account or a group of it; no list: nobody holds it (A68). */
function heldBy(
  holders: readonly Principal[] | undefined,
  subject: KnownSubject,
  entry: 'allow' | 'deny',
  isPool: boolean,
): Held {
  let doubt: Held = { held: false, by: undefined, missing: [] };
  for (const holder of holders ?? []) {
    // A67: a virtual account is logged on like a service.
    const holds: Holds = (isPool && holder.sid === ALL_SERVICES) || subject.holds(holder, entry);
    if (holds === true) return { held: true, by: holder.name, missing: [] };
    if (holds !== false)
      doubt = { held: undefined, by: undefined, missing: [...doubt.missing, holds.missing ?? holder.name] };
  }
  return doubt;
}

/** The privileges that impersonation needs, and a CGI program that is started as somebody else (A70, A71). */
export function privilegeChecks(question: Question): readonly AccessCheck[] {
  const names = ['SeImpersonatePrivilege'];
  const starts = textOf(attributeOf(question.place.section('system.webServer/cgi'), 'createProcessAsUser'));
  if (question.query.handler === 'cgi' && starts?.toLowerCase() !== 'false')
    names.push('SeAssignPrimaryTokenPrivilege', 'SeIncreaseQuotaPrivilege');
  return names.map(name => ({ ...privilegeCheck(question, name), purpose: 'impersonate' }));
}

function privilegeCheck(question: Question, name: string): AccessCheck {
  const identity = question.process;
  const { rights } = question.facts.data;
  if (!rights)
    return answer(question, identity, 'unknown', name, ['rights.inf'], say`Nothing tells who holds ${name}.`);
  const subject = question.subject(identity, 'here');
  if (!subject) return answer(question, identity, 'unknown', name, ['the account'], 'Who acts is not known.');
  const { held, missing } = heldBy(rights.get(name.toLowerCase()), subject, 'allow', false);
  if (held === true) return answer(question, identity, 'granted', name, [], say`${identity} holds ${name}.`);
  if (held === false)
    return answer(
      question,
      identity,
      'denied',
      name,
      [],
      say`Neither ${identity} nor a group of it holds ${name}.`,
      neededRepair(name, name, identity),
    );
  return answer(
    question,
    identity,
    'unknown',
    name,
    missing,
    say`Whether ${identity} holds ${name} depends on its groups.`,
  );
}

function neededRepair(right: string, words: string, identity: Identity): Repair {
  const who =
    identity.kind === 'configured'
      ? identity.userName
      : identity.kind === 'virtualAccount'
        ? `IIS AppPool\\${identity.pool}`
        : 'the account';
  return {
    title: `Add ${who} to "${words}" (${right}) in the policy that wins; a group policy that sets the list replaces it as a whole`,
    command: 'secpol.msc',
    safety: 'review',
  };
}

function deniedRepair(right: string, identity: Identity): Repair {
  const who = identity.kind === 'configured' ? identity.userName : 'the account';
  return {
    title: `Take ${who}, or the group that it is in, out of ${right} in the policy that wins`,
    command: 'secpol.msc',
    safety: 'review',
  };
}

function answer(
  question: Asking,
  identity: Identity,
  verdict: AccessCheck['verdict'],
  right: string | undefined,
  missing: readonly string[],
  text: Sentence,
  repair?: Repair,
): AccessCheck {
  return {
    purpose: 'logon',
    object: undefined,
    type: 'file',
    identity,
    name: undefined,
    sid: question.subject(identity, 'here')?.sid,
    mask: undefined,
    verdict,
    // A69: an export is the database of the system, not what the running one goes by.
    certainty: 'likely',
    decidedBy: missing.length > 0 ? { kind: 'missing' } : { kind: 'right', right },
    aces: [],
    missing,
    assumed: undefined,
    repairs: repair ? [repair] : [],
    parts: [],
    steps: [{ rule: 'A67', text }],
  };
}

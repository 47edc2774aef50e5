import type { Facts, KeyFact } from '../facts/facts';
import { remoteLogin } from '../identity/reach/network';
import { plausibleKinds } from '../identity/work/plausible-kinds';
import { type AccessMask, type ObjectType, READ, READ_DATA } from '../windows/access-rights';
import { accountNamed, type Identity, sameAccount, unknown } from '../windows/account';
import { say } from '../windows/sentence';
import { parentWindowsPath } from '../windows/windows-path';
import type { AccessFinding } from './base/access-finding';
import type { AccessCheck, AccessStep, Decision } from './base/verdict';
import { decide, judgeObject, partsOf } from './decide';
import { accessFindings } from './findings';
import { logonChecks, privilegeChecks } from './logon';
import { autoGenKeys, FILE_PURPOSES, type Need, type Purpose, plausiblePurposes } from './purposes';
import type { Question } from './question';
import { repairsOf } from './repairs';

/** Whether the accounts of a place can do what they have to, and what is wrong with the access lists around it. */
export interface AccessAnswer {
  readonly facts: Facts;
  readonly checks: readonly AccessCheck[];
  readonly findings: readonly AccessFinding[];
}

/** A right that somebody asks about in the place of a purpose. */
export interface AskedRight {
  readonly path: string;
  readonly mask: AccessMask;
  /** Undefined: whoever acts at the place. */
  readonly account: string | undefined;
}

/** Answers for the named purposes, or for all that the configuration makes plausible. */
export function answerAccess(question: Question, purposes: readonly Purpose[], asked?: AskedRight): AccessAnswer {
  const wanted = purposes.length > 0 || asked ? purposes : plausiblePurposes(question, plausibleKinds(question.place));
  const checks = [
    ...(asked ? [askedCheck(question, asked)] : []),
    ...wanted.flatMap(purpose => checksOf(question, purpose)).map(check => watched(question, check)),
  ];
  return { facts: question.facts, checks, findings: accessFindings(question, checks) };
}

/** The checks that a purpose asks for. */
export function checksOf(question: Question, purpose: Purpose): readonly AccessCheck[] {
  switch (purpose) {
    case 'logon':
      return logonChecks(question);
    case 'impersonate':
      return privilegeChecks(question);
    case 'private-key':
      return privateKeys(question);
    case 'registry-keys':
      return [autoGenKey(question)];
    case 'sql':
      return [sqlLogin(question)];
    case 'cgi':
      return [...fileChecks(question, purpose), ...(question.facts.data.rights ? privilegeChecks(question) : [])];
    default:
      return fileChecks(question, purpose);
  }
}

function fileChecks(question: Question, purpose: Purpose): readonly AccessCheck[] {
  return (FILE_PURPOSES[purpose]?.(question) ?? []).map(need => checkWithRepairs(question, need));
}

/** A51, A52: IIS watches the folder of a web.config that it has read; without the right to list it no request fails. */
function watched(question: Question, check: AccessCheck): AccessCheck {
  const folder = check.object && parentWindowsPath(check.object);
  if (check.purpose !== 'webconfig-read' || check.verdict !== 'granted' || folder === undefined) return check;
  const { identity, verdict } = decide(question, {
    purpose: 'webconfig-read',
    identity: question.actor('webconfig-read'),
    path: folder,
    what: 'the folder of web.config',
    type: 'directory',
    mask: READ_DATA,
    grant: undefined,
    rule: 'A52',
  });
  if (verdict !== 'denied') return check;
  const note = say`${identity} may not list ${folder}: no request fails for that, but IIS does not notice when web.config changes.`;
  return { ...check, note, steps: [...check.steps, { rule: 'A52', text: note }] };
}

/** The verdict about a need, with what would mend a refusal. */
export function checkWithRepairs(question: Question, need: Need): AccessCheck {
  const check = decide(question, need);
  return { ...check, repairs: repairsOf(question, need, check), parts: partsOf(question, need) };
}

function askedCheck(question: Question, { path, mask, account }: AskedRight): AccessCheck {
  const kind = question.query.handler ?? question.codeKind('static');
  const identity = account === undefined ? question.actor(kind) : namedIdentity(question, account);
  const fact = question.facts.object(path);
  return checkWithRepairs(question, {
    purpose: 'right',
    identity,
    path,
    what: 'the object',
    type: fact?.kind === 'dir' ? 'directory' : 'file',
    mask,
    grant: undefined,
    rule: 'A22',
  });
}

/** An account by name or SID; the worker's own has the groups that IIS adds. */
function namedIdentity({ process, facts }: Question, account: string): Identity {
  const sid = /^S-1-/i.test(account) ? facts.nameOf(account.toUpperCase() as `S-1-${string}`) : undefined;
  const identity = accountNamed(sid ?? account, 'own');
  return sameAccount(identity, process) ? process : identity;
}

/** A53: keys that code uses itself; the certificate of a binding is no matter of the pool. */
function privateKeys(question: Question): readonly AccessCheck[] {
  const { facts, query } = question;
  const thumbprint = query.thumbprint?.replace(/[^0-9A-F]/gi, '').toLowerCase();
  const keys = (facts.data.keys ?? []).filter(
    key => thumbprint === undefined || key.name.replace(/[^0-9A-F]/gi, '').toLowerCase() === thumbprint,
  );
  const identity = question.actor(question.codeKind('aspnet'));
  if (keys.length === 0)
    return [
      keyCheck(
        question,
        identity,
        undefined,
        query.thumbprint ?? 'the private key',
        READ,
        'file',
        facts.data.keys ? 'the key' : 'keys.json',
      ),
    ];
  return keys.map(key => keyCheck(question, identity, key, key.name, READ, 'file', 'the key'));
}

function autoGenKey(question: Question): AccessCheck {
  const wanted = autoGenKeys(question);
  const { registry } = question.facts.data;
  const suffix = wanted?.name.toLowerCase() ?? '';
  const key = wanted && registry?.find(({ name }) => name.toLowerCase().endsWith(suffix));
  const missing = registry ? 'the key of the pool' : 'registry.json';
  return keyCheck(
    question,
    question.process,
    key || undefined,
    key?.name ?? wanted?.name ?? 'AutoGenKeys',
    wanted?.mask ?? 0,
    'key',
    missing,
    'registry-keys',
  );
}

function keyCheck(
  question: Question,
  identity: Identity,
  key: KeyFact | undefined,
  object: string,
  mask: AccessMask,
  type: ObjectType,
  missing: string,
  purpose: Purpose = 'private-key',
): AccessCheck {
  const subject = question.subject(identity, 'here');
  const base = { purpose, object, type, identity, name: undefined, sid: subject?.sid, mask, repairs: [], parts: [] };
  if (!key?.descriptor || !subject)
    return {
      ...base,
      verdict: 'unknown',
      certainty: 'likely',
      decidedBy: { kind: 'missing' },
      aces: [],
      missing: [!subject ? 'the account' : key ? (key.error ?? 'DACL') : missing],
      assumed: undefined,
      steps: [{ rule: 'A53', text: `The access list of ${object} is not in the facts.` }],
    };
  const need: Need = {
    purpose,
    identity,
    path: key.file,
    what: 'the private key',
    type,
    mask,
    grant: { right: 'R', on: 'object' },
    rule: 'A53',
  };
  const steps: AccessStep[] = [
    { rule: 'A53', text: say`${identity} opens the key itself; the certificate of a binding is opened by SYSTEM.` },
  ];
  const check: AccessCheck = {
    ...base,
    ...judgeObject(need, subject, { descriptor: key.descriptor, type }, steps, undefined),
  };
  return key.file === undefined
    ? check
    : { ...check, repairs: repairsOf(question, need, { ...check, object: key.file }) };
}

/** A56: whether SQL Server knows the account, or a group that may hold it. */
function sqlLogin(question: Question): AccessCheck {
  const identity = question.actor(question.codeKind('aspnet'));
  const { sqlLogins } = question.facts.data;
  const subject = question.subject(identity, 'here');
  const answer = (
    verdict: AccessCheck['verdict'],
    decidedBy: Decision,
    missing: readonly string[],
    text: string,
  ): AccessCheck => ({
    purpose: 'sql',
    object: 'SQL Server',
    type: 'file',
    identity,
    name: undefined,
    sid: subject?.sid,
    mask: undefined,
    verdict,
    certainty: 'likely',
    decidedBy,
    aces: [],
    missing,
    assumed: undefined,
    repairs: [],
    parts: [],
    steps: [{ rule: 'A56', text }],
  });
  if (!sqlLogins || !subject)
    return answer('unknown', { kind: 'missing' }, ['sql.json'], 'The logins of SQL Server are not in the facts.');
  const remote = remoteLogin(identity, question.place.facts);
  const there = remote.kind === 'unknown' ? unknown(remote.reason) : remote;
  let doubt: string | undefined;
  for (const { login, sid, isGroup, disabled } of sqlLogins) {
    const holds = subject.holds({ name: login, sid }, 'allow');
    if (holds === true)
      return disabled
        ? answer('denied', { kind: 'right', right: login }, [], `The login ${login} is disabled.`)
        : answer('granted', { kind: 'right', right: login }, [], `The login ${login} lets it in.`);
    if (holds !== false && isGroup) doubt ??= login;
  }
  if (doubt !== undefined)
    return answer('unknown', { kind: 'missing' }, [doubt], `Whether the account is in ${doubt} is not known.`);
  const other =
    there.kind === 'unknown' || sameAccount(there, identity)
      ? ''
      : ' A SQL Server on another machine sees another account.';
  return answer(
    'denied',
    { kind: 'right', right: undefined },
    [],
    `No login is for the account: "Login failed for user".${other}`,
  );
}

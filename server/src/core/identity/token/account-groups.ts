import type { ServerFacts } from '../../config/base/server-facts';
import { type BuiltInAccount, type Identity, qualifierOf } from '../../windows/account';
import type { TokenGroup } from '../../windows/token';
import {
  ADMINISTRATORS,
  AUTHENTICATED,
  AUTHENTICATED_USERS,
  CONSOLE_LOGON,
  EVERYONE,
  forDenyOnly,
  LOCAL,
  LOCAL_ACCOUNT,
  NETWORK,
  NTLM,
  ofLogon,
  perhaps,
  SERVICE,
  surely,
  THIS_ORGANIZATION,
  USERS,
  VIRTUAL_ACCOUNTS,
} from './groups';

/**
 * Groups that follow from the kind of account and of logon, without those that IIS injects. The tokens of workers and
 * of IUSR are as `whoami /all` shows them in public write-ups; Users holds Authenticated Users on every fresh Windows.
 */
export function groupsOf(identity: Identity, facts: ServerFacts): readonly TokenGroup[] {
  switch (identity.kind) {
    case 'virtualAccount':
      return [
        ...surely('R6', ...AUTHENTICATED, LOCAL, VIRTUAL_ACCOUNTS),
        ...(identity.worker ? surely('R6', CONSOLE_LOGON, SERVICE) : []),
      ];
    case 'builtIn':
      return ofBuiltIn(identity.account);
    case 'configured':
      return [...ofLoggedOn(identity), ...ofLocalAccount(identity.userName, facts)];
    case 'authenticated':
      return [
        ...surely('R20', ...AUTHENTICATED),
        ...ofLogon('R20', identity.logon, 'how the visitor is logged on', ['network']),
      ];
    case 'interactive':
      return ofInteractive();
    case 'machine':
      return surely('R60', ...AUTHENTICATED, NETWORK);
    case 'unknown':
      // Whoever it is: only ANONYMOUS LOGON is not in Everyone, and it reads no local files for IIS.
      return surely('R6', EVERYONE);
    case 'none':
      return [];
  }
}

function ofBuiltIn(account: BuiltInAccount): readonly TokenGroup[] {
  switch (account) {
    case 'SYSTEM':
      return [
        ...surely('R5', ADMINISTRATORS, AUTHENTICATED_USERS, EVERYONE),
        // Published tokens of SYSTEM have two forms, one of them without these groups.
        ...perhaps(
          'R6',
          'the form of the token that LocalSystem has in a worker process',
          USERS,
          THIS_ORGANIZATION,
          LOCAL,
          CONSOLE_LOGON,
          SERVICE,
        ),
      ];
    case 'LOCAL SERVICE':
    case 'NETWORK SERVICE':
      return surely('R6', ...AUTHENTICATED, LOCAL, CONSOLE_LOGON, SERVICE);
    case 'IUSR':
      // R5: not in IIS_IUSRS, unless somebody added it by hand.
      return [...surely('R12', ...AUTHENTICATED, LOCAL, CONSOLE_LOGON), ...forDenyOnly(surely('R12', SERVICE))];
    case 'ANONYMOUS LOGON':
      return [
        ...surely('R60', NETWORK),
        ...perhaps('R60', 'the policy that lets Everyone include anonymous users, which is off by default', EVERYONE),
      ];
  }
}

/** A named account: the worker of a SpecificUser pool (R7), or one that IIS or ASP.NET logs on with a password (R13). */
function ofLoggedOn({ worker, logon }: Identity): readonly TokenGroup[] {
  const groups = surely(worker ? 'R6' : 'R13', ...AUTHENTICATED, LOCAL);
  return worker
    ? [
        ...groups,
        ...surely('R6', CONSOLE_LOGON),
        ...ofLogon('R7', logon, 'the logonType of the pool', ['batch', 'service']),
      ]
    : [...groups, ...ofLogon('R13', logon, 'how the account is logged on', ['network', 'batch', 'interactive'])];
}

/** Accounts of the machine itself carry a group that says so, and the mark of the protocol that knows them. */
function ofLocalAccount(userName: string, { domainJoined, machineName }: ServerFacts): readonly TokenGroup[] {
  const qualifier = domainJoined ? qualifierOf(userName, machineName) : 'local';
  if (qualifier === 'local') return surely('R7', LOCAL_ACCOUNT, NTLM);
  if (qualifier === 'domain' && (machineName !== undefined || userName.includes('@'))) return [];
  return perhaps('R7', `whether ${userName} is an account of this machine or of the domain`, LOCAL_ACCOUNT, NTLM);
}

/** The user of IIS Express: programs without elevation have Administrators for entries that deny (User Account Control). */
function ofInteractive(): readonly TokenGroup[] {
  return [
    ...surely('R10', ...AUTHENTICATED, LOCAL),
    ...ofLogon('R10', 'interactive', '', []),
    ...perhaps('R10', 'whether the user sits at the console of the machine', CONSOLE_LOGON),
    ...forDenyOnly(perhaps('R10', 'whether the user is an administrator', ADMINISTRATORS)),
  ];
}

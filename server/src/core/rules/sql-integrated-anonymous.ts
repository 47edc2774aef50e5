import { accountName } from '../windows/account';
import { placeRule } from './engine/rule';
import { isChangedForRelease } from './support/release-transform';
import { remoteLogins } from './support/remote-logins';

export const sqlIntegratedAnonymous = placeRule({
  id: 'sql-integrated-anonymous',
  severity: 'warning',
  since: '0.1.0',
  summary: 'Code whose account is nobody on other machines logs on to a database there.',
  why: 'LocalService, and IUSR where it is impersonated, reach other machines as ANONYMOUS LOGON: the database refuses it. Use another account for the pool, or impersonate a user of the domain.',
  messages: {
    anonymous: ({ name, account }: { name: string; account: string }) =>
      `"${name}" logs on to another machine as NT AUTHORITY\\ANONYMOUS LOGON, since ${account} is nobody there`,
  },
  check({ file, parts, placed, snapshot, report }) {
    if (!placed) return;
    for (const part of parts) {
      for (const { name, written, login, actor } of remoteLogins(part)) {
        if (login.kind !== 'builtIn' || login.account !== 'ANONYMOUS LOGON') continue;
        if (isChangedForRelease(snapshot, file, 'connectionStrings')) continue;
        report({
          message: 'anonymous',
          data: { name, account: accountName(actor) ?? 'its account' },
          at: written.nameSpan,
        });
      }
    }
  },
});

import { placeRule } from './engine/rule';
import { isChangedForRelease } from './support/release-transform';
import { remoteLogins } from './support/remote-logins';

export const doubleHop = placeRule({
  id: 'double-hop',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A visitor who was impersonated is to log on to a database on another machine.',
  why: 'A logon by Windows authentication goes one machine far: without Kerberos delegation the database sees ANONYMOUS LOGON. Use the account of the pool, or set up delegation.',
  messages: {
    hop: ({ name }: { name: string }) =>
      `"${name}" logs on to another machine as the visitor: without Kerberos delegation that is NT AUTHORITY\\ANONYMOUS LOGON`,
  },
  check({ file, parts, placed, snapshot, report }) {
    if (!placed) return;
    for (const part of parts) {
      for (const { name, written, login, actor } of remoteLogins(part)) {
        if (actor.kind !== 'authenticated' || login.kind !== 'unknown') continue;
        if (isChangedForRelease(snapshot, file, 'connectionStrings')) continue;
        report({ message: 'hop', data: { name }, at: written.nameSpan });
      }
    }
  },
});

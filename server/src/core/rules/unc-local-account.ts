import { textOf } from '../config/base/value';
import { qualifierOf } from '../windows/account';
import { expandVariables, isUnc } from '../windows/windows-path';
import { hostRule } from './engine/rule';

export const uncLocalAccount = hostRule({
  id: 'unc-local-account',
  severity: 'info',
  since: '0.1.0',
  summary: 'A virtual directory connects to a share with a local account.',
  why: 'The file server does not know the accounts of this machine: it needs one of the same name and password, which nobody keeps in step.',
  messages: {
    local: ({ account }: { account: string }) =>
      `${account} is a local account: the file server lets it in only where it has one of the same name and password`,
  },
  site({ site, facts, report }) {
    if (facts.host === 'iisexpress') return;
    for (const { virtualDirectories } of site.applications) {
      for (const directory of virtualDirectories) {
        const user = directory.attribute('userName');
        const path = expandVariables(textOf(directory.attribute('physicalPath')) ?? '');
        if (user.kind !== 'set' || typeof path !== 'string' || !isUnc(path)) continue;
        if (!/^[^\\]+\\[^\\]+$/.test(user.value) || qualifierOf(user.value, facts.machineName) !== 'local') continue;
        report({ message: 'local', data: { account: user.value }, at: user.at.span });
      }
    }
  },
});

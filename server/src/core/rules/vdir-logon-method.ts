import { textOf } from '../config/base/value';
import { expandVariables, isUnc } from '../windows/windows-path';
import { setAttribute } from '../xml/edits';
import { hostRule } from './engine/rule';
import { inFile, review } from './support/fixes';

export const vdirLogonMethod = hostRule({
  id: 'vdir-logon-method',
  severity: 'info',
  since: '0.1.0',
  summary: 'A virtual directory on a share connects by a network logon.',
  why: 'A network logon has no credentials to pass on: the file server does not get to know the account.',
  messages: {
    found: ({ directory }: { directory: string }) =>
      `The virtual directory ${directory} lies on a share and logs its account on with logonMethod="Network": the file server does not get to know the account`,
  },
  site({ file, site, facts, report }) {
    if (facts.host === 'iisexpress') return;
    for (const application of site.applications) {
      for (const directory of application.virtualDirectories) {
        const { element } = directory;
        const user = directory.attribute('userName');
        const name = `${site.name}${directory.sitePath === '/' ? '' : directory.sitePath}`;
        const path = textOf(directory.attribute('physicalPath')) ?? '';
        const method = directory.attribute('logonMethod');
        if ((textOf(user) ?? '') === '' || (textOf(method) ?? '').toLowerCase() !== 'network') continue;
        const folder = expandVariables(path);
        if (typeof folder !== 'string' || !isUnc(folder)) continue;
        const at = element.attribute('logonMethod')?.valueSpan ?? directory.at.span;
        report({
          message: 'found',
          data: { directory: name },
          at,
          fixes: () => [
            review('Set logonMethod="ClearText"', inFile(file, setAttribute(element, 'logonMethod', 'ClearText'))),
          ],
        });
      }
    }
  },
});

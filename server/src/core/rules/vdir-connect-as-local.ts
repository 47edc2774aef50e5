import { Trail } from '../identity/base/step';
import { workerProcess } from '../identity/process/pool';
import { plausibleKinds } from '../identity/work/plausible-kinds';
import { accountNamed, sameAccount } from '../windows/account';
import { expandVariables, isUnc } from '../windows/windows-path';
import { removeAttribute } from '../xml/edits';
import { hostRule } from './engine/rule';
import { inFile, review } from './support/fixes';
import { isTemplated, isTemplatedPath } from './support/rule-text';

export const vdirConnectAsLocal = hostRule({
  id: 'vdir-connect-as-local',
  severity: 'info',
  since: '0.1.0',
  summary: 'A virtual directory on a local folder connects as an account.',
  why: 'IIS then reads web.config and whatever it serves itself (static files, ASP, CGI) as this account, whoever the visitor is. ASP.NET code still runs as the pool: two accounts need rights to one folder.',
  messages: {
    connected: ({ account, directory }: { account: string; directory: string }) =>
      `Files of ${directory} are opened as ${account}, whoever the visitor is; ASP.NET code still runs as the pool`,
  },
  site({ file, site, facts, place, report }) {
    if (facts.host === 'iisexpress') return;
    for (const { virtualDirectories } of site.applications) {
      for (const directory of virtualDirectories) {
        const { element, sitePath } = directory;
        const user = element.attribute('userName');
        const folder = directory.attribute('physicalPath');
        if (!user || user.value.trim() === '' || isTemplated(user.value) || folder.kind !== 'set') continue;
        const path = isTemplatedPath(folder.value) ? undefined : expandVariables(folder.value);
        if (typeof path !== 'string' || isUnc(path)) continue;
        const here = place(sitePath);
        // connect-as-not-for-process tells of these.
        if (plausibleKinds(here).some(kind => kind === 'aspnetcore' || kind === 'httpPlatform')) continue;
        if (sameAccount(workerProcess(here, new Trail()).identity, accountNamed(user.value, 'own'))) continue;
        report({
          message: 'connected',
          data: { account: user.value, directory: `${site.name}${sitePath === '/' ? '' : sitePath}` },
          at: user.valueSpan,
          fixes: () => [
            review(
              'Open files as the visitor or the pool: remove userName and password',
              inFile(file, removeAttribute(element, 'userName'), removeAttribute(element, 'password')),
            ),
          ],
        });
      }
    }
  },
});

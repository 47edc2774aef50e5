import { textOf } from '../config/base/value';
import { isTemplated } from '../text/template-tokens';
import { hostRule } from './engine/rule';

export const vdirUserWithoutPassword = hostRule({
  id: 'vdir-user-without-password',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A virtual directory connects as an account without a password.',
  why: 'The account cannot log on: normally every request fails with 500.19 and 0x8007052e.',
  messages: {
    found: ({ directory }: { directory: string }) =>
      `The virtual directory ${directory} connects as an account without a password: normally requests fail with 500.19`,
  },
  site({ site, facts, report }) {
    if (facts.host === 'iisexpress') return;
    for (const application of site.applications) {
      for (const directory of application.virtualDirectories) {
        const { element } = directory;
        const user = directory.attribute('userName');
        const name = `${site.name}${directory.sitePath === '/' ? '' : directory.sitePath}`;
        const account = (textOf(user) ?? '').trim();
        const password = directory.attribute('password');
        const isMissing =
          password.kind === 'absent' ||
          password.kind === 'default' ||
          (password.kind === 'secret' && password.form === 'empty');
        if (account === '' || account.endsWith('$') || !isMissing || isTemplated(account)) continue;
        if (/^(nt authority|nt service|iis apppool)\\/i.test(account)) continue;
        const at = element.attribute('userName')?.valueSpan ?? directory.at.span;
        report({
          message: 'found',
          data: { directory: name },
          at,
          iis: { status: '500.19', hresult: '0x8007052e' },
        });
      }
    }
  },
});

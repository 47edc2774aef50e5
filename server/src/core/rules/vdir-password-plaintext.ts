import { hostRule } from './engine/rule';

export const vdirPasswordPlaintext = hostRule({
  id: 'vdir-password-plaintext',
  severity: 'warning',
  since: '0.1.0',
  summary: 'The password with which a virtual directory connects stands in plain text.',
  why: 'Whoever may read the file, a backup of it or its history has the password. appcmd and IIS Manager write it encrypted.',
  messages: {
    found: ({ directory }: { directory: string }) =>
      `The password of the virtual directory ${directory} stands here in plain text`,
  },
  site({ site, facts, report }) {
    if (facts.host === 'iisexpress') return;
    for (const application of site.applications) {
      for (const directory of application.virtualDirectories) {
        const { element } = directory;
        const name = `${site.name}${directory.sitePath === '/' ? '' : directory.sitePath}`;
        const password = element.attribute('password');
        const value = directory.attribute('password');
        if (!password || value.kind !== 'secret' || value.form !== 'plain') continue;
        const at = password.nameSpan;
        report({
          message: 'found',
          data: { directory: name },
          at,
        });
      }
    }
  },
});

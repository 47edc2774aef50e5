import { hostRule } from './engine/rule';

export const pathOnSystemDrive = hostRule({
  id: 'path-on-system-drive',
  severity: 'hint',
  since: '0.1.0',
  profiles: ['cis'],
  summary: 'Content lies on the system drive.',
  why: 'A way out of the folder of a site leads to the system, and a site that fills the drive stops the server. The benchmark asks for another drive.',
  messages: {
    here: (_: Record<string, never>) =>
      'This content lies on the system drive: a way out of the folder leads to the system, and a full drive stops it',
  },
  site({ site, facts, report }) {
    if (facts.host === 'iisexpress') return;
    for (const { virtualDirectories } of site.applications) {
      for (const directory of virtualDirectories) {
        const path = directory.attribute('physicalPath');
        if (path.kind === 'set' && /^(c:|%SystemDrive%)[\\/]/i.test(path.value))
          report({ message: 'here', data: {}, at: path.at.span });
      }
    }
  },
});

import { hostRule } from './engine/rule';

export const pathInWindows = hostRule({
  id: 'path-in-windows',
  severity: 'warning',
  since: '0.1.0',
  profiles: [],
  summary: 'Content lies in the Windows folder.',
  why: 'Files of the system become content of a site, and access lists there are not made for visitors.',
  messages: {
    here: (_: Record<string, never>) =>
      'This content lies in the Windows folder: files of the system are part of the site',
  },
  site({ site, facts, report }) {
    if (facts.host === 'iisexpress') return;
    for (const { virtualDirectories } of site.applications) {
      for (const directory of virtualDirectories) {
        const path = directory.attribute('physicalPath');
        if (path.kind === 'set' && /^(c:[\\/]windows|%(windir|SystemRoot)%)([\\/]|$)/i.test(path.value))
          report({ message: 'here', data: {}, at: path.at.span });
      }
    }
  },
});

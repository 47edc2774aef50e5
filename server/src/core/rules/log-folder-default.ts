import { hasOwnLog } from './support/own-log';
import { siteSettingRule } from './support/site-setting-rule';

export const logFolderDefault = siteSettingRule({
  id: 'log-folder-default',
  severity: 'hint',
  profiles: ['cis'],
  summary: 'Request logs lie in the default folder, on the system drive.',
  why: 'A full system drive stops Windows as well, and an attacker knows where to look. The benchmark asks for a folder on another drive.',
  element: 'logFile',
  attribute: 'directory',
  // The default of the IIS schema.
  fallback: '%SystemDrive%\\inetpub\\logs\\LogFiles',
  isPath: true,
  when: directory => /^(%systemdrive%|c:)\\inetpub\\logs\\logfiles\\?$/i.test(directory.trim()),
  message: ({ where }) => `Logs of ${where} lie in the default folder, on the system drive`,
  applies: hasOwnLog,
});

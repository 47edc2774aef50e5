import { settingRule } from './support/setting-rule';

export const webdavEnabled = settingRule({
  id: 'webdav-enabled',
  severity: 'info',
  profiles: ['cis', 'stig'],
  summary: 'WebDAV is on.',
  why: 'The benchmark wants no protocol on a web server by which files are written.',
  section: 'system.webServer/webdav/authoring',
  attribute: 'enabled',
  when: 'true',
  value: 'false',
  message: ({ where }) => `WebDAV is on for ${where}`,
});

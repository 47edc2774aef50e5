import { servesFtp } from './support/serves-ftp';
import { settingRule } from './support/setting-rule';

export const ftpLogonAttemptsUnrestricted = settingRule({
  id: 'ftp-logon-attempts-unrestricted',
  severity: 'hint',
  profiles: ['cis'],
  summary: 'FTP clients may try passwords as often as they like.',
  why: 'FTP Logon Attempt Restrictions hold off addresses with many failed logons. The benchmark asks for them.',
  section: 'system.ftpServer/security/authentication',
  element: 'denyByFailure',
  attribute: 'enabled',
  when: 'false',
  value: 'true',
  message: ({ where }) => `FTP clients of ${where} may try passwords as often as they like (denyByFailure)`,
  applies: servesFtp,
  orDefault: true,
});

import { settingRule } from './support/setting-rule';

export const versionHeader = settingRule({
  id: 'version-header',
  severity: 'hint',
  profiles: ['stig'],
  summary: 'Answers tell the version of ASP.NET.',
  why: 'It tells an attacker which faults to try. The benchmark asks to leave it out.',
  section: 'system.web/httpRuntime',

  attribute: 'enableVersionHeader',
  when: 'true',
  value: 'false',
  message: ({ where }) => `Answers of ${where} tell the version of ASP.NET (enableVersionHeader)`,
});

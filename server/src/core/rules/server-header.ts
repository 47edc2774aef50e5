import { settingRule } from './support/setting-rule';

export const serverHeader = settingRule({
  id: 'server-header',
  severity: 'hint',
  profiles: ['cis'],
  summary: 'Answers tell that they come from IIS, and which version.',
  why: 'It tells an attacker which faults to try. The benchmark asks to leave it out.',
  section: 'system.webServer/security/requestFiltering',

  attribute: 'removeServerHeader',
  when: 'false',
  value: 'true',
  message: ({ where }) => `Answers of ${where} have the header Server (removeServerHeader="false")`,
  orDefault: true,
});

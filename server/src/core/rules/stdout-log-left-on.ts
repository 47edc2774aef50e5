import { settingRule } from './support/setting-rule';

export const stdoutLogLeftOn = settingRule({
  id: 'stdout-log-left-on',
  severity: 'info',
  summary: 'The log of the standard output is on.',
  why: 'The file is never rotated or limited: it is meant for the time in which an application does not start.',
  section: 'system.webServer/aspNetCore',
  attribute: 'stdoutLogEnabled',
  when: 'true',
  value: 'false',
  message: ({ where }) => `The log of the standard output is on for ${where} and grows without limit`,
  placedOnly: true,
});

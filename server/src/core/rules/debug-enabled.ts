import { settingRule } from './support/setting-rule';

export const debugEnabled = settingRule({
  id: 'debug-enabled',
  severity: 'info',
  summary: 'ASP.NET compiles pages for debugging on a server.',
  why: 'Debug code is slower, requests never time out, and errors show more of the source than visitors should see.',
  section: 'system.web/compilation',
  attribute: 'debug',
  when: 'true',
  value: 'false',
  message: ({ where }) => `Debug compilation is on for ${where}: code is slower, and requests never time out`,
  placedOnly: true,
});

import { settingRule } from './support/setting-rule';

export const unlistedIsapiAllowed = settingRule({
  id: 'unlisted-isapi-allowed',
  severity: 'warning',
  summary: 'Every ISAPI extension may run.',
  why: 'A DLL that gets into a folder with the right to execute runs in the worker process.',
  section: 'system.webServer/security/isapiCgiRestriction',
  attribute: 'notListedIsapisAllowed',
  when: 'true',
  value: 'false',
  message: ({ where }) =>
    `ISAPI extensions that are not listed may run for ${where}: one that gets into a folder with the right to execute runs in the worker process`,
});

import { settingRule } from './support/setting-rule';

export const unlistedCgiAllowed = settingRule({
  id: 'unlisted-cgi-allowed',
  severity: 'warning',
  summary: 'Every CGI program may run.',
  why: 'A program that gets into a folder with the right to execute is started for visitors.',
  section: 'system.webServer/security/isapiCgiRestriction',
  attribute: 'notListedCgisAllowed',
  when: 'true',
  value: 'false',
  message: ({ where }) =>
    `CGI programs that are not listed may run for ${where}: one that gets into a folder with the right to execute is started for visitors`,
});

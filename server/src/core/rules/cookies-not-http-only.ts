import { settingRule } from './support/setting-rule';

export const cookiesNotHttpOnly = settingRule({
  id: 'cookies-not-http-only',
  severity: 'info',

  summary: 'Scripts of pages may read the cookies of the application.',
  why: 'A script that somebody injects into a page can send them away and take over the session.',
  section: 'system.web/httpCookies',

  attribute: 'httpOnlyCookies',
  when: 'false',
  value: 'true',
  message: ({ where }) => `Scripts may read the cookies of ${where} (httpOnlyCookies="false")`,
});

import { settingRule } from './support/setting-rule';

export const cookiesNotSecure = settingRule({
  id: 'cookies-not-secure',
  severity: 'info',

  summary: 'Cookies of the application go over plain connections as well.',
  why: 'Whoever listens on the way can read them and take over the session.',
  section: 'system.web/httpCookies',

  attribute: 'requireSSL',
  when: 'false',
  value: 'true',
  message: ({ where }) => `Cookies of ${where} go over plain connections as well (requireSSL="false")`,
});

import { settingRule } from './support/setting-rule';

export const sessionCookieless = settingRule({
  id: 'session-cookieless',
  severity: 'info',
  summary: 'The id of the session is kept in the URL.',
  why: 'Whoever gets such a URL, by a link, a log or a referrer, is in the session.',
  section: 'system.web/sessionState',
  attribute: 'cookieless',
  when: ['UseUri', 'true', 'AutoDetect', 'UseDeviceProfile'],
  value: 'UseCookies',
  message: ({ value, where }) => `The session of ${where} may be in the URL (cookieless="${value}")`,
});

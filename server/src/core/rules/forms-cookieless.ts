import { textIn } from '../identity/base/read-values';
import { settingRule } from './support/setting-rule';

export const formsCookieless = settingRule({
  id: 'forms-cookieless',
  severity: 'info',
  summary: 'The ticket of forms authentication is kept in the URL.',
  why: 'Whoever gets such a URL, by a link, a log or a referrer, is logged on.',
  section: 'system.web/authentication',
  element: 'forms',
  attribute: 'cookieless',
  when: ['UseUri', 'AutoDetect'],
  value: 'UseCookies',
  message: ({ value, where }) => `The logon of ${where} may be in the URL (cookieless="${value}")`,
  applies: place => textIn(place.section('system.web/authentication'), 'mode')?.toLowerCase() === 'forms',
});

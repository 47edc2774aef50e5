import { textIn } from '../identity/base/read-values';
import { settingRule } from './support/setting-rule';

export const formsNoSsl = settingRule({
  id: 'forms-no-ssl',
  severity: 'info',
  profiles: ['cis', 'stig'],
  summary: 'The ticket of forms authentication is sent over connections without TLS.',
  why: 'Whoever listens on the wire has the ticket, and with it the logon.',
  section: 'system.web/authentication',
  element: 'forms',
  attribute: 'requireSSL',
  when: 'false',
  value: 'true',
  message: ({ where }) =>
    `The tickets of ${where} go over connections without TLS: whoever listens can log on with them`,
  applies: place => textIn(place.section('system.web/authentication'), 'mode')?.toLowerCase() === 'forms',
  orDefault: true,
});

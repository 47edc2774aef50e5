import { textOf } from '../config/base/value';
import type { Place } from '../config/place';
import { attributeOf } from '../config/values/effective-values';
import { settingRule } from './support/setting-rule';

export const basicAuthWithoutTls = settingRule({
  id: 'basic-auth-without-tls',
  severity: 'warning',
  summary: 'Basic authentication is on where connections need no TLS.',
  why: 'The password of a Windows account goes over the wire in clear text, with every request.',
  section: 'system.webServer/security/authentication/basicAuthentication',
  attribute: 'enabled',
  when: 'true',
  message: ({ where }) => `Basic authentication is on for ${where}, and connections need no TLS`,
  applies: mayLackTls,
});

function mayLackTls(place: Place): boolean {
  const flags = textOf(attributeOf(place.section('system.webServer/security/access'), 'sslFlags')) ?? '';
  return (
    !/\bssl\b/i.test(flags) && (place.site?.bindings ?? []).some(({ protocol }) => /^http$/i.test(protocol.trim()))
  );
}

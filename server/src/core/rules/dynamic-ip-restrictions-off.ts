import { settingRule } from './support/setting-rule';

export const dynamicIpRestrictionsOff = settingRule({
  id: 'dynamic-ip-restrictions-off',
  severity: 'hint',
  profiles: ['cis'],
  summary: 'Addresses that send very many requests are not held off.',
  why: 'The benchmark asks for the limits of Dynamic IP Restrictions, against attempts to log on and floods of requests.',
  section: 'system.webServer/security/dynamicIpSecurity',
  element: 'denyByConcurrentRequests',
  attribute: 'enabled',
  when: 'false',
  value: 'true',
  message: ({ where }) => `${where} does not hold off addresses that send very many requests at once`,
  orDefault: true,
});

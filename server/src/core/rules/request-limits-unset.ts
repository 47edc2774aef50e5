import { settingRule } from './support/setting-rule';

export const requestLimitsUnset = settingRule({
  id: 'request-limits-unset',
  severity: 'hint',
  profiles: ['cis'],
  summary: 'Requests may be as long as the default allows.',
  why: 'The benchmark asks for a limit that was chosen for the application: long requests keep a server busy.',
  section: 'system.webServer/security/requestFiltering',
  element: 'requestLimits',
  attribute: 'maxAllowedContentLength',
  when: '30000000',

  message: ({ where }) => `Requests for ${where} may have up to 30 MB, the default (maxAllowedContentLength)`,
  orDefault: true,
});

import { settingRule } from './support/setting-rule';

export const unlistedExtensionsAllowed = settingRule({
  id: 'unlisted-extensions-allowed',
  severity: 'info',
  profiles: ['cis', 'stig'],
  summary: 'Files whose extension is not listed may be requested.',
  why: 'The benchmark wants a list of what may be asked for, so that a forgotten file is not served.',
  section: 'system.webServer/security/requestFiltering',
  element: 'fileExtensions',
  attribute: 'allowUnlisted',
  when: 'true',
  value: 'false',
  message: ({ where }) => `Extensions that are not listed are allowed for ${where}`,
  orDefault: true,
});

import { settingRule } from './support/setting-rule';

export const highBitCharactersAllowed = settingRule({
  id: 'high-bit-characters-allowed',
  severity: 'info',
  profiles: ['cis', 'stig'],
  summary: 'URLs may have characters beyond ASCII.',
  why: 'The benchmark wants URLs that only ASCII letters can write, so that nothing is mistaken for something else.',
  section: 'system.webServer/security/requestFiltering',
  attribute: 'allowHighBitCharacters',
  when: 'true',
  value: 'false',
  message: ({ where }) => `URLs of ${where} may have characters beyond ASCII`,
  orDefault: true,
});

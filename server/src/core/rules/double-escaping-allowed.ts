import { settingRule } from './support/setting-rule';

export const doubleEscapingAllowed = settingRule({
  id: 'double-escaping-allowed',
  severity: 'info',
  summary: 'URLs may be escaped twice.',
  why: 'What is decoded once more behind request filtering has not been looked at by it.',
  section: 'system.webServer/security/requestFiltering',
  attribute: 'allowDoubleEscaping',
  when: 'true',
  value: 'false',
  message: ({ where }) => `URLs of ${where} may be escaped twice: request filtering does not see what is decoded later`,
});

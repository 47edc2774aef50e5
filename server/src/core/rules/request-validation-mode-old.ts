import { settingRule } from './support/setting-rule';

export const requestValidationModeOld = settingRule({
  id: 'request-validation-mode-old',
  severity: 'info',

  summary: 'ASP.NET checks requests for markup as its version 2 did.',
  why: 'Only pages are checked then, and late: other handlers get input with scripts in it.',
  section: 'system.web/httpRuntime',

  attribute: 'requestValidationMode',
  when: text => Number(text) < 4,
  value: '4.5',
  message: ({ value, where }) =>
    `Only requests for pages of ${where} are checked for markup, as in ASP.NET 2.0 (requestValidationMode="${value}")`,
});

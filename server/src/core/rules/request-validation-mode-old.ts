import { settingRule } from './support/setting-rule';

export const requestValidationModeOld = settingRule({
  id: 'request-validation-mode-old',
  severity: 'info',

  summary: 'ASP.NET checks requests for markup as its version 2 did.',
  why: 'Only pages are checked then, and late: other handlers get input with scripts in it. With 0.0 not even pages are.',
  section: 'system.web/httpRuntime',

  attribute: 'requestValidationMode',
  when: text => Number(text) < 4,
  value: '4.5',
  // HttpRequest.ValidateInputIfRequiredByConfig: 0.0 is for the whole request, and only its path is looked at.
  message: ({ value, where }) =>
    Number(value) === 0
      ? `Queries, forms and cookies of ${where} are not checked for markup (requestValidationMode="${value}")`
      : `Only requests for pages of ${where} are checked for markup, as in ASP.NET 2.0 (requestValidationMode="${value}")`,
});

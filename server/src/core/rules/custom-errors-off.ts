import { settingRule } from './support/setting-rule';

export const customErrorsOff = settingRule({
  id: 'custom-errors-off',
  severity: 'info',
  summary: 'ASP.NET shows the details of errors to every visitor.',
  why: 'Stack traces, paths and versions help whoever looks for a way in.',
  section: 'system.web/customErrors',
  attribute: 'mode',
  when: 'Off',
  value: 'RemoteOnly',
  message: ({ where }) => `Visitors of ${where} see the details of errors of ASP.NET`,
  placedOnly: true,
});

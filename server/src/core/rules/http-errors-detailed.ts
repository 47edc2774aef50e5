import { settingRule } from './support/setting-rule';

export const httpErrorsDetailed = settingRule({
  id: 'http-errors-detailed',
  severity: 'info',
  summary: 'IIS shows the details of errors to every visitor.',
  why: 'Physical paths, modules and handlers help whoever looks for a way in.',
  section: 'system.webServer/httpErrors',
  attribute: 'errorMode',
  when: 'Detailed',
  value: 'DetailedLocalOnly',
  message: ({ where }) => `Visitors of ${where} see the details of errors of IIS`,
  placedOnly: true,
});

import { settingRule } from './support/setting-rule';

export const viewStateMacOff = settingRule({
  id: 'view-state-mac-off',
  severity: 'info',
  summary: 'The validation of view state is switched off.',
  why: 'A forged view state runs code of the visitor. Since .NET 4.5.2 the attribute is ignored and validation always on; older runtimes obey it.',
  section: 'system.web/pages',
  attribute: 'enableViewStateMac',
  when: 'false',
  value: 'true',
  message: ({ where }) => `The view state of ${where} is not validated by runtimes before .NET 4.5.2`,
});

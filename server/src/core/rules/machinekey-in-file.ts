import { PLAIN_SECRET, settingRule } from './support/setting-rule';

export const machinekeyInFile = settingRule({
  id: 'machinekey-in-file',
  severity: 'info',
  summary: 'The key that validates tickets and view state stands in the file.',
  why: 'Whoever reads the file or its history can forge logon tickets and view state. Servers of a farm need a common key, which can be encrypted.',
  section: 'system.web/machineKey',
  attribute: 'validationKey',
  when: PLAIN_SECRET,
  message: ({ where }) => `The key for tickets and view state of ${where} stands here in plain text`,
});

import { settingRule } from './support/setting-rule';

export const viewStateNotEncrypted = settingRule({
  id: 'view-state-not-encrypted',
  severity: 'info',
  summary: 'The view state of pages is never encrypted.',
  why: 'Whatever controls keep there can be read in the page, even where a control asks for encryption.',
  section: 'system.web/pages',
  attribute: 'viewStateEncryptionMode',
  when: 'Never',
  value: 'Auto',
  message: ({ where }) => `The view state of ${where} is never encrypted: whoever gets a page can read it`,
});

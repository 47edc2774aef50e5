import { PLAIN_SECRET, settingRule } from './support/setting-rule';

export const impersonatePasswordPlaintext = settingRule({
  id: 'impersonate-password-plaintext',
  severity: 'warning',
  summary: 'The password of the account that ASP.NET impersonates stands in plain text.',
  why: 'Whoever may read the file or a copy of it has the password. A pool with that account needs none here.',
  section: 'system.web/identity',
  attribute: 'password',
  when: PLAIN_SECRET,
  message: ({ where }) =>
    `The password of the account that ASP.NET impersonates for ${where} stands here in plain text`,
});

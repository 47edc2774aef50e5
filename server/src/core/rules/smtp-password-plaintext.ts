import { PLAIN_SECRET, settingRule } from './support/setting-rule';

export const smtpPasswordPlaintext = settingRule({
  id: 'smtp-password-plaintext',
  severity: 'warning',
  summary: 'The password for the mail server stands in plain text.',
  why: 'Whoever may read the file or a copy of it may send mail with that account.',
  section: 'system.net/mailSettings/smtp',
  element: 'network',
  attribute: 'password',
  when: PLAIN_SECRET,
  message: ({ where }) => `The password for the mail server stands here in plain text, for ${where}`,
});

import { PLAIN_SECRET, settingRule } from './support/setting-rule';

export const anonymousPasswordPlaintext = settingRule({
  id: 'anonymous-password-plaintext',
  severity: 'warning',
  summary: 'The password of the anonymous user stands in plain text.',
  why: 'Whoever may read the file, a backup of it or its history has the password. appcmd and IIS Manager write it encrypted.',
  section: 'system.webServer/security/authentication/anonymousAuthentication',
  attribute: 'password',
  when: PLAIN_SECRET,
  message: ({ where }) => `The password of the anonymous user of ${where} stands here in plain text`,
});

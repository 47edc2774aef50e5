import { flagIn } from '../identity/base/read-values';
import { settingRule } from './support/setting-rule';

export const impersonateCredentialsUnused = settingRule({
  id: 'impersonate-credentials-unused',
  severity: 'warning',
  unnecessary: true,
  summary: 'An account to impersonate is named, and impersonation is off.',
  why: 'The account acts nowhere: code runs as the worker process. Its password lies in the file for nothing.',
  section: 'system.web/identity',
  attribute: 'userName',
  when: text => text.trim() !== '',
  message: ({ where }) => `ASP.NET impersonates nobody for ${where}: this account is ignored`,
  applies: place => flagIn(place.section('system.web/identity'), 'impersonate') === false,
});

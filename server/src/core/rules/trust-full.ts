import { settingRule } from './support/setting-rule';

export const trustFull = settingRule({
  id: 'trust-full',
  severity: 'hint',
  profiles: ['cis'],
  summary: 'Code of the application has full trust.',
  why: 'What the account may do, the code may do. The benchmark asks for a level of trust that was chosen; .NET no longer promises that lower levels hold.',
  section: 'system.web/trust',

  attribute: 'level',
  when: 'Full',

  message: ({ where }) => `Code of ${where} has full trust`,
});

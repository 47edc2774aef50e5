import { ANONYMOUS_SECTION } from '../identity/visitor/anonymous';
import { settingRule } from './support/setting-rule';

export const anonymousNotPoolIdentity = settingRule({
  id: 'anonymous-not-pool-identity',
  severity: 'info',
  profiles: ['cis'],
  summary: 'Anonymous visitors have another account than the application pool.',
  why: 'The benchmark asks for the identity of the pool, so that the accounts of their pools are enough to keep sites apart.',
  section: ANONYMOUS_SECTION,
  attribute: 'userName',
  when: name => name !== '',
  value: '',
  title: 'Use the identity of the application pool (userName="")',
  message: ({ value, where }) => `Anonymous visitors of ${where} act as ${value}, not as the application pool`,
  orDefault: true,
});

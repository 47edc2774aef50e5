import { settingRule } from './support/setting-rule';

export const machineKeyAlgorithmWeak = settingRule({
  id: 'machine-key-algorithm-weak',
  severity: 'warning',
  summary: 'Tickets and view state are validated with an algorithm that is broken or weak.',
  why: 'Whoever can forge the value is logged on as somebody else, or runs code by the view state.',
  section: 'system.web/machineKey',
  attribute: 'validation',
  when: ['MD5', '3DES'],
  value: 'HMACSHA256',
  message: ({ value, where }) => `Tickets and view state of ${where} are validated with ${value}`,
});

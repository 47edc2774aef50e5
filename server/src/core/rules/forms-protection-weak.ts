import { textIn } from '../identity/base/read-values';
import { settingRule } from './support/setting-rule';

export const formsProtectionWeak = settingRule({
  id: 'forms-protection-weak',
  severity: 'warning',
  summary: 'The ticket of forms authentication is not encrypted and validated.',
  why: 'Without validation a visitor may change the name in the ticket, without encryption read it.',
  section: 'system.web/authentication',
  element: 'forms',
  attribute: 'protection',
  when: ['None', 'Encryption', 'Validation'],
  value: 'All',
  message: ({ value, where }) => `The tickets of ${where} are not fully protected (protection="${value}")`,
  applies: place => textIn(place.section('system.web/authentication'), 'mode')?.toLowerCase() === 'forms',
});

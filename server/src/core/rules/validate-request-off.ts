import { ABSENT, textOf } from '../config/base/value';
import type { Place } from '../config/place';
import { poolModeAt } from '../identity/handlers/pool-mode';
import { settingRule } from './support/setting-rule';

export const validateRequestOff = settingRule({
  id: 'validate-request-off',
  severity: 'info',
  summary: 'ASP.NET does not look for markup in what visitors send.',
  why: 'Pages that repeat such values unencoded can then run scripts of others.',
  section: 'system.web/pages',
  attribute: 'validateRequest',
  when: 'false',
  value: 'true',
  message: ({ where }) => `Pages of ${where} take scripts in what visitors send (validateRequest="false")`,
  applies: obeysPages,
});

/** The attribute is newer than the schema file of IIS, which is where our data of the section comes from. */
function obeysPages(place: Place): boolean {
  const mode = textOf(place.section('system.web/httpRuntime').attributes.get('requestValidationMode') ?? ABSENT);
  return mode === undefined ? poolModeAt(place).runtime?.toLowerCase() === 'v2.0' : Number.parseFloat(mode) < 4;
}

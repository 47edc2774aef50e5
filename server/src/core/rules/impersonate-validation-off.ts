import { booleanOf, booleanText } from '../config/base/value';
import { attributeOf } from '../config/values/effective-values';
import { Trail } from '../identity/base/step';
import { IDENTITY_SECTION, impersonationSettings } from '../identity/code/identity-section';
import { workerProcess } from '../identity/process/pool';
import { placeRule } from './engine/rule';

export const impersonateValidationOff = placeRule({
  id: 'impersonate-validation-off',
  severity: 'info',
  since: '0.1.0',
  summary: 'ASP.NET impersonation in an Integrated pool begins only after authentication.',
  why: 'BeginRequest and AuthenticateRequest, and modules that work there, still run as the application pool: the user is known only then.',
  messages: {
    late: (_: Record<string, never>) =>
      'In an Integrated pool this impersonation begins after authentication: BeginRequest and AuthenticateRequest run as the pool',
  },
  check({ parts, placed, report }) {
    if (!placed) return;
    for (const part of parts) {
      for (const element of part.elements(IDENTITY_SECTION)) {
        const impersonate = element.attribute('impersonate');
        if (!impersonate || booleanText(impersonate.value) !== true) continue;
        const place = part.place();
        const validation = attributeOf(
          place.section('system.webServer/validation'),
          'validateIntegratedModeConfiguration',
        );
        if (booleanOf(validation) !== false || impersonationSettings(place, 'request').impersonate !== true) continue;
        if (workerProcess(place, new Trail()).pipeline !== 'Integrated') continue;
        report({ message: 'late', data: {}, at: impersonate.valueSpan });
      }
    }
  },
});

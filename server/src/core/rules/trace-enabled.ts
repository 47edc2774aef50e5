import { flagIn } from '../identity/base/read-values';
import { settingRule } from './support/setting-rule';

export const traceEnabled = settingRule({
  id: 'trace-enabled',
  severity: 'warning',
  summary: 'Tracing of ASP.NET is on for clients everywhere.',
  why: 'trace.axd shows cookies, form fields and variables of the last requests to whoever asks for it.',
  section: 'system.web/trace',
  attribute: 'enabled',
  when: 'true',
  value: 'false',
  message: ({ where }) => `Everybody may read the trace of ${where} (trace.axd)`,
  applies: place => flagIn(place.section('system.web/trace'), 'localOnly') === false,
});

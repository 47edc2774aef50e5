import { hasW3cLog } from './support/own-log';
import { siteSettingRule } from './support/site-setting-rule';

export const logEtwOff = siteSettingRule({
  id: 'log-etw-off',
  severity: 'hint',
  profiles: ['cis', 'stig'],
  summary: 'Requests are logged only to a file, not to Event Tracing for Windows.',
  why: 'HTTP.sys writes the file late. The benchmarks ask for events as well, which tools can read at once.',
  element: 'logFile',
  attribute: 'logTargetW3C',
  fallback: 'File',
  when: targets => !/\betw\b/i.test(targets) && !(/^\d+$/.test(targets.trim()) && (Number(targets) & 2) !== 0),
  value: () => 'File, ETW',
  message: ({ where }) =>
    `Requests for ${where} are logged only to a file, which is written late, and not to Event Tracing (logTargetW3C)`,
  applies: hasW3cLog,
});

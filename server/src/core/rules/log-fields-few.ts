import { hasW3cLog } from './support/own-log';
import { siteSettingRule } from './support/site-setting-rule';

/** What the benchmarks want to see, with the numbers that the schema gives the flags. All of it is in the default. */
const FIELDS: readonly (readonly [name: string, flag: number])[] = [
  ['Date', 1],
  ['Time', 2],
  ['ClientIP', 4],
  ['UserName', 8],
  ['Method', 128],
  ['UriQuery', 512],
  ['HttpStatus', 1024],
  ['Referer', 262144],
];

export const logFieldsFew = siteSettingRule({
  id: 'log-fields-few',
  severity: 'info',
  profiles: ['cis', 'stig'],
  summary: 'The request log lacks fields that tell who asked for what.',
  why: 'After an attack the log is what is left. The benchmarks ask for time, client, user, verb, query, status and referrer.',
  element: 'logFile',
  attribute: 'logExtFileFlags',
  fallback: FIELDS.map(([name]) => name).join(','),
  when: flags => missingFields(flags).length > 0,
  // A number and names cannot stand together.
  value: flags => (/^\s*\d*\s*$/.test(flags) ? undefined : [flags.trim(), ...missingFields(flags)].join(', ')),
  message: ({ where, value }) => `The log of ${where} has no ${missingFields(value).join(', ')}`,
  applies: hasW3cLog,
});

/** Flags are a list of names, or one number. */
function missingFields(flags: string): readonly string[] {
  const text = flags.trim();
  const names = new Set(text.split(/[,\s]+/).map(name => name.toLowerCase()));
  const number = /^\d+$/.test(text) ? Number(text) : 0;
  return FIELDS.filter(([name, flag]) => !names.has(name.toLowerCase()) && (number & flag) === 0).map(([name]) => name);
}

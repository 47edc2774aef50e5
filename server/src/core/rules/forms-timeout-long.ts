import { settingRule } from './support/setting-rule';

const MINUTES_OF_A_DAY = 1440;
/** Two days are what the project templates of Visual Studio wrote: 27 of 33 real files that say more than a day. */
const MOST = 2 * MINUTES_OF_A_DAY;

export const formsTimeoutLong = settingRule({
  id: 'forms-timeout-long',
  severity: 'info',

  summary: 'A logon by forms lasts longer than two days.',
  why: 'Whoever finds the browser open, or has the cookie, is logged on for that long.',
  section: 'system.web/authentication',
  element: 'forms',
  attribute: 'timeout',
  when: text => /^\d+$/.test(text) && Number(text) > MOST,

  message: ({ value, where }) => `A logon to ${where} lasts ${Math.round(Number(value) / MINUTES_OF_A_DAY)} days`,
});

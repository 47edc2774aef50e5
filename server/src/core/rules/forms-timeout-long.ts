import { settingRule } from './support/setting-rule';

const MINUTES_OF_A_DAY = 1440;

export const formsTimeoutLong = settingRule({
  id: 'forms-timeout-long',
  severity: 'info',

  summary: 'A logon by forms lasts longer than a day.',
  why: 'Whoever finds the browser open, or has the cookie, is logged on for that long.',
  section: 'system.web/authentication',
  element: 'forms',
  attribute: 'timeout',
  when: text => /^\d+$/.test(text) && Number(text) > MINUTES_OF_A_DAY,

  message: ({ value, where }) => `A logon to ${where} lasts ${Math.round(Number(value) / 60)} hours`,
});

import { accessRule } from './support/access-rule';

export const accessLogonRightDenied = accessRule({
  id: 'access-logon-right-denied',
  severity: 'error',
  summary: 'By facts of the server, an account that has to log on is kept from it.',
  why: 'A right that denies wins over the one that allows. The worker process of such a pool cannot start: requests end with 503.',
});

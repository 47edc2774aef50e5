import { accessRule } from './support/access-rule';

export const accessLogonRightMissing = accessRule({
  id: 'access-logon-right-missing',
  severity: 'error',
  summary: 'By facts of the server, an account that has to log on lacks the right to.',
  why: 'The worker process of such a pool cannot start: requests end with 503. A group policy that sets the list is the usual cause.',
});

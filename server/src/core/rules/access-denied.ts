import { accessRule } from './support/access-rule';

export const accessDenied = accessRule({
  id: 'access-denied',
  severity: 'warning',
  summary: 'By facts of the server, an account lacks a right that its work needs.',
  why: 'Requests that need it fail: with 401.3 where a visitor is kept out, with 500.19 where web.config cannot be read, else inside of the code.',
});

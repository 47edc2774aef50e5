import { accessRule } from './support/access-rule';

export const accessPoolWriteCode = accessRule({
  id: 'access-pool-write-code',
  severity: 'info',
  summary: 'By facts of the server, a pool may change the code that it runs.',
  why: 'Whoever breaks into the application can change its pages and stay.',
});

import { accessRule } from './support/access-rule';

export const accessEveryoneWrite = accessRule({
  id: 'access-everyone-write',
  severity: 'warning',
  summary: 'By facts of the server, Everyone, guests or anonymous logons may write on content.',
  why: 'Whoever reaches the machine can change what it serves, or drop a page that runs as the pool.',
});

import { accessRule } from './support/access-rule';

export const accessUsersWrite = accessRule({
  id: 'access-users-write',
  severity: 'warning',
  summary: 'By facts of the server, Users or other groups with every account may write on content.',
  why: 'Every pool and the anonymous user are among them: one site can change the pages of another.',
});

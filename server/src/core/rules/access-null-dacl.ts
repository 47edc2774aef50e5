import { accessRule } from './support/access-rule';

export const accessNullDacl = accessRule({
  id: 'access-null-dacl',
  severity: 'warning',
  summary: 'By facts of the server, a file or folder has no access list.',
  why: 'Without a list everybody may do everything: read secrets, change code, delete.',
});

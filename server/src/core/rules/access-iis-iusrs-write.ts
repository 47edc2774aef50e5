import { accessRule } from './support/access-rule';

export const accessIisIusrsWrite = accessRule({
  id: 'access-iis-iusrs-write',
  severity: 'warning',
  summary: 'By facts of the server, IIS_IUSRS may write on content.',
  why: 'All pools are in the group: each of them may change this site.',
});

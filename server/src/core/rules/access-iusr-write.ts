import { accessRule } from './support/access-rule';

export const accessIusrWrite = accessRule({
  id: 'access-iusr-write',
  severity: 'warning',
  summary: 'By facts of the server, the anonymous user may write outside of folders for uploads.',
  why: 'Anonymous visitors may change or add files wherever a page or WebDAV lets them.',
});

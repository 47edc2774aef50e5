import { accessRule } from './support/access-rule';

export const accessNoncanonicalDacl = accessRule({
  id: 'access-noncanonical-dacl',
  severity: 'warning',
  summary: 'By facts of the server, the entries of a list are not in the usual order.',
  why: 'They count as they stand. icacls refuses to edit such a list, and Explorer changes its meaning when it sorts it.',
});

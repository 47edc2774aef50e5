import { accessRule } from './support/access-rule';

export const accessOtherPool = accessRule({
  id: 'access-other-pool',
  severity: 'warning',
  summary: 'By facts of the server, the pool of another site has an entry on this one.',
  why: 'The other site may read, and perhaps change, what lies here: what was separated by pools is not.',
});

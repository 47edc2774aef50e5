import { accessRule } from './support/access-rule';

export const accessDenyHits = accessRule({
  id: 'access-deny-hits',
  severity: 'warning',
  summary: 'By facts of the server, an entry denies what an account needs.',
  why: 'An entry that denies counts before those that allow, so no grant helps: the request fails until the entry is gone.',
});

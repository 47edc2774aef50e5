import { accessRule } from './support/access-rule';

export const accessOwnerIsWorker = accessRule({
  id: 'access-owner-is-worker',
  severity: 'info',
  summary: 'By facts of the server, a worker process owns code or configuration.',
  why: 'An owner may change who has access, whatever the list says: whoever breaks into the application can.',
});

import { accessRule } from './support/access-rule';

export const accessOrphanSid = accessRule({
  id: 'access-orphan-sid',
  severity: 'info',
  summary: 'By facts of the server, an entry is for an account that no longer exists.',
  why: 'It lets nobody in. An account that gets the SID again would have the right, and whoever reads the list is misled.',
});

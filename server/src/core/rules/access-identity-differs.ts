import { accessRule } from './support/access-rule';

export const accessIdentityDiffers = accessRule({
  id: 'access-identity-differs',
  severity: 'error',
  summary: 'A worker process was seen with another account than the configuration gives it.',
  why: 'The server runs another configuration than this one, or was not restarted since the configuration was changed: answers from the file do not hold there.',
});

import { accessRule } from './support/access-rule';

export const accessLocalPrincipalOnUnc = accessRule({
  id: 'access-local-principal-on-unc',
  severity: 'warning',
  summary: 'By facts of the server, an entry on a share names an account that only the web server knows.',
  why: 'The file server builds the token itself: IIS_IUSRS, IUSR and accounts of pools are not in it, so the entry never counts.',
});

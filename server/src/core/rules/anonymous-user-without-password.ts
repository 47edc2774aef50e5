import { attributeOf } from '../config/values/effective-values';
import { ANONYMOUS_SECTION } from '../identity/visitor/anonymous';
import { settingRule } from './support/setting-rule';

export const anonymousUserWithoutPassword = settingRule({
  id: 'anonymous-user-without-password',
  severity: 'info',
  summary: 'An account of its own for anonymous visitors has no password.',
  why: 'The server cannot log the account on unless its password is empty or was left out of this copy of the file: requests would fail with 401.1.',
  section: ANONYMOUS_SECTION,
  attribute: 'userName',
  when: name => name !== '' && !/^(iusr|nt authority\\.*|iis apppool\\.*|nt service\\.*|.*\$)$/i.test(name.trim()),
  message: ({ value, where }) => `${value}, the account of anonymous visitors of ${where}, has no password here`,
  applies: place => {
    const password = attributeOf(place.section(ANONYMOUS_SECTION), 'password');
    return (
      password.kind === 'absent' ||
      password.kind === 'default' ||
      (password.kind === 'secret' && password.form === 'empty')
    );
  },
});

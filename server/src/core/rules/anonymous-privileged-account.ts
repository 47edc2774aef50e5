import { textOf } from '../config/base/value';
import type { Place } from '../config/place';
import { attributeOf } from '../config/values/effective-values';
import { identityTypeNamed } from '../identity/process/identity-type';
import { ANONYMOUS_SECTION } from '../identity/visitor/anonymous';
import { settingRule } from './support/setting-rule';

const PRIVILEGED = /^(?:[^\\]+\\)?(administrator|system|localsystem)$/i;

export const anonymousPrivilegedAccount = settingRule({
  id: 'anonymous-privileged-account',
  severity: 'warning',
  summary: 'Anonymous visitors act as an administrator.',
  why: 'Everybody who can reach the site has the rights of that account on the server.',
  section: ANONYMOUS_SECTION,
  attribute: 'userName',
  when: name => name === '' || PRIVILEGED.test(name),
  message: ({ value, where }) =>
    value === ''
      ? `Anonymous visitors of ${where} act as the pool, which runs as LocalSystem`
      : `Anonymous visitors of ${where} act as ${value}`,
  applies: place => textOf(userName(place)) !== '' || runsAsSystem(place),
});

function userName(place: Place) {
  return attributeOf(place.section(ANONYMOUS_SECTION), 'userName');
}

function runsAsSystem({ pools }: Place): boolean {
  const [pool] = pools;
  return (
    pools.length === 1 &&
    identityTypeNamed(textOf(pool?.processModel('identityType') ?? { kind: 'absent' })) === 'LocalSystem'
  );
}

import { originOf, textOf } from '../config/base/value';
import { identityTypeOf } from '../identity/process/identity-type';
import { hostRule } from './engine/rule';
import { inFile, review } from './support/fixes';
import { setIdentityType } from './support/pool-edits';

export const poolSpecificUserNoUser = hostRule({
  id: 'pool-specificuser-no-user',
  severity: 'error',
  since: '0.1.0',
  summary: 'An application pool is set to run as a specific user but names none.',
  why: 'The pool has no account to start its worker process with: WAS disables it and requests fail with 503.',
  iis: { status: '503', hresult: null },
  messages: {
    noUser: ({ pool }: { pool: string }) =>
      `The pool "${pool}" runs as SpecificUser but has no userName: requests fail with 503`,
  },
  pool({ file, pool, facts, report }) {
    if (facts.host === 'iisexpress') return;
    if (identityTypeOf(pool, facts) !== 'SpecificUser') return;
    const user = pool.processModel('userName');
    if (user.kind === 'unknown' || user.kind === 'secret' || (textOf(user) ?? '').trim() !== '') return;
    const type = pool.processModelElement?.attribute('identityType');
    const shared = originOf(pool.processModel('identityType'));
    report({
      message: 'noUser',
      data: { pool: pool.name },
      at: type?.valueSpan ?? pool.at.span,
      related: type || !shared ? [] : [{ at: shared, text: 'SpecificUser is set here' }],
      fixes: () => [
        review(
          'Run the pool as ApplicationPoolIdentity',
          inFile(file, setIdentityType(pool, 'ApplicationPoolIdentity')),
        ),
      ],
    });
  },
});

import { identityTypeNamed } from '../identity/process/identity-type';
import { isTemplated } from '../text/template-tokens';
import { hostRule } from './engine/rule';
import { processModelChecks } from './support/process-models';

export const poolPasswordMissing = hostRule({
  id: 'pool-password-missing',
  severity: 'warning',
  since: '0.1.0',
  summary: 'An application pool names an account and no password.',
  why: 'The account cannot log on with an empty password: normally the pool does not start, and requests fail with 503.',
  messages: {
    pool: ({ pool }: { pool: string }) =>
      `The pool "${pool}" names an account without a password: normally requests fail with 503`,
    defaults: (_: Record<string, never>) => 'Pools name an account without a password by default',
  },
  ...processModelChecks(({ facts, report }, element, pool) => {
    if (facts.host === 'iisexpress') return;
    const found = element.attribute('userName');
    if (!found || found.value.trim() === '' || /\$$/.test(found.value.trim()) || isTemplated(found.value)) return;
    if (identityTypeNamed(element.value('identityType') ?? '') !== 'SpecificUser') return;
    // Built-in accounts and virtual ones have none.
    if (
      /^(nt authority|nt service|iis apppool)\\/i.test(found.value) ||
      (element.attribute('password')?.value ?? '') !== ''
    )
      return;
    const known = pool?.processModel('password');
    if (
      known &&
      known.kind !== 'absent' &&
      !(known.kind === 'secret' && known.form === 'empty') &&
      known.kind !== 'default'
    )
      return;
    if (pool) report({ message: 'pool', data: { pool: pool.name }, at: found.valueSpan });
    else report({ message: 'defaults', data: {}, at: found.valueSpan });
  }),
});

import { identityTypeNamed } from '../identity/process/identity-type';
import { setAttribute } from '../xml/edits';
import { hostRule } from './engine/rule';
import { inFile, review } from './support/fixes';
import { processModelChecks } from './support/process-models';
import { isPoolOfProduct } from './support/product-pools';

export const poolIdentityLocalSystem = hostRule({
  id: 'pool-identity-localsystem',
  severity: 'warning',
  since: '0.1.0',
  summary: 'An application pool runs as LocalSystem.',
  why: 'Whoever can make the application run code of their own is then the operating system itself.',
  more: count => `; so ${count === 1 ? 'does 1 more pool' : `do ${count} more pools`} here`,
  messages: {
    pool: ({ pool }: { pool: string }) =>
      `The pool "${pool}" runs as LocalSystem, the most powerful account of the machine`,
    defaults: (_: Record<string, never>) =>
      'Pools run as LocalSystem by default, the most powerful account of the machine',
  },
  ...processModelChecks(({ file, facts, report }, element, pool) => {
    if (facts.host === 'iisexpress') return;
    const type = element.attribute('identityType');
    if (!type || identityTypeNamed(type.value) !== 'LocalSystem') return;
    const isOfProduct = pool !== undefined && isPoolOfProduct(pool.name);
    // What a product set up would break.
    const fixes = () =>
      isOfProduct
        ? []
        : [
            review(
              'Run as ApplicationPoolIdentity',
              inFile(file, setAttribute(element, 'identityType', 'ApplicationPoolIdentity')),
            ),
          ];
    const severity = isOfProduct ? { severity: 'info' as const } : {};
    if (pool) report({ message: 'pool', data: { pool: pool.name }, at: type.valueSpan, ...severity, fixes });
    else report({ message: 'defaults', data: {}, at: type.valueSpan, fixes });
  }),
});

import { identityTypeNamed } from '../identity/process/identity-type';
import { setAttribute } from '../xml/edits';
import { hostRule } from './engine/rule';
import { inFile, review } from './support/fixes';
import { processModelChecks } from './support/process-models';

export const poolIdentitySharedService = hostRule({
  id: 'pool-identity-shared-service',
  severity: 'info',
  since: '0.1.0',
  summary: 'An application pool runs as NetworkService, which services share.',
  why: 'Whatever runs as NetworkService has the same rights: pools and services cannot be told apart by access lists.',
  messages: {
    pool: ({ pool }: { pool: string }) =>
      `The pool "${pool}" runs as NetworkService, which other pools and services share`,
    defaults: (_: Record<string, never>) => 'Pools run as NetworkService by default, which services share',
  },
  ...processModelChecks(({ file, facts, report }, element, pool) => {
    if (facts.host === 'iisexpress') return;
    const found = element.attribute('identityType');
    if (!found || identityTypeNamed(found.value) !== 'NetworkService') return;
    const fixes = () => [
      review(
        'Run as ApplicationPoolIdentity',
        inFile(file, setAttribute(element, 'identityType', 'ApplicationPoolIdentity')),
      ),
    ];
    if (pool) report({ message: 'pool', data: { pool: pool.name }, at: found.valueSpan, fixes });
    else report({ message: 'defaults', data: {}, at: found.valueSpan, fixes });
  }),
});

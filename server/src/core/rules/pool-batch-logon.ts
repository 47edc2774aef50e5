import { booleanText } from '../config/base/value';
import { identityTypeNamed } from '../identity/process/identity-type';
import { setAttribute } from '../xml/edits';
import { hostRule } from './engine/rule';
import { inFile, review } from './support/fixes';
import { processModelChecks } from './support/process-models';

export const poolBatchLogon = hostRule({
  id: 'pool-batch-logon',
  severity: 'info',
  since: '0.1.0',
  summary: 'The account of a pool has to get the right to log on as a batch job by other means.',
  why: 'Members of IIS_IUSRS have the right; with manualGroupMembership the worker is no member by itself. Without the right the pool does not start: 503.',
  messages: {
    pool: ({ pool }: { pool: string }) =>
      `The account of the pool "${pool}" needs the right "Log on as a batch job": manualGroupMembership keeps it out of IIS_IUSRS`,
    defaults: (_: Record<string, never>) =>
      'Accounts of pools need the right "Log on as a batch job" by default: manualGroupMembership keeps them out of IIS_IUSRS',
  },
  ...processModelChecks(({ file, facts, report }, element, pool) => {
    if (facts.host === 'iisexpress') return;
    const found = element.attribute('manualGroupMembership');
    if (!found || booleanText(found.value) !== true) return;
    if (identityTypeNamed(element.value('identityType') ?? '') !== 'SpecificUser') return;
    if ((element.value('logonType') ?? 'LogonBatch').toLowerCase() !== 'logonbatch') return;
    const fixes = () => [
      review(
        'Let IIS add the worker to IIS_IUSRS',
        inFile(file, setAttribute(element, 'manualGroupMembership', 'false')),
      ),
    ];
    if (pool) report({ message: 'pool', data: { pool: pool.name }, at: found.valueSpan, fixes });
    else report({ message: 'defaults', data: {}, at: found.valueSpan, fixes });
  }),
});

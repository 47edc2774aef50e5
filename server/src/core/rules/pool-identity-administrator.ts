import { identityTypeNamed } from '../identity/process/identity-type';
import { setAttribute } from '../xml/edits';
import { hostRule } from './engine/rule';
import { inFile, review } from './support/fixes';
import { processModelChecks } from './support/process-models';

export const poolIdentityAdministrator = hostRule({
  id: 'pool-identity-administrator',
  severity: 'warning',
  since: '0.1.0',
  summary: 'An application pool runs as Administrator.',
  why: 'Whoever can make the application run code of their own is then an administrator of the machine, or of the domain.',
  messages: {
    pool: ({ pool }: { pool: string }) =>
      `The pool "${pool}" runs as Administrator: whoever breaks into an application owns the machine`,
    defaults: (_: Record<string, never>) => 'Pools run as Administrator by default',
  },
  ...processModelChecks(({ file, facts, report }, element, pool) => {
    if (facts.host === 'iisexpress') return;
    const found = element.attribute('userName');
    if (!found || !/^(?:[^\\]*\\)?administrator(?:@.*)?$/i.test(found.value.trim())) return;
    if (identityTypeNamed(element.value('identityType') ?? '') !== 'SpecificUser') return;
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

import { poolIdentity } from '../answer/pool-answer';
import type { ServerFacts } from '../config/base/server-facts';
import { booleanText } from '../config/base/value';
import type { Pool } from '../config/files/topology';
import { copy } from '../repairs/copy';
import { accountName } from '../windows/account';
import { removeAttribute } from '../xml/edits';
import type { Fix } from './engine/finding';
import { hostRule } from './engine/rule';
import { inFile, review } from './support/fixes';
import { processModelChecks } from './support/process-models';

export const poolManualGroupMembership = hostRule({
  id: 'pool-manual-group-membership',
  severity: 'info',
  since: '0.1.0',
  summary: 'An application pool is kept out of the group IIS_IUSRS.',
  why: 'Access rights that are granted to IIS_IUSRS, among them those of inetpub, no longer reach the worker process.',
  messages: {
    manual: (_: Record<string, never>) => 'IIS does not add the worker process to IIS_IUSRS',
  },
  ...processModelChecks(({ file, facts, report }, element, pool) => {
    if (facts.host === 'iisexpress') return;
    const manual = element.attribute('manualGroupMembership');
    if (!manual || booleanText(manual.value) !== true) return;
    const fixes = () => [
      review('Remove manualGroupMembership', inFile(file, removeAttribute(element, manual.name))),
      ...addToGroup(pool, facts),
    ];
    report({ message: 'manual', data: {}, at: manual.nameSpan, fixes });
  }),
});

/** The account whose rights the missing membership takes away; a default speaks of no account in particular. */
function addToGroup(pool: Pool | undefined, facts: ServerFacts): readonly Fix[] {
  const identity = pool && poolIdentity(pool, facts).account;
  // Built-in accounts reach the files of inetpub by groups of their own.
  const account = identity && identity.kind !== 'builtIn' ? accountName(identity) : undefined;
  if (account === undefined) return [];
  return [
    copy(
      `Copy command that adds ${account} to IIS_IUSRS`,
      `net localgroup IIS_IUSRS "${account.replace(/"/g, '')}" /add`,
    ),
  ];
}

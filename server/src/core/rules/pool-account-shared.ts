import type { Pool } from '../config/files/topology';
import type { Place } from '../config/place';
import { Trail } from '../identity/base/step';
import { poolAccount } from '../identity/process/pool';
import { accountName } from '../windows/account';
import { hostRule } from './engine/rule';

export const poolAccountShared = hostRule({
  id: 'pool-account-shared',
  severity: 'info',
  since: '0.1.0',
  profiles: [],
  summary: 'Several application pools run as the same account.',
  why: 'Where an access list names the account, what one of these pools may read or write, the others may as well. An entry for the name of the pool (IIS AppPool\\Shop) keeps them apart.',
  messages: {
    shared: ({ pool, account, other }: { pool: string; account: string; other: string }) =>
      `The pool "${pool}" runs as ${account} like "${other}": an access list that names the account admits both`,
  },
  site({ site, facts, alone, note }) {
    if (facts.host === 'iisexpress') return;
    if (site.applications.some(({ path }) => ownAccount(alone(path)) !== undefined)) note();
  },
  across({ file, noted, alone, report }) {
    const first = new Map<string, Pool>();
    const told = new Set<string>();
    for (const site of noted) {
      for (const { path } of site.applications) {
        const place = alone(site.name, path);
        const account = ownAccount(place);
        const [pool] = place.pools;
        if (account === undefined || !pool || told.has(pool.name.toLowerCase())) continue;
        told.add(pool.name.toLowerCase());
        const other = first.get(account.toLowerCase());
        if (!other) {
          first.set(account.toLowerCase(), pool);
          continue;
        }
        report({
          message: 'shared',
          data: { pool: pool.name, account, other: other.name },
          at: pool.processModelElement?.attribute('userName')?.valueSpan ?? pool.at.span,
          related: [{ at: { file: file.uri, span: other.at.span }, text: 'also runs as this account' }],
        });
      }
    }
  },
});

/** The account that was configured for the one pool of a place. */
function ownAccount({ pools, facts }: Place): string | undefined {
  const [pool] = pools;
  if (!pool || pools.length > 1) return undefined;
  const { identity } = poolAccount(pool, facts, new Trail());
  return identity.kind === 'configured' ? accountName(identity) : undefined;
}

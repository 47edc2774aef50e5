import { poolIdentity } from '../../answer/pool-answer';
import { textOf } from '../../config/base/value';
import type { ConfigFile } from '../../config/files/config-file';
import type { Pool } from '../../config/files/topology';
import type { Snapshot } from '../../workspace/snapshot';
import type { PoolDefaultsSubject, PoolSubject } from '../navigate/subject';
import { placeName } from '../place-name';
import { accountWords, code as codeSpan, escapeMarkdown, membershipWords, sentenceWords } from '../words';
import { aclLine, table, why } from './hover-parts';

/** The account of one pool. */
export function poolHover(snapshot: Snapshot, { host, pool }: PoolSubject): readonly string[] {
  const facts = snapshot.facts(host);
  const answer = poolIdentity(pool, facts);
  const words = accountWords(answer.account, facts);
  const lead =
    answer.account.kind === 'none'
      ? `The pool ${codeSpan(pool.name)} cannot start: ${escapeMarkdown(sentenceWords(answer.refusal ?? 'no account can be told', facts))}.`
      : answer.account.kind === 'unknown'
        ? `The account of the pool ${codeSpan(pool.name)} ${escapeMarkdown(words)}.`
        : `The worker process of ${codeSpan(pool.name)} runs as **${escapeMarkdown(words)}**.`;
  const rows: [string, string][] = [
    [
      'member of IIS\\_IUSRS',
      answer.inIisIusrs?.kind === 'yes'
        ? 'yes, added by IIS at run time'
        : escapeMarkdown(answer.inIisIusrs ? membershipWords(answer.inIisIusrs, facts) : 'no'),
    ],
    ['on the network', escapeMarkdown(accountWords(answer.network, facts))],
    ['used by', usedBy(snapshot, host, pool)],
  ];
  return [
    lead,
    answer.account.kind === 'none' ? '' : table(rows, ['', '']),
    why(
      snapshot,
      facts,
      answer.steps.filter(step => step.about !== 'network'),
    ),
    aclLine(answer.account, answer.sid),
  ];
}

function usedBy(snapshot: Snapshot, host: ConfigFile, pool: Pool): string {
  const names: string[] = [];
  for (const site of snapshot.topology(host).sites) {
    for (const application of site.applications)
      if (textOf(application.applicationPool)?.toLowerCase() === pool.name.toLowerCase())
        names.push(placeName({ site, path: application.path }));
  }
  if (names.length === 0) return 'no application';
  const shown = names.slice(0, 3).map(codeSpan).join(', ');
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}

/** Which pools take their account from the defaults. */
export function poolDefaultsHover(snapshot: Snapshot, { host }: PoolDefaultsSubject): readonly string[] {
  const { pools } = snapshot.topology(host);
  const own = pools.filter(pool => pool.processModelElement?.attribute('identityType')).length;
  const rest = pools.length - own;
  return [
    `Pools that set no identity of their own take it from here: **${rest}** of ${pools.length} in this file.`,
    'Attributes are inherited one by one: a pool may take `identityType` from here and set `userName` itself.',
  ];
}

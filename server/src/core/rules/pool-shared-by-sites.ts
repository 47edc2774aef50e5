import { textOf } from '../config/base/value';
import type { Site } from '../config/files/topology';
import { hostRule } from './engine/rule';

export const poolSharedBySites = hostRule({
  id: 'pool-shared-by-sites',
  severity: 'info',
  since: '0.1.0',
  profiles: ['cis', 'stig'],
  summary: 'Several sites share an application pool.',
  why: 'They have one account and one process: each can read what the other may read, and a fault of one ends both.',
  messages: {
    shared: ({ pool, other }: { pool: string; other: string }) =>
      `The pool "${pool}" serves the site ${other} as well: each site can read what the other may read`,
  },
  site({ facts, note }) {
    if (facts.host !== 'iisexpress') note();
  },
  across({ file, noted, report }) {
    const first = new Map<string, Site>();
    for (const site of noted) {
      const root = site.applications.find(({ path }) => path === '/');
      const pool = root && textOf(root.applicationPool);
      if (!root || !pool) continue;
      const other = first.get(pool.toLowerCase());
      if (!other) first.set(pool.toLowerCase(), site);
      else
        report({
          message: 'shared',
          data: { pool, other: other.name },
          at: root.element.attribute('applicationPool')?.valueSpan ?? root.at.span,
          related: [{ at: { file: file.uri, span: other.at.span }, text: 'also in this pool' }],
        });
    }
  },
});

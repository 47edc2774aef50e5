import { type SetValue, textOf } from '../config/base/value';
import type { ConfigFile } from '../config/files/config-file';
import { nearest } from '../text/distance';
import { insertChild } from '../xml/edits';
import type { XmlElement } from '../xml/tree';
import type { Fix } from './engine/finding';
import { hostRule } from './engine/rule';
import { inFile, review } from './support/fixes';
import { escapeAttribute, isTemplated } from './support/rule-text';

/** R9. */
const NESTED =
  'WAS ignores the application, and the worker of the site may not serve what belongs to another pool: its requests fail with 403.18 (servers were seen to answer 503 as well).';

export const poolNotDefined = hostRule({
  id: 'pool-not-defined',
  severity: 'error',
  since: '0.1.0',
  summary: 'An application is assigned to an application pool that the host configuration does not define.',
  why: 'Without the pool there is no worker process: every request to the application fails with 503.',
  iis: { status: '503', hresult: null },
  messages: {
    missing: ({ pool, status }: { pool: string; status: string | undefined }) =>
      `The application pool "${pool}" is not defined${status === undefined ? '' : `: requests fail with ${status}`}`,
  },
  onlyWellFormed: true,
  site({ file, frame, site, poolsNamed, summary, facts, report }) {
    const { poolsElement } = frame;
    if (!poolsElement || summary.hasTemplatedPool) return;
    const hasQueue = site.applications.some(
      ({ path, applicationPool }) => path === '/' && poolsNamed(textOf(applicationPool) ?? '').length > 0,
    );
    for (const { path, applicationPool: name } of site.applications) {
      if (name.kind !== 'set' || name.value === '' || isTemplated(name.value)) continue;
      if (poolsNamed(name.value).length > 0) continue;
      // R10: IIS Express has no WAS that would look for the pool.
      const isExpress = facts.host === 'iisexpress';
      const isNested = path !== '/' && hasQueue;
      report({
        message: 'missing',
        data: { pool: name.value, status: isExpress ? undefined : isNested ? '403.18' : '503' },
        at: name.at.span,
        ...(isExpress
          ? { severity: 'warning', iis: null }
          : isNested && { why: NESTED, iis: { status: '403.18', hresult: null } }),
        fixes: host => {
          const names = host?.pools.map(pool => pool.name) ?? [];
          return fixes(file, poolsElement, name, names);
        },
      });
    }
  },
});

function fixes(file: ConfigFile, poolsElement: XmlElement, name: SetValue, names: readonly string[]): readonly Fix[] {
  const similar = nearest(name.value, names, { limit: Math.max(1, Math.min(3, Math.floor(name.value.length / 2))) });
  const define = insertChild(poolsElement, `<add name="${escapeAttribute(name.value)}" />`, 'last');
  return [
    ...(similar === undefined
      ? []
      : [review(`Change to "${similar}"`, inFile(file, { span: name.at.span, newText: escapeAttribute(similar) }))]),
    review(`Define the application pool "${name.value}"`, inFile(file, define)),
  ];
}

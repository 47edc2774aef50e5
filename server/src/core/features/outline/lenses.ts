import { textOf } from '../../config/base/value';
import type { ConfigFile } from '../../config/files/config-file';
import { lockBelow } from '../../config/files/section-locks';
import type { Pool } from '../../config/files/topology';
import { Trail } from '../../identity/base/step';
import { poolAccount } from '../../identity/process/pool';
import type { Span } from '../../text/span';
import { accountName } from '../../windows/account';
import type { Snapshot } from '../../workspace/snapshot';

/** A line above an element of a host configuration. */
export interface Lens {
  readonly span: Span;
  readonly title: string;
}

/** Nobody scrolls through more. */
const MOST = 2000;

/** What pools are used by and run as, the pool and account of sites, and which sections files below may not set. */
export function lensesOf(snapshot: Snapshot, uri: string): readonly Lens[] {
  const file = snapshot.config(uri);
  if (file?.role !== 'applicationHost' || file.document.problemCount > 0) return [];
  const lenses: Lens[] = [];
  const topology = snapshot.topology(file);
  const isExpress = snapshot.facts(file).host === 'iisexpress';
  for (const pool of topology.pools) {
    if (lenses.length >= MOST) break;
    const users = topology
      .sitesIn(pool.name)
      .flatMap(site => site.applications.filter(application => isIn(pool, textOf(application.applicationPool))));
    const account = isExpress ? undefined : accountOf(snapshot, file, pool);
    lenses.push({
      span: pool.element.nameSpan,
      title: [usedBy(users.length), account && `runs as ${account}`].filter(Boolean).join(' · '),
    });
  }
  for (const site of topology.sites) {
    if (lenses.length >= MOST) break;
    const [root] = site.applications;
    const name = root && textOf(root.applicationPool);
    const [pool] = name === undefined ? [] : topology.poolsNamed(name);
    const account = pool && !isExpress ? accountOf(snapshot, file, pool) : undefined;
    if (name !== undefined)
      lenses.push({
        span: site.element.nameSpan,
        title: [`pool ${name}${pool ? '' : ' (not defined)'}`, account && `code runs as ${account}`]
          .filter(Boolean)
          .join(' · '),
      });
  }
  return [...lenses, ...locks(snapshot, file)].sort((a, b) => a.span.start - b.span.start);
}

function isIn(pool: Pool, name: string | undefined): boolean {
  return name?.toLowerCase() === pool.name.toLowerCase();
}

function usedBy(count: number): string {
  return count === 0
    ? 'used by no application'
    : count === 1
      ? 'used by 1 application'
      : `used by ${count} applications`;
}

function accountOf(snapshot: Snapshot, file: ConfigFile, pool: Pool): string | undefined {
  return accountName(poolAccount(pool, snapshot.facts(file), new Trail()).identity);
}

/** Sections that stand in the file for the whole server and are locked for the files below (R71). */
function locks(snapshot: Snapshot, file: ConfigFile): readonly Lens[] {
  const { server } = snapshot.hierarchy(file);
  const root = file.configuration;
  const lenses: Lens[] = [];
  const visit = (element: typeof root, path: string): void => {
    for (let child = element?.firstChild; child; child = child.nextSibling) {
      const own = path === '' ? child.name : `${path}/${child.name}`;
      if (snapshot.schema.section(own)) {
        if (own.startsWith('system.webServer/') && lockBelow(own, server).mode === 'Deny')
          lenses.push({ span: child.nameSpan, title: 'locked for lower levels' });
      } else if (snapshot.schema.isGroup(own)) visit(child, own);
    }
  };
  visit(root, '');
  return lenses;
}

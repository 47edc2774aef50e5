import { poolIdentity } from '../../answer/pool-answer';
import { textOf } from '../../config/base/value';
import type { ConfigFile } from '../../config/files/config-file';
import { lockBelow } from '../../config/files/section-locks';
import type { Pool } from '../../config/files/topology';
import type { Span } from '../../text/span';
import type { Snapshot } from '../../workspace/snapshot';
import { poolLabel } from '../pool-label';

/** A line above an element of a host configuration. */
export interface Lens {
  readonly span: Span;
  readonly title: string;
}

/** Nobody scrolls through more. */
const MOST = 2000;

/**
 * What pools are used by and run as, the pool of sites and its account, and which sections files below may not set. Of a
 * site the worker process is told, not its code: that depends on files which nobody has to load for a line above.
 */
export function lensesOf(snapshot: Snapshot, uri: string): readonly Lens[] {
  const file = snapshot.config(uri);
  if (!file?.isHost || file.document.problemCount > 0) return [];
  const lenses: Lens[] = [];
  const topology = snapshot.topology(file);
  const isExpress = snapshot.facts(file).host === 'iisexpress';
  for (const pool of topology.pools) {
    if (lenses.length >= MOST) break;
    const users = topology
      .sitesIn(pool.name)
      .flatMap(site => site.applications.filter(application => isIn(pool, textOf(application.applicationPool))));
    const isTwice = topology.poolsNamed(pool.name).length > 1;
    const account = isTwice ? 'defined twice' : isExpress ? undefined : runsAs(snapshot, file, pool);
    lenses.push({ span: pool.element.nameSpan, title: joined(usedBy(users.length), account) });
  }
  for (const site of topology.sites) {
    if (lenses.length >= MOST) break;
    const [root] = site.applications;
    const name = root && textOf(root.applicationPool);
    if (name === undefined) continue;
    const [pool, second] = topology.poolsNamed(name);
    const state = pool ? (second ? ' (defined twice)' : '') : ' (not defined)';
    const account = pool && !second && !isExpress ? runsAs(snapshot, file, pool) : undefined;
    lenses.push({
      span: site.element.nameSpan,
      title: joined(`pool ${name}${state}`, account && `worker process ${account}`),
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

function joined(...parts: readonly (string | undefined)[]): string {
  return parts.filter(part => part !== undefined).join(' · ');
}

/** Undefined where the account is open. */
function runsAs(snapshot: Snapshot, file: ConfigFile, pool: Pool): string | undefined {
  const facts = snapshot.facts(file);
  const answer = poolIdentity(pool, facts);
  if (answer.account.kind === 'unknown') return undefined;
  const label = poolLabel(answer, facts);
  return answer.account.kind === 'none' ? label : `runs as ${label}`;
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

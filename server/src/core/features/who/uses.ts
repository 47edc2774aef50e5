import { poolIdentity } from '../../answer/pool-answer';
import { resolve } from '../../answer/resolve';
import { memo } from '../../base/memo';
import { type Origin, textOf } from '../../config/base/value';
import type { ConfigFile } from '../../config/files/config-file';
import type { Application, Pool, Site, Topology, VirtualDirectory } from '../../config/files/topology';
import type { Place } from '../../config/place';
import { tokenOf } from '../../identity/token/token-of';
import { isCodeKind } from '../../identity/work/kinds';
import { plausibleKinds } from '../../identity/work/plausible-kinds';
import { accountNamed, type Login } from '../../windows/account';
import type { Token } from '../../windows/token';
import { expandVariables, isUnc, normalizeWindowsPath } from '../../windows/windows-path';
import type { Snapshot } from '../../workspace/snapshot';
import { kindWords } from '../words';

/** An account at work. */
export interface Use {
  readonly identity: Login;
  readonly host: ConfigFile;
  readonly pool: string | undefined;
  readonly site: string | undefined;
  readonly application: string | undefined;
  readonly purpose: string;
  readonly at: Origin | undefined;
  /** Windows folder whose files it touches, normalised, in lower case. */
  readonly folder?: string | undefined;
  /** Of a worker process, on the server itself. */
  readonly token?: Token | undefined;
}

/** Worked out for the first question about a snapshot; further ones look it up. */
export const allUses = memo((snapshot: Snapshot): readonly Use[] =>
  snapshot.hosts().flatMap(host => usesOf(snapshot, host)),
);

/** Every account that acts by a host configuration: of its pools, and of its applications. */
function usesOf(snapshot: Snapshot, host: ConfigFile): readonly Use[] {
  const topology = snapshot.topology(host);
  return [
    ...topology.pools.flatMap(pool => ofPool(snapshot, host, pool)),
    ...topology.sites.flatMap(site =>
      site.applications.flatMap(application => ofApplication(snapshot, host, topology, site, application)),
    ),
  ];
}

function ofPool(snapshot: Snapshot, host: ConfigFile, pool: Pool): readonly Use[] {
  const facts = snapshot.facts(host);
  const { account, inIisIusrs, network } = poolIdentity(pool, facts);
  const base = { host, pool: pool.name, site: undefined, application: undefined, at: pool.at };
  const token = tokenOf(account, { pool, inIisIusrs }, facts);
  return [
    { ...base, identity: account, purpose: 'worker process', token },
    { ...base, identity: network, purpose: 'worker process, as other machines see it' },
  ];
}

function ofApplication(
  snapshot: Snapshot,
  host: ConfigFile,
  topology: Topology,
  site: Site,
  application: Application,
): readonly Use[] {
  const place = snapshot.place(host, site.name, application.path);
  const pool = textOf(application.applicationPool);
  const base = {
    host,
    pool: (pool && topology.poolsNamed(pool)[0]?.name) ?? pool,
    site: site.name,
    application: application.path,
  };
  const root = application.virtualDirectories.find(({ path }) => path === '/');
  const folder = root && folderOf(root);
  return [
    ...application.virtualDirectories.flatMap(directory => connectAs(directory).map(use => ({ ...base, ...use }))),
    ...actorsAt(place, folder).map(actor => ({ ...base, ...actor, at: application.at })),
  ];
}

function connectAs(directory: VirtualDirectory): readonly Pick<Use, 'identity' | 'purpose' | 'at' | 'folder'>[] {
  const user = directory.attribute('userName');
  const name = textOf(user) ?? '';
  if (name === '') return [];
  return [
    {
      identity: accountNamed(name, 'own'),
      purpose: 'connects to the folder ("Connect as")',
      at: user.kind === 'set' ? user.at : directory.at,
      folder: folderOf(directory),
    },
  ];
}

function folderOf(directory: VirtualDirectory): string | undefined {
  const physical = expandVariables(textOf(directory.attribute('physicalPath')) ?? '');
  return typeof physical === 'string' ? normalizeWindowsPath(physical).toLowerCase().replace(/\\$/, '') : undefined;
}

/**
 * The accounts of one application, as `explain` names them, for each kind of work that its configuration makes plausible.
 * What other machines see touches the folder where that is a share.
 */
function actorsAt(place: Place, folder: string | undefined): readonly Pick<Use, 'identity' | 'purpose' | 'folder'>[] {
  const actors: Pick<Use, 'identity' | 'purpose' | 'folder'>[] = [];
  const add = (identity: Login, purpose: string, own: string | undefined): void => {
    if (identity.kind !== 'none' && identity.kind !== 'unknown') actors.push({ identity, purpose, folder: own });
  };
  const shared = folder !== undefined && isUnc(folder) ? folder : undefined;
  for (const kind of plausibleKinds(place)) {
    const answer = resolve(place, { handlerKind: kind, client: { auth: 'none' } });
    const words = kindWords(kind);
    add(answer.processIdentity, 'worker process', folder);
    add(answer.anonymousIdentity, 'anonymous visitors', folder);
    add(answer.requestIdentity, `user of the request: ${words}`, folder);
    add(answer.fileAccessIdentity, `touches files: ${words}`, folder);
    add(answer.networkIdentity, `on other machines: ${words}`, shared);
    if (answer.sqlLogin && isCodeKind(kind)) {
      add(answer.sqlLogin.local, `SQL Server on this machine: ${words}`, undefined);
      add(answer.sqlLogin.remote, `SQL Server on another machine: ${words}`, undefined);
    }
  }
  return actors;
}

import { type PoolAnswer, poolIdentity } from '../../answer/pool-answer';
import { textOf } from '../../config/base/value';
import type { ConfigFile } from '../../config/files/config-file';
import { physicalPathAt } from '../../config/files/physical-path';
import type { Application, Pool, Site, Topology, VirtualDirectory } from '../../config/files/topology';
import { accountNamed, type Identity } from '../../windows/account';
import { joinWindowsPath } from '../../windows/windows-path';
import { positionAt } from '../../workspace/position';
import type { Snapshot } from '../../workspace/snapshot';
import { uriPath } from '../../workspace/uri';
import { canonicalAccount } from '../explain/canonical';
import { placesAt } from '../navigate/places-at';
import { poolLabel } from '../pool-label';
import { accountWords } from '../words';
import { distinct, inRanges, nodeOf, type TreeItem, type TreeNode } from './tree-node';

/** The servers of a snapshot, one for each host configuration in use. */
export function serverNodes(snapshot: Snapshot): readonly TreeNode[] {
  return snapshot.hosts().map(host => new ServerTree(snapshot, host).server.node([host.uri]));
}

/** What lies below a node, by the key of the node; undefined where there is no such node. */
export function childNodes(snapshot: Snapshot, key: readonly string[]): readonly TreeNode[] | undefined {
  const host = snapshot.hosts().find(({ uri }) => uri === key[0]);
  if (!host) return undefined;
  let item: TreeItem | undefined = new ServerTree(snapshot, host).server;
  for (const id of key.slice(1)) item = item?.children().find(child => child.id === id);
  return item?.children().map(child => child.node([...key, child.id]));
}

/**
 * The nodes from a server down to what a position is about: the pool, or the virtual directory, application or site of
 * its first place. The server alone where the position is about all of it, nothing where no host configuration serves the file.
 */
export function nodesAt(snapshot: Snapshot, uri: string, offset: number): readonly TreeNode[] {
  const target = targetAt(snapshot, uri, offset);
  if (!target || !snapshot.hosts().includes(target.host)) return [];
  let item = new ServerTree(snapshot, target.host).server;
  let key: readonly string[] = [target.host.uri];
  const nodes = [item.node(key)];
  for (const id of target.way) {
    const steps = stepsTo(item, id);
    if (!steps) break;
    for (const step of steps) {
      item = step;
      key = [...key, step.id];
      nodes.push(step.node(key));
    }
  }
  return nodes;
}

/** From an item to the child of a name, which may lie in a range; undefined where there is none. */
function stepsTo(item: TreeItem, id: string): readonly TreeItem[] | undefined {
  for (const child of item.children()) {
    if (child.id === id) return [child];
    if (!child.id.startsWith('range:')) continue;
    const inner = child.children().find(each => each.id === id);
    if (inner) return [child, inner];
  }
  return undefined;
}

interface Target {
  readonly host: ConfigFile;
  readonly way: readonly string[];
}

function targetAt(snapshot: Snapshot, uri: string, offset: number): Target | undefined {
  const position = positionAt(snapshot, uri, offset);
  const file = position?.file ?? snapshot.config(uri);
  if (position && file?.isHost && !position.tag) {
    const [, , entry] = position.chain;
    const isPool = 'section' in position.is && position.is.path === 'system.applicationHost/applicationPools';
    if (isPool && entry?.is('add')) return { host: file, way: ['pools', poolId(entry.value('name') ?? '')] };
  }
  const place = placesAt(snapshot, uri, offset).find(({ hostFile, site }) => hostFile && site);
  if (!place?.hostFile || !place.site) return file?.isHost ? { host: file, way: [] } : undefined;
  const { application, virtualDirectory } = place;
  return {
    host: place.hostFile,
    way: [
      'sites',
      siteId(place.site.name),
      ...(application && application.path !== '/' ? [applicationId(application.path)] : []),
      ...(virtualDirectory && virtualDirectory.path !== '/' ? [directoryId(virtualDirectory.path)] : []),
    ],
  };
}

// Names of pools, sites and URL paths compare without regard to case.
const poolId = (name: string): string => `pool:${name.toLowerCase()}`;
const siteId = (name: string): string => `site:${name.toLowerCase()}`;
const applicationId = (path: string): string => `application:${path.toLowerCase()}`;
const directoryId = (path: string): string => `directory:${path.toLowerCase()}`;

class ServerTree {
  readonly topology: Topology;
  readonly #answers = new Map<Pool, PoolAnswer>();

  constructor(
    readonly snapshot: Snapshot,
    readonly host: ConfigFile,
  ) {
    this.topology = snapshot.topology(host);
  }

  get server(): TreeItem {
    const { host, snapshot, topology } = this;
    const facts = snapshot.facts(host);
    const isExpress = facts.host === 'iisexpress';
    return {
      id: host.uri,
      node: key =>
        nodeOf(host, key, {
          kind: 'server',
          label: facts.machineName ?? (isExpress ? 'IIS Express' : 'IIS'),
          description: uriPath(host.uri),
          hasChildren: true,
        }),
      children: () => [
        this.#list('sites', 'Sites', topology.sites.length, () => this.#named(topology.sites, site => this.site(site))),
        this.#list('pools', 'Application Pools', topology.pools.length, () =>
          this.#named(topology.pools, pool => this.pool(pool)),
        ),
        this.#list('accounts', 'Accounts', undefined, () => this.accounts()),
      ],
    };
  }

  #list(
    kind: 'sites' | 'pools' | 'accounts',
    label: string,
    count: number | undefined,
    children: () => readonly TreeItem[],
  ): TreeItem {
    const description = count === undefined ? '' : String(count);
    return {
      id: kind,
      node: key => nodeOf(this.host, key, { kind, label, description, hasChildren: count !== 0 }),
      children,
    };
  }

  #named<Entry extends { readonly name: string }>(
    entries: readonly Entry[],
    itemOf: (entry: Entry) => TreeItem,
  ): readonly TreeItem[] {
    const items = distinct(entries.map(itemOf));
    const names = new Map(items.map((item, index) => [item, entries[index]?.name ?? '']));
    return inRanges(this.host, items, item => names.get(item) ?? '');
  }

  /** The site stands for its root application and the folder of that, as in IIS Manager. */
  site(site: Site): TreeItem {
    const root = site.applications.find(({ path }) => path === '/');
    const children = (): readonly TreeItem[] =>
      distinct([
        ...(root ? this.#directories(root) : []),
        ...site.applications.filter(each => each !== root).map(each => this.application(each)),
      ]);
    return {
      id: siteId(site.name),
      node: key =>
        nodeOf(this.host, key, {
          kind: 'site',
          label: site.name,
          description: root ? this.#accountOf(root) : 'no root application',
          hasChildren: site.applications.length > (root ? 1 : 0) || (root !== undefined && hasDirectories(root)),
          element: site.element,
          at: site.at.span,
          webConfig: root && this.#webConfigOf(root),
        }),
      children,
    };
  }

  application(application: Application): TreeItem {
    return {
      id: applicationId(application.path),
      node: key =>
        nodeOf(this.host, key, {
          kind: 'application',
          label: application.path,
          description: this.#accountOf(application),
          hasChildren: hasDirectories(application),
          element: application.element,
          at: application.at.span,
          webConfig: this.#webConfigOf(application),
        }),
      children: () => distinct(this.#directories(application)),
    };
  }

  /** An application below its pool, which tells the account already. */
  #user(application: Application): TreeItem {
    const { path, site, element, at } = application;
    const label = path === '/' ? site.name : `${site.name}${path}`;
    return {
      id: `application:${label.toLowerCase()}`,
      node: key =>
        nodeOf(this.host, key, {
          kind: 'application',
          label,
          element,
          at: at.span,
          webConfig: this.#webConfigOf(application),
        }),
      children: () => [],
    };
  }

  #directories({ virtualDirectories }: Application): readonly TreeItem[] {
    return virtualDirectories.filter(({ path }) => path !== '/').map(each => this.directory(each, each.path));
  }

  directory(directory: VirtualDirectory, label: string, id = directoryId(directory.path)): TreeItem {
    const user = textOf(directory.attribute('userName')) ?? '';
    const folder = textOf(directory.attribute('physicalPath')) ?? '';
    return {
      id,
      node: key =>
        nodeOf(this.host, key, {
          kind: 'directory',
          label,
          description: [folder, user && `connects as ${user}`].filter(Boolean).join(' · '),
          element: directory.element,
          at: directory.at.span,
          webConfig: this.#webConfigIn(directory),
        }),
      children: () => [],
    };
  }

  pool(pool: Pool): TreeItem {
    const answer = this.#answerOf(pool);
    const label = this.topology.poolsNamed(pool.name).length > 1 ? 'defined twice' : this.#label(answer);
    const isUsed = this.topology.sitesIn(pool.name).length > 0;
    return {
      id: poolId(pool.name),
      node: key =>
        nodeOf(this.host, key, {
          kind: 'pool',
          label: pool.name,
          description: [label, !isUsed && 'not used'].filter(Boolean).join(' · '),
          hasChildren: isUsed,
          element: pool.element,
          at: pool.at.span,
          account: canonicalAccount(answer.account),
        }),
      children: () => this.#applicationsIn(pool),
    };
  }

  #applicationsIn(pool: Pool): readonly TreeItem[] {
    const applications = this.topology
      .sitesIn(pool.name)
      .flatMap(site =>
        site.applications.filter(each => textOf(each.applicationPool)?.toLowerCase() === pool.name.toLowerCase()),
      );
    const names = new Map<TreeItem, string>();
    const items = distinct(applications.map(each => this.#user(each)));
    for (const [index, item] of items.entries()) names.set(item, applications[index]?.site.name ?? '');
    return inRanges(this.host, items, item => names.get(item) ?? '');
  }

  /** Accounts that pools run as and virtual directories connect as, in the order of the file. */
  accounts(): readonly TreeItem[] {
    const users = new Map<string, { readonly identity: Identity; readonly items: TreeItem[] }>();
    const add = (identity: Identity, item: () => TreeItem): void => {
      const name = canonicalAccount(identity);
      if (name === null || identity.kind === 'none' || identity.kind === 'unknown') return;
      const known = users.get(name.toLowerCase());
      if (known) known.items.push(item());
      else users.set(name.toLowerCase(), { identity, items: [item()] });
    };
    for (const pool of this.topology.pools) add(this.#answerOf(pool).account, () => this.pool(pool));
    for (const site of this.topology.sites)
      for (const application of site.applications)
        for (const directory of application.virtualDirectories) {
          const user = textOf(directory.attribute('userName')) ?? '';
          const label = `${site.name}${directory.sitePath}`;
          if (user !== '')
            add(accountNamed(user, 'own'), () => this.directory(directory, label, `directory:${label.toLowerCase()}`));
        }
    const items = [...users].map(([name, { identity, items: uses }]): TreeItem => {
      const account = canonicalAccount(identity);
      return {
        id: `account:${name}`,
        node: key =>
          nodeOf(this.host, key, {
            kind: 'account',
            label: accountWords(identity, this.snapshot.facts(this.host)),
            description: uses.length === 1 ? 'used once' : `used ${uses.length} times`,
            hasChildren: true,
            account,
          }),
        children: () => inRanges(this.host, distinct(uses), item => item.id.replace(/^\w+:/, '')),
      };
    });
    return inRanges(this.host, items, item => item.id.replace(/^\w+:/, ''));
  }

  /** The account of the worker process of an application; what web.config says of its code is not looked at. */
  #accountOf(application: Application): string {
    const name = textOf(application.applicationPool) ?? '';
    if (name === '') return 'no application pool';
    const [pool, second] = this.topology.poolsNamed(name);
    if (!pool) return `pool ${name} is not defined`;
    if (second) return `pool ${name} is defined twice`;
    const answer = this.#answerOf(pool);
    const label = this.#label(answer);
    return answer.account.kind === 'virtualAccount' ? label : `${label} · pool ${pool.name}`;
  }

  #answerOf(pool: Pool): PoolAnswer {
    let answer = this.#answers.get(pool);
    if (!answer) {
      answer = poolIdentity(pool, this.snapshot.facts(this.host));
      this.#answers.set(pool, answer);
    }
    return answer;
  }

  #label(answer: PoolAnswer): string {
    return poolLabel(answer, this.snapshot.facts(this.host));
  }

  #webConfigOf({ virtualDirectories }: Application): string | undefined {
    const root = virtualDirectories.find(({ path }) => path === '/');
    return root && this.#webConfigIn(root);
  }

  #webConfigIn(directory: VirtualDirectory): string | undefined {
    const folder = physicalPathAt(directory, directory.sitePath);
    return typeof folder === 'string' ? this.snapshot.uriOf(joinWindowsPath(folder, 'web.config')) : undefined;
  }
}

function hasDirectories({ virtualDirectories }: Application): boolean {
  return virtualDirectories.some(({ path }) => path !== '/');
}

import { normalizeUrlPath } from './base/url-path';
import { booleanOf, textOf, type Value } from './base/value';
import { type Hierarchy, mapPath } from './files/hierarchy';
import { physicalPathAt } from './files/physical-path';
import type { Place } from './place';
import { hostErrorIn, placeErrors } from './refusals/level-errors';
import { effectiveSection } from './values/effective-section';

/**
 * The place of a URL path. `siteName` compares without regard to case; `path` may be anything a user writes. Without a
 * name: the server itself, as sites find it that say nothing.
 */
export function placeAt(hierarchy: Hierarchy, siteName: string | undefined, path: string): Place {
  const { facts, host, topology, files, redirection } = hierarchy.inputs;
  const normal = normalizeUrlPath(path);
  const site = siteName === undefined ? undefined : topology?.siteNamed(siteName);
  const mapped = site && mapPath(site, normal);
  const application = mapped?.application;
  const poolName: Value = application?.applicationPool ?? { kind: 'absent' };
  const pools = topology?.poolsNamed(textOf(poolName) ?? '') ?? [];
  const pool = pools[0];
  // R52: a pool may switch web.config files off altogether.
  const readsWebConfig = !pool || booleanOf(pool.attribute('enableConfigurationOverride')) !== false;
  const node = site ? hierarchy.node(site, normal, readsWebConfig) : hierarchy.server;
  const applicationNode = site && application ? hierarchy.node(site, application.path, readsWebConfig) : node;
  const root = application?.virtualDirectories.find(directory => directory.path === '/');
  let errors: ReturnType<Place['errors']> | undefined;
  return {
    facts,
    hostFile: host,
    topology,
    redirection,
    site,
    path: normal,
    application,
    virtualDirectory: mapped?.virtualDirectory,
    poolName,
    pools,
    physicalPath: mapped?.physicalPath,
    applicationRoot: root && physicalPathAt(root, root.sitePath),
    node,
    applicationNode,
    section: section => effectiveSection(node, section),
    applicationSection: section => effectiveSection(applicationNode, section),
    errors: () => {
      errors ??= placeErrors(node);
      return errors;
    },
    hostError: section => hostErrorIn(node, section),
    unread: () => {
      const list: { path: string; reason: string }[] = [];
      for (const { folder } of node.chain()) {
        const reason = folder === undefined ? undefined : files.unreadable(folder);
        if (folder !== undefined && reason !== undefined) list.push({ path: `${folder}\\web.config`, reason });
      }
      return list;
    },
    sideFile: windowsPath => files.sideFile(windowsPath),
  };
}

import { urlRemainder } from '../config/base/url-path';
import type { ConfigFile } from '../config/files/config-file';
import type { Hierarchy } from '../config/files/hierarchy';
import type { Place } from '../config/place';
import { placeErrors } from '../config/refusals/level-errors';
import { effectiveSection } from '../config/values/effective-section';

/**
 * A web.config without a host configuration. Site, application and pool are unknown, so is everything that only
 * applicationHost.config tells (R75); what the file itself says is known.
 */
export function loosePlace(hierarchy: Hierarchy, file: ConfigFile): Place {
  const { facts, files } = hierarchy.inputs;
  const node = hierarchy.chainOf([{ folder: undefined, file }]);
  return {
    facts,
    hostFile: undefined,
    topology: undefined,
    site: undefined,
    path: '/',
    application: undefined,
    virtualDirectory: undefined,
    poolName: { kind: 'unknown', reason: 'applicationHost.config, which is not loaded' },
    pools: [],
    physicalPath: undefined,
    applicationRoot: undefined,
    node,
    applicationNode: node,
    section: section => effectiveSection(node, section),
    applicationSection: section => effectiveSection(node, section),
    errors: () => placeErrors(node),
    hostError: () => undefined,
    unread: () => [],
    sideFile: windowsPath => files.sideFile(windowsPath),
  };
}

/** A path below a loose place, by the location tags of its file. */
export function looseBelow(base: Place, path: string): Place {
  const node = base.node.below(urlRemainder(base.path, path).toLowerCase());
  return { ...base, path, node, section: section => effectiveSection(node, section), errors: () => placeErrors(node) };
}

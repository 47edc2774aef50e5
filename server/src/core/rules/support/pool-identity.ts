import type { Pool } from '../../config/files/topology';
import type { XmlElement } from '../../xml/tree';

/** Every `processModel` of a host configuration: that of the defaults, then those of the pools. */
export function* processModels(
  poolDefaults: XmlElement | undefined,
  pools: readonly Pool[],
): Iterable<{ readonly element: XmlElement; readonly pool: Pool | undefined }> {
  const shared = poolDefaults?.child('processModel');
  if (shared) yield { element: shared, pool: undefined };
  for (const pool of pools) if (pool.processModelElement) yield { element: pool.processModelElement, pool };
}

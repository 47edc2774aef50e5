import type { Pool } from '../../config/files/topology';
import type { XmlElement } from '../../xml/tree';
import type { HostChecks, HostContext, Messages } from '../engine/rule';

/** Checks every `processModel` of a host configuration: that of the defaults, for which `pool` is undefined, and those of pools. */
export function processModelChecks<M extends Messages>(
  check: (context: HostContext<M>, element: XmlElement, pool: Pool | undefined) => void,
): Pick<HostChecks<M>, 'server' | 'pool'> {
  return {
    server(context) {
      const shared = context.frame.poolDefaults?.child('processModel');
      if (shared) check(context, shared, undefined);
    },
    pool(context) {
      const { processModelElement } = context.pool;
      if (processModelElement) check(context, processModelElement, context.pool);
    },
  };
}

import { ANONYMOUS_SECTION } from '../../identity/visitor/anonymous';
import type { Part } from '../../workspace/parts';
import type { XmlAttribute, XmlElement } from '../../xml/tree';
import type { HostChecks, HostContext, Messages } from '../engine/rule';

/** Checks every password of a host configuration: those of pools, of virtual directories and of anonymous users. */
export function hostPasswordChecks<M extends Messages>(
  check: (context: HostContext<M>, password: XmlAttribute) => void,
): Pick<HostChecks<M>, 'server' | 'pool' | 'site' | 'tag'> {
  const of = (context: HostContext<M>, element: XmlElement | undefined) => {
    const password = element?.attribute('password');
    if (password) check(context, password);
  };
  const anonymous = (context: HostContext<M>, parts: readonly Part[]) => {
    for (const part of parts) for (const element of part.elements(ANONYMOUS_SECTION)) of(context, element);
  };
  return {
    server(context) {
      of(context, context.frame.poolDefaults?.child('processModel'));
      anonymous(context, context.serverParts);
    },
    pool: context => of(context, context.pool.processModelElement),
    site(context) {
      for (const { virtualDirectories } of context.site.applications)
        for (const { element } of virtualDirectories) of(context, element);
    },
    tag: context => anonymous(context, context.parts),
  };
}

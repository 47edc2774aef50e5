import { isUrlPrefix } from '../../config/base/url-path';
import type { Application } from '../../config/files/topology';
import type { Place } from '../../config/place';
import type { Messages, PlaceContext } from '../engine/rule';

/**
 * Applications below a place, which read its web.config as well. Those whose own files are missing or refused are left
 * out: what is refused there is told by itself.
 */
export function* applicationsBelow(
  { placed, snapshot }: Pick<PlaceContext<Messages>, 'placed' | 'snapshot'>,
  { site, hostFile, path, application }: Place,
): Iterable<{ readonly child: Application; readonly inner: Place }> {
  if (!placed || !site || !hostFile) return;
  for (const child of site.applications) {
    if (child.path.toLowerCase() === application?.path.toLowerCase() || !isUrlPrefix(path, child.path)) continue;
    const inner = snapshot.place(hostFile, site.name, child.path);
    if (inner.unread().length === 0 && inner.errors().length === 0) yield { child, inner };
  }
}

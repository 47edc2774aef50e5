import { joinUrlPath } from '../../config/base/url-path';
import { type LocationTag, sectionElementsIn } from '../../config/files/config-file';
import { ConfigNode } from '../../config/files/hierarchy';
import type { Place } from '../../config/place';
import { placeErrors } from '../../config/refusals/level-errors';
import { effectiveSection } from '../../config/values/effective-section';
import type { XmlElement } from '../../xml/tree';
import type { HostContext, Messages, PlaceContext } from '../engine/rule';

/** One part of a file: what it says for its own level, or what one of its location tags says for a path below. */
export interface Scope {
  /** The path that the part speaks of. Worked out when it is asked for: it may need files that are not loaded yet. */
  readonly place: Place;
  readonly tag: LocationTag | undefined;
  /** Elements of a section in this part. */
  elements(section: string): readonly XmlElement[];
}

/** The parts of a web.config. */
export function* webScopes(context: PlaceContext<Messages>): Iterable<Scope> {
  const { file, place } = context;
  yield { place, tag: undefined, elements: section => file.sectionElements(section) };
  for (const tag of file.locations)
    yield {
      get place() {
        return placeBelow(context, tag);
      },
      tag,
      elements: section => sectionElementsIn(tag, section),
    };
}

/** The place that a location tag of a web.config names. */
export function placeBelow({ place, placed, snapshot }: PlaceContext<Messages>, tag: LocationTag): Place {
  if (tag.target.kind === 'level') return place;
  if (placed && place.hostFile && place.site)
    return snapshot.place(place.hostFile, place.site.name, joinUrlPath(place.path, tag.target.path));
  const node = nodeBelow(place.node, tag.key);
  return {
    ...place,
    path: joinUrlPath(place.path, tag.target.path),
    node,
    section: section => effectiveSection(node, section),
    errors: () => placeErrors(node),
  };
}

/** Levels below a known one, without the files that may lie there. */
export function nodeBelow(node: ConfigNode, key: string): ConfigNode {
  const { hierarchy } = node;
  let below = node;
  for (const segment of key.split('/')) {
    const path = below.key === '' ? segment : `${below.key}/${segment}`;
    below = new ConfigNode(below, path, undefined, undefined, hierarchy.isApplication(path), undefined, hierarchy);
  }
  return below;
}

/** The parts of a host configuration that name a path of a defined site, with its place. */
export function* hostScopes(
  { file, topology }: HostContext<Messages>,
  section: string,
  place: (site: string, path: string) => Place,
): Iterable<Scope> {
  for (const tag of file.locations) {
    const found = sectionElementsIn(tag, section);
    const { target } = tag;
    if (found.length === 0 || target.kind === 'level') continue;
    const { site, path } = target;
    if (site === undefined || !topology.siteNamed(site)) continue;
    yield {
      get place() {
        return place(site, path);
      },
      tag,
      elements: other => (other === section ? found : sectionElementsIn(tag, other)),
    };
  }
}

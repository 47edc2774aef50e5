import type { ConfigNode } from '../../config/files/hierarchy';
import { effectiveSection } from '../../config/values/effective-section';
import type { EffectiveElement, EffectiveSection } from '../../config/values/effective-values';
import { placeName } from '../../workspace/place-name';
import type { ConfigPosition } from '../../workspace/position';

/** A level that a position speaks of, with words for it. */
export interface NamedLevel {
  readonly level: ConfigNode;
  /** e.g. `Shop/app`, or `this server`. */
  readonly name: string;
}

/** The levels at which the part of the file counts: several where several sites use it, none where no site is known. */
export function levelsOf({ parts }: ConfigPosition): readonly NamedLevel[] {
  return parts.flatMap(part => {
    const place = part.place();
    if (part.target.kind === 'server') return [{ level: place.node, name: 'this server' }];
    return place.site ? [{ level: place.node, name: placeName(place) }] : [];
  });
}

/** The effective element that a position speaks of; undefined outside of sections and inside of entries. */
export function effectiveAt(
  level: ConfigNode,
  { chain, is }: ConfigPosition,
): { readonly section: EffectiveSection; readonly element: EffectiveElement } | undefined {
  if (!('isMerged' in is) || !is.isMerged || !is.section) return undefined;
  const section = effectiveSection(level, is.path);
  let element: EffectiveElement | undefined = section;
  for (const { name } of chain.slice(is.path.split('/').length)) element = element?.elements.get(name);
  return element && { section, element };
}

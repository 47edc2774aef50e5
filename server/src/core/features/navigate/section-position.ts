import { joinUrlPath } from '../../config/base/url-path';
import type { ConfigFile, LocationTag } from '../../config/files/config-file';
import type { ConfigNode } from '../../config/files/hierarchy';
import { effectiveSection } from '../../config/values/effective-section';
import type { EffectiveElement, EffectiveSection } from '../../config/values/effective-values';
import type { SchemaRegistry } from '../../schema/registry';
import type { ElementSchema, SectionSchema } from '../../schema/types';
import type { Snapshot } from '../../workspace/snapshot';
import type { XmlElement } from '../../xml/tree';

/** An element inside a section that the schema knows. */
export interface SectionPosition {
  readonly file: ConfigFile;
  readonly section: SectionSchema;
  readonly location: LocationTag | undefined;
  /** Elements from the section's own down to the one asked for. */
  readonly chain: readonly XmlElement[];
  /** Schema of the last one; undefined where the schema does not know it. */
  readonly schema: ElementSchema | undefined;
  /** True where the last element stands for itself: an entry of a collection, not a merged element. */
  readonly isEntry: boolean;
}

/** The section around an element; undefined outside of every section with a schema. */
export function sectionPosition(
  file: ConfigFile,
  element: XmlElement,
  registry: SchemaRegistry,
): SectionPosition | undefined {
  const chain: XmlElement[] = [];
  for (let at: XmlElement | undefined = element; at; at = at.parent) chain.unshift(at);
  if (!chain[0]?.is('configuration')) return undefined;
  const inLocation = chain[1]?.is('location') ? chain[1] : undefined;
  const location = inLocation && file.locations.find(tag => tag.element.equals(inLocation));
  const start = inLocation ? 2 : 1;
  let path = '';
  for (let depth = start; depth < chain.length; depth++) {
    path = path === '' ? (chain[depth]?.name ?? '') : `${path}/${chain[depth]?.name ?? ''}`;
    const section = registry.section(path);
    if (section) return { file, section, location, ...descend(section, chain.slice(depth)) };
    if (!registry.isGroup(path)) return undefined;
  }
  return undefined;
}

function descend(
  section: SectionSchema,
  chain: readonly XmlElement[],
): Pick<SectionPosition, 'chain' | 'schema' | 'isEntry'> {
  let schema: ElementSchema | undefined = section;
  let isEntry = false;
  for (const element of chain.slice(1)) {
    const child: ElementSchema | undefined = schema?.elements.get(element.name);
    if (!child && schema?.collection) isEntry = true;
    schema =
      child ??
      schema?.collection?.entry(
        schema.collection.adds.includes(element.name) ? element.name : (schema.collection.adds[0] ?? ''),
      );
  }
  return { chain, schema, isEntry };
}

/** A level that a file speaks of, with words for it. */
export interface LevelOfFile {
  readonly level: ConfigNode;
  /** e.g. `Shop/app`, or `this server`. */
  readonly name: string;
}

/** The levels at which the scope of a position counts: several where several sites use the file. */
export function levelsOf(
  snapshot: Snapshot,
  file: ConfigFile,
  location: LocationTag | undefined,
): readonly LevelOfFile[] {
  if (file.role === 'applicationHost') {
    const hierarchy = snapshot.hierarchy(file);
    const target = location?.target;
    if (target?.kind !== 'below' || target.site === undefined)
      return [{ level: hierarchy.server, name: 'this server' }];
    const place = snapshot.place(file, target.site, target.path);
    return place.site ? [{ level: place.node, name: nameOf(place.site.name, place.path) }] : [];
  }
  const placements = snapshot.placements(file.uri);
  return placements.map(({ host, site, path }) => {
    const target = joinUrlPath(path, location?.target.kind === 'below' ? location.target.path : '/');
    return { level: snapshot.place(host, site.name, target).node, name: nameOf(site.name, target) };
  });
}

function nameOf(site: string, path: string): string {
  return path === '/' ? site : `${site}${path}`;
}

/** The effective element that a position speaks of; undefined inside of entries. */
export function effectiveAt(
  level: ConfigNode,
  position: SectionPosition,
): { readonly section: EffectiveSection; readonly element: EffectiveElement } | undefined {
  if (position.isEntry) return undefined;
  const section = effectiveSection(level, position.section.path);
  let element: EffectiveElement | undefined = section;
  for (const part of position.chain.slice(1)) element = element?.elements.get(part.name);
  return element && { section, element };
}

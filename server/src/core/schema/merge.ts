import { makeCollection } from './collection';
import type { AttributeSchema, CollectionSchema, ElementSchema, NamedValue, SectionSchema } from './types';

/**
 * Joins two schemas of one section, as IIS does where several files of its schema folder declare it: what both
 * declare is one element, what one of them declares is added. The facts of `top` win (it is nearer to the server
 * that is asked about); descriptions, `since` and the link stay where `top` has none, as no schema file carries them.
 */
export function mergeSections(base: SectionSchema, top: SectionSchema): SectionSchema {
  const { link, module } = { ...base, ...top };
  return {
    ...mergeElements(base, top),
    path: base.path,
    product: base.product,
    reader: base.reader,
    origins: [...base.origins, ...top.origins],
    ...(link !== undefined && { link }),
    ...(module !== undefined && { module }),
  };
}

/** Two schemas of one element; see {@link mergeSections}. */
export function mergeElements(base: ElementSchema, top: ElementSchema): ElementSchema {
  const { description, since } = { ...base, ...top };
  const collection = mergeCollections(base.collection, top.collection);
  return {
    name: base.name,
    attributes: mergeMaps(base.attributes, top.attributes, mergeAttributes),
    elements: mergeMaps(base.elements, top.elements, mergeElements),
    ...(collection && { collection }),
    allowUnrecognizedAttributes: base.allowUnrecognizedAttributes || top.allowUnrecognizedAttributes,
    isCollectionDefault: base.isCollectionDefault || top.isCollectionDefault,
    runtimeOnly: base.runtimeOnly && top.runtimeOnly,
    methods: [...new Set([...base.methods, ...top.methods])],
    origin: top.origin,
    ...(since !== undefined && { since }),
    ...(description !== undefined && { description }),
  };
}

/**
 * A schema that only extends a collection repeats its add name and nothing else (rscaext.xml: `site`), so what it
 * leaves out says nothing: the unusual setting of either side holds.
 */
function mergeCollections(
  base: CollectionSchema | undefined,
  top: CollectionSchema | undefined,
): CollectionSchema | undefined {
  if (!base || !top) return base ?? top;
  return makeCollection({
    entries: mergeMaps(entriesOf(base), entriesOf(top), mergeElements),
    remove: top.remove ?? base.remove,
    clear: top.clear ?? base.clear,
    mergeAppend: base.mergeAppend && top.mergeAppend,
    allowDuplicates: base.allowDuplicates || top.allowDuplicates,
    allowUnrecognizedAttributes: base.allowUnrecognizedAttributes || top.allowUnrecognizedAttributes,
    defaultElement: top.defaultElement ?? base.defaultElement,
  });
}

function mergeAttributes(base: AttributeSchema, top: AttributeSchema): AttributeSchema {
  const { description, since } = { ...base, ...top };
  return {
    ...top,
    values: top.values.map(value => describeValue(value, base.values)),
    ...(since !== undefined && { since }),
    ...(description !== undefined && { description }),
  };
}

function describeValue(value: NamedValue, described: readonly NamedValue[]): NamedValue {
  const description = value.description ?? described.find(other => other.name === value.name)?.description;
  return description === undefined ? value : { ...value, description };
}

function entriesOf(collection: CollectionSchema): ReadonlyMap<string, ElementSchema> {
  const entries = new Map<string, ElementSchema>();
  for (const name of collection.adds) {
    const entry = collection.entry(name);
    if (entry) entries.set(name, entry);
  }
  return entries;
}

function mergeMaps<T>(
  base: ReadonlyMap<string, T>,
  top: ReadonlyMap<string, T>,
  merge: (base: T, top: T) => T,
): ReadonlyMap<string, T> {
  if (top.size === 0) return base;
  const merged = new Map(base);
  for (const [name, item] of top) {
    const known = base.get(name);
    merged.set(name, known === undefined ? item : merge(known, item));
  }
  return merged;
}

import type { CollectionSchema, ElementSchema } from './types';

/** What makes a {@link CollectionSchema}; keys follow from the entries. */
export interface CollectionParts {
  /** Entry schemas by add name, in schema order. */
  readonly entries: ReadonlyMap<string, ElementSchema>;
  readonly remove: string | undefined;
  readonly clear: string | undefined;
  readonly mergeAppend: boolean;
  readonly allowDuplicates: boolean;
  readonly allowUnrecognizedAttributes: boolean;
  readonly defaultElement: string | undefined;
}

export function makeCollection(parts: CollectionParts): CollectionSchema {
  const { entries, remove, clear, defaultElement, ...flags } = parts;
  const first = entries.values().next().value;
  const attributes = first ? [...first.attributes.values()] : [];
  const uniqueKeys = attributes.filter(attribute => attribute.isUniqueKey).map(attribute => attribute.name);
  const combinedKeys = attributes.filter(attribute => attribute.isCombinedKey).map(attribute => attribute.name);
  return {
    ...flags,
    adds: [...entries.keys()],
    ...(remove !== undefined && { remove }),
    ...(clear !== undefined && { clear }),
    ...(defaultElement !== undefined && { defaultElement }),
    entry: addName => entries.get(addName),
    uniqueKeys,
    combinedKeys,
    keys: [...uniqueKeys, ...combinedKeys],
  };
}

/** What an element name means below `element`. */
export type ChildSchema =
  | { readonly kind: 'element'; readonly schema: ElementSchema }
  | { readonly kind: 'add'; readonly schema: ElementSchema; readonly collection: CollectionSchema }
  /** `schema`: the entry whose key attributes the directive repeats. */
  | {
      readonly kind: 'remove' | 'clear';
      readonly schema: ElementSchema | undefined;
      readonly collection: CollectionSchema;
    };

/**
 * What the child element `name` is in `element`: an element of the schema, a new entry, a directive; `undefined`
 * where the schema knows no such child. Names are case-sensitive.
 */
export function childOf(element: ElementSchema, name: string): ChildSchema | undefined {
  const child = element.elements.get(name);
  if (child) return { kind: 'element', schema: child };
  const { collection } = element;
  if (!collection) return undefined;
  const entry = collection.entry(name);
  if (entry) return { kind: 'add', schema: entry, collection };
  const kind = name === collection.remove ? 'remove' : name === collection.clear ? 'clear' : undefined;
  return kind && { kind, schema: collection.entry(collection.adds[0] ?? ''), collection };
}

/** Every name that may stand below `element`: elements, then add names, then remove and clear. */
export function childNames(element: ElementSchema): readonly string[] {
  const { collection } = element;
  const directives = [collection?.remove, collection?.clear].filter(name => name !== undefined);
  return [...element.elements.keys(), ...(collection?.adds ?? []), ...directives];
}

/**
 * The schema at `names` below `element` (elements and add names), e.g. `['site', 'bindings', 'binding']` below
 * `system.applicationHost/sites`.
 */
export function descend(element: ElementSchema, names: readonly string[]): ElementSchema | undefined {
  let at: ElementSchema | undefined = element;
  for (const name of names) {
    const child: ChildSchema | undefined = at && childOf(at, name);
    at = child?.kind === 'element' || child?.kind === 'add' ? child.schema : undefined;
  }
  return at;
}

import { meaningInside } from '../../config/files/meaning';
import type { SchemaRegistry } from '../../schema/registry';
import type { CollectionSchema } from '../../schema/types';
import type { Span } from '../../text/span';
import type { XmlAttribute, XmlElement } from '../../xml/tree';

/** What identifies an entry of a collection, as it is written. */
export interface EntryKey {
  readonly attributes: readonly XmlAttribute[];
  /** For a sentence: `fileExtension ".svg"`. */
  readonly text: string;
  /** The value of the first key attribute; the tag name where there is none. */
  readonly span: Span;
  /** The collection, where a schema is known. */
  readonly collection: CollectionSchema | undefined;
}

/**
 * The key of an entry, or of a `remove`, inside of a section. A site has several keys, each unique by itself: `other`,
 * which shares one of them, tells which one is meant.
 */
export function keyOf(registry: SchemaRegistry, element: XmlElement, section: string, other?: XmlElement): EntryKey {
  const collection = collectionOf(registry, element, section);
  const names = collection ? keyNames(collection, name => isSame(element, other, name)) : ['key', 'name'];
  const attributes = names.flatMap(name => element.attribute(name) ?? []);
  return {
    attributes,
    text: attributes.map(({ name, value }) => `${name} "${value}"`).join(', '),
    span: attributes[0]?.valueSpan ?? element.nameSpan,
    collection,
  };
}

function keyNames(
  { combinedKeys, uniqueKeys }: CollectionSchema,
  isShared: (name: string) => boolean,
): readonly string[] {
  if (combinedKeys.length > 0) return combinedKeys;
  return [uniqueKeys.find(isShared) ?? uniqueKeys[0]].filter(name => name !== undefined);
}

function isSame(element: XmlElement, other: XmlElement | undefined, name: string): boolean {
  return other !== undefined && element.value(name)?.toLowerCase() === other.value(name)?.toLowerCase();
}

/** The collection that an element adds to or takes from. */
function collectionOf(registry: SchemaRegistry, element: XmlElement, path: string): CollectionSchema | undefined {
  const section = registry.section(path);
  const meaning = section && meaningInside(section, element);
  return meaning && 'collection' in meaning ? meaning.collection : undefined;
}

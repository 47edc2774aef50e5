import type { CollectionSchema } from '../../schema/types';
import type { XmlElement } from '../../xml/tree';

/** An entry that repeats a key of an earlier one in the same element. */
export interface RepeatedKey {
  readonly element: XmlElement;
  readonly earlier: XmlElement;
  /** Attributes that form the key. */
  readonly names: readonly string[];
}

/**
 * Entries of one element that repeat a key: every unique key counts by itself (a site's name and its id), the
 * combined ones together. `remove` and `clear` in between make room.
 */
export function repeatedKeys(element: XmlElement, collection: CollectionSchema): readonly RepeatedKey[] {
  return repeatedAmong(() => element.children(), collection);
}

/** As {@link repeatedKeys}, among some children of an element, in their order. */
export function repeatedAmong(
  children: () => Iterable<XmlElement>,
  collection: CollectionSchema,
): readonly RepeatedKey[] {
  if (collection.allowDuplicates) return [];
  const keys = collection.uniqueKeys.map(name => [name]);
  if (collection.combinedKeys.length > 0) keys.push([...collection.combinedKeys]);
  const repeated: RepeatedKey[] = [];
  for (const names of keys) {
    // Rows, not elements: thousands of entries would keep as many objects alive.
    const seen = new Map<string, number>();
    for (const child of children()) {
      if (collection.clear !== undefined && child.is(collection.clear)) {
        seen.clear();
        continue;
      }
      const key = keyOf(child, names, collection);
      if (collection.remove !== undefined && child.is(collection.remove)) seen.delete(key);
      else if (isAdd(child, collection)) {
        const earlier = seen.get(key);
        if (earlier !== undefined) repeated.push({ element: child, earlier: child.document.element(earlier), names });
        else if (names.some(name => child.attribute(name))) seen.set(key, child.row);
      }
    }
  }
  return repeated;
}

function isAdd(element: XmlElement, collection: CollectionSchema): boolean {
  for (const name of collection.adds) if (element.is(name)) return true;
  return false;
}

/**
 * The key of an entry as it compares: without regard to case unless the schema says otherwise; a part that is not
 * written counts as its default.
 */
export function keyOf(element: XmlElement, names: readonly string[], collection: CollectionSchema): string {
  const entry = collection.entry(element.name) ?? collection.entry(collection.adds[0] ?? '');
  let key = '';
  for (const name of names) {
    const attribute = entry?.attributes.get(name);
    const value = element.value(name) ?? attribute?.default ?? '';
    key += `${attribute?.caseSensitive ? value : value.toLowerCase()}\u0000`;
  }
  return key;
}

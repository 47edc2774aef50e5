import { memo } from '../../base/memo';
import type { CollectionSchema, ElementSchema } from '../../schema/types';
import type { XmlElement } from '../../xml/tree';
import { keyOf } from './entry-keys';
import type { Piece } from './piece';

/** How a collection is written and keyed. */
export interface CollectionVerbs {
  readonly adds: readonly string[];
  readonly remove: string | undefined;
  readonly clear: string | undefined;
  /** False where each later file puts its entries in front (`mergeAppend="false"`, R70). */
  readonly append: boolean;
  readonly duplicates: boolean;
  /** Name of the element with default values for entries. */
  readonly defaultElement: string | undefined;
  /** Attributes that form the key. */
  readonly names: readonly string[];
  entry(name: string): ElementSchema | undefined;
  /** Undefined where an element has no key. */
  key(element: XmlElement): string | undefined;
}

/** As the schema has them. Schemas outlive what is read with them, so that each is turned into verbs once. */
export const verbsOf = memo((schema: CollectionSchema): CollectionVerbs => {
  // A collection whose entries have several unique keys (site: name and id) is identified by the first.
  const names = schema.combinedKeys.length > 0 ? schema.combinedKeys : schema.uniqueKeys.slice(0, 1);
  return {
    adds: schema.adds,
    remove: schema.remove,
    clear: schema.clear,
    append: schema.mergeAppend,
    duplicates: schema.allowDuplicates,
    defaultElement: schema.defaultElement,
    names,
    entry: name => schema.entry(name),
    key: element => (names.length === 0 ? undefined : keyOf(element, names, schema)),
  };
});

/** The usual ones of .NET, for sections without schema: keyed by `key` or `name`. */
export const USUAL_VERBS: CollectionVerbs = {
  adds: ['add'],
  remove: 'remove',
  clear: 'clear',
  append: true,
  duplicates: false,
  defaultElement: undefined,
  names: ['key'],
  entry: () => undefined,
  key: element => (element.value('key') ?? element.value('name'))?.toLowerCase(),
};

/** Whether an element without schema is written as a collection. */
export function usesVerbs({ element }: Piece): boolean {
  return (element.child('add') ?? element.child('remove') ?? element.child('clear')) !== undefined;
}

/** Without a schema the three usual verbs make entries; everything else is taken as a child element. */
export function isUsualVerb(name: string): boolean {
  return name === 'add' || name === 'remove' || name === 'clear';
}

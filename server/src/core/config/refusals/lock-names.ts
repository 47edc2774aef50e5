import type { ElementSchema } from '../../schema/types';
import type { XmlAttribute } from '../../xml/tree';

const LISTS: ReadonlyMap<string, 'attribute' | 'element'> = new Map([
  ['lockAttributes', 'attribute'],
  ['lockAllAttributesExcept', 'attribute'],
  ['lockElements', 'element'],
  ['lockAllElementsExcept', 'element'],
]);

/** A name in a lock list that the element does not have. */
export interface UnknownLockName {
  readonly what: 'attribute' | 'element';
  readonly name: string;
  /** The names that the list may hold. */
  readonly candidates: readonly string[];
}

/**
 * The first name in a lock list that the element does not have (R72); undefined for other attributes and for lists
 * without fault. `lockElements` may also name the directives of a collection.
 */
export function unknownLockName(attribute: XmlAttribute, schema: ElementSchema): UnknownLockName | undefined {
  const what = LISTS.get(attribute.name);
  if (!what) return undefined;
  const candidates = what === 'attribute' ? [...schema.attributes.keys()] : elementNames(schema);
  const name = lockNames(attribute.value).find(part => part !== '*' && !candidates.includes(part));
  return name === undefined ? undefined : { what, name, candidates };
}

/** The names of a lock list. */
export function lockNames(text: string): readonly string[] {
  return text
    .split(/[,;|]/)
    .map(part => part.trim())
    .filter(part => part !== '');
}

function elementNames({ elements, collection }: ElementSchema): readonly string[] {
  const directives = collection ? [...collection.adds, collection.remove, collection.clear] : [];
  return [...elements.keys(), ...directives.filter(name => name !== undefined)];
}

import type { ElementSchema } from '../schema/types';
import type { XmlAttribute } from '../xml/tree';

const LISTS: ReadonlyMap<string, 'attribute' | 'element'> = new Map([
  ['lockAttributes', 'attribute'],
  ['lockAllAttributesExcept', 'attribute'],
  ['lockElements', 'element'],
  ['lockAllElementsExcept', 'element'],
]);

/**
 * What a lock list names that the element does not have, in the words of IIS (R72); undefined for other attributes and
 * for lists without fault. `lockElements` may also name the directives of a collection.
 */
export function unknownLockName(attribute: XmlAttribute, schema: ElementSchema): string | undefined {
  const what = LISTS.get(attribute.name);
  if (!what) return undefined;
  const unknown = attribute.value
    .split(/[,;|]/)
    .map(part => part.trim())
    .find(part => part !== '' && part !== '*' && !isKnown(schema, part, what));
  return unknown === undefined ? undefined : `${attribute.name} contains unknown ${what} '${unknown}'`;
}

function isKnown(schema: ElementSchema, name: string, what: 'attribute' | 'element'): boolean {
  if (what === 'attribute') return schema.attributes.has(name);
  const { collection } = schema;
  return (
    schema.elements.has(name) ||
    collection?.adds.includes(name) === true ||
    collection?.remove === name ||
    collection?.clear === name
  );
}

import { verbsOf } from '../../config/values/collection-verbs';
import type { MergedElement, MergedEntry } from '../../config/values/merged-element';
import type { ConfigPosition } from '../../workspace/position';
import type { XmlElement } from '../../xml/tree';
import { levelsOf } from './levels';

/** The entry that a `remove` takes away: added above in the same element, or inherited. */
type Removed =
  | { readonly kind: 'here'; readonly element: XmlElement }
  | { readonly kind: 'inherited'; readonly entry: MergedEntry };

/** Undefined where the position is in no `remove`, or the files that are loaded have no such entry. */
export function removedAt(position: ConfigPosition): Removed | undefined {
  const { is, element } = position;
  if (is.kind !== 'verb' || is.verb !== 'remove') return undefined;
  const verbs = verbsOf(is.collection);
  const key = verbs.key(element);
  if (key === undefined) return undefined;
  const own = addedAbove(element, name => verbs.adds.includes(name))
    .filter(each => verbs.key(each) === key)
    .at(-1);
  if (own) return { kind: 'here', element: own };
  const entry = inheritedAt(position)?.find(each => each.key === key);
  return entry && { kind: 'inherited', entry };
}

/** Entries that the same element has added before a verb. */
function addedAbove(verb: XmlElement, isAdd: (name: string) => boolean): readonly XmlElement[] {
  const found: XmlElement[] = [];
  for (const each of verb.parent?.children() ?? []) {
    if (each.span.start >= verb.span.start) break;
    if (isAdd(each.name)) found.push(each);
  }
  return found;
}

/** The collection as the files and location tags further out leave it; undefined where none is known. */
export function inheritedAt(position: ConfigPosition): readonly MergedEntry[] | undefined {
  const { is, chain, element, file } = position;
  const [named] = levelsOf(position);
  if (!named || is.kind !== 'verb') return undefined;
  const layers = named.level.section(is.path).layers();
  const own = layers.find(layer =>
    layer.own.some(
      ({ content: { span }, contentFile }) =>
        contentFile.uri === file.uri && span.start <= element.span.start && element.span.end <= span.end,
    ),
  );
  let holder: MergedElement | undefined = own?.outer?.content;
  for (const { name } of chain.slice(is.path.split('/').length, -1)) holder = holder?.elements.get(name);
  return holder?.collection ?? (own ? [] : undefined);
}

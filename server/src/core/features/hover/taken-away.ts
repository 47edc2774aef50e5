import { verbsOf } from '../../config/values/collection-verbs';
import type { MergedElement, MergedEntry } from '../../config/values/merged-element';
import type { ConfigPosition } from '../../workspace/position';
import type { XmlElement } from '../../xml/tree';
import { levelsOf } from '../navigate/levels';
import { type Line, line, place } from '../print/block';
import { valueName } from './type-words';

/** What a `remove` or `clear` takes away, with the lines that added it; nothing where no file that is loaded tells. */
export function takenAwayLines(position: ConfigPosition): readonly Line[] {
  const { is, element, file } = position;
  if (is.kind !== 'verb') return [];
  const verbs = verbsOf(is.collection);
  const above = addedAbove(element, name => verbs.adds.includes(name));
  const inherited = inheritedAt(position);
  if (is.verb === 'remove') {
    const key = verbs.key(element);
    if (key === undefined) return [];
    const own = above.filter(each => verbs.key(each) === key).at(-1);
    if (own) return [line`Added in ${place(file.at(own.openTagSpan))}, above in this section.`];
    const entry = inherited?.find(each => each.key === key);
    if (entry) return [line`Added in ${place(entry.at)}: ${settings(entry)}.`];
    return inherited ? [['No such entry comes from the files that are loaded.']] : [];
  }
  if (!inherited || inherited.length === 0) return [];
  const count = inherited.length === 1 ? 'One entry' : `${inherited.length} entries`;
  const [first] = inherited;
  return first ? [line`${count} of outer levels, the first added in ${place(first.at)}.`] : [];
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
function inheritedAt(position: ConfigPosition): readonly MergedEntry[] | undefined {
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

/** Some values of an entry, so that it is recognised. */
function settings({ attributes }: MergedEntry): Line {
  const set = [...attributes].flatMap(([name, value]) =>
    value.kind === 'set' && value.value !== '' ? [line`${name} ${valueName(value.value)}`] : [],
  );
  return set.slice(0, 3).flatMap((each, index) => (index === 0 ? each : [', ', ...each]));
}

import type { MergedEntry } from '../../config/values/merged-element';
import type { ConfigPosition } from '../../workspace/position';
import { inheritedAt, removedAt } from '../navigate/removed';
import { type Line, line, place } from '../print/block';
import { valueName } from './type-words';

/** What a `remove` or `clear` takes away, with the lines that added it; nothing where no file that is loaded tells. */
export function takenAwayLines(position: ConfigPosition): readonly Line[] {
  const { is, file } = position;
  if (is.kind !== 'verb') return [];
  const inherited = inheritedAt(position);
  if (is.verb === 'remove') {
    const removed = removedAt(position);
    if (removed?.kind === 'here')
      return [line`Added in ${place(file.at(removed.element.openTagSpan))}, above in this section.`];
    if (removed) return [line`Added in ${place(removed.entry.at)}: ${settings(removed.entry)}.`];
    return inherited ? [['No such entry comes from the files that are loaded.']] : [];
  }
  if (!inherited || inherited.length === 0) return [];
  const count = inherited.length === 1 ? 'One entry' : `${inherited.length} entries`;
  const [first] = inherited;
  return first ? [line`${count} of outer levels, the first added in ${place(first.at)}.`] : [];
}

/** Some values of an entry, so that it is recognised. */
function settings({ attributes }: MergedEntry): Line {
  const set = [...attributes].flatMap(([name, value]) =>
    value.kind === 'set' && value.value !== '' ? [line`${name} ${valueName(value.value)}`] : [],
  );
  return set.slice(0, 3).flatMap((each, index) => (index === 0 ? each : [', ', ...each]));
}

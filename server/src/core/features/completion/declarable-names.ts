import { declaredAt } from '../../config/files/declared-section';
import type { Candidate } from '../../names/candidate';
import type { CompletionContext } from './context';
import { sectionKindWords } from './section-words';

/**
 * Sections or groups of IIS that a declaration can be for, there, and that nothing declares already: machine.config
 * declares those of .NET, and a second declaration is refused.
 */
export function declarableNames(context: CompletionContext, declares: 'section' | 'group'): readonly Candidate[] {
  const { snapshot, element, anyPlace, isHost } = context;
  const { schema } = snapshot;
  const groups: string[] = [];
  for (let each = element.parent; each?.is('sectionGroup'); each = each.parent)
    groups.unshift(each.value('name') ?? '');
  const group = groups.join('/');
  const taken = new Set<string>();
  for (const each of element.parent?.children() ?? []) if (each !== element) taken.add(each.value('name') ?? '');
  const isOpen = (path: string): boolean =>
    schema.section(path)
      ? !schema.isReadByDotNet(path) &&
        !context.isElsewhere(path) &&
        (isHost || (anyPlace !== undefined && !declaredAt(path, anyPlace.node).declared))
      : schema.childrenOf(path).some(name => isOpen(`${path}/${name}`));
  return schema.childrenOf(group).flatMap((name): Candidate[] => {
    const path = group === '' ? name : `${group}/${name}`;
    const fits = declares === 'group' ? schema.isGroup(path) : schema.section(path) !== undefined;
    return fits && !taken.has(name) && isOpen(path) ? [{ text: name, detail: sectionKindWords(schema, path) }] : [];
  });
}

import { namedSection } from '../../schema/by-name';
import { sameButCase } from '../../text/distance';
import type { ConfigFile } from '../files/config-file';
import type { FoundSection } from '../files/found-sections';
import type { ConfigNode } from '../files/hierarchy';
import { readerOf } from './reader';
import type { Refusal } from './refusal';

/**
 * An element where a section or a section group is expected, and that no schema and no declaration knows. In a group
 * of IIS it is refused unless a module declares it, which only the host configuration tells; elsewhere the reader is
 * .NET, and a parent file may hold the declaration.
 */
export function unknownSectionErrors(
  user: ConfigNode,
  file: ConfigFile,
  { element, path }: FoundSection,
): readonly Refusal[] {
  const host = user.chain().find(node => node.file?.role === 'applicationHost')?.file;
  const reader = readerOf(user.schema, path);
  const common = { section: path, reader, at: file.at(element.nameSpan) };
  const named = namedSection(path);
  // R73, R74: the section of a module that we know by name only, where the host configuration would declare it.
  if (named?.reader === 'module' && host?.isComplete)
    return [{ kind: 'moduleNotInstalled', ...common, certain: false, element, product: named.product }];
  if (named || element.name.includes(':')) return [];
  const slash = path.lastIndexOf('/');
  const group = slash < 0 ? '' : path.slice(0, slash);
  const candidates = [...new Set([...user.schema.childrenOf(group), ...declaredIn(user, group)])];
  const wrong = { ...common, named: element, isSection: true, candidates };
  const right = sameButCase(element.name, candidates);
  // Letter case never comes from a module.
  if (right !== undefined) return [{ kind: 'wrongCase', ...wrong, certain: reader === 'iis', right }];
  if (reader === '.net') return [{ kind: 'unknownSection', ...common, certain: false, element, candidates }];
  // A complete host configuration declares the sections of all installed modules.
  return [{ kind: 'unknownElement', ...wrong, certain: host?.isComplete === true, mayBeExtension: false }];
}

/** Names of the sections and groups that files on the way declare directly in `group` ('' is the root). */
function declaredIn(user: ConfigNode, group: string): readonly string[] {
  const prefix = group === '' ? '' : `${group}/`;
  return user
    .chain()
    .flatMap(({ file }) => (file ? [...file.declarations.keys(), ...file.declaredGroups] : []))
    .filter(path => path.startsWith(prefix))
    .flatMap(path => path.slice(prefix.length).split('/')[0] ?? []);
}

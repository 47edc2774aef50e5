import { namedSection } from '../../schema/by-name';
import type { XmlElement } from '../../xml/tree';
import type { ConfigFile } from '../files/config-file';
import type { FoundSection } from '../files/found-sections';
import type { ConfigNode } from '../files/hierarchy';
import type { ContentError } from './content-errors';

/**
 * An element where a section or a section group is expected, and that no schema and no declaration knows. In a group
 * of IIS it is refused unless a module declares it, which only the host configuration tells; elsewhere the reader is
 * .NET, and a parent file may hold the declaration.
 */
export function unknownSectionErrors(
  user: ConfigNode,
  file: ConfigFile,
  { element, path }: FoundSection,
): readonly ContentError[] {
  const host = user.chain().find(node => node.file?.role === 'applicationHost')?.file;
  const named = namedSection(path);
  if (named?.reader === 'module' && host?.isComplete) return [notInstalled(file, element, path, named.product)];
  if (named || element.name.includes(':')) return [];
  const slash = path.lastIndexOf('/');
  const group = slash < 0 ? '' : path.slice(0, slash);
  const candidates = [...new Set([...user.schema.childrenOf(group), ...declaredIn(user, group)])];
  const wrongCase = candidates.some(name => name.toLowerCase() === element.name.toLowerCase());
  const dotNet = user.schema.isReadByDotNet(path);
  // A complete host configuration declares the sections of all installed modules; letter case never comes from a module.
  const certain = !dotNet && (wrongCase || host?.isComplete === true);
  return [
    {
      rule: wrongCase ? 'schema-wrong-case' : dotNet ? 'section-not-declared' : 'schema-unknown-element',
      status: dotNet ? '500' : '500.19',
      hresult: dotNet ? null : '0x8007000d',
      section: path,
      reason: dotNet ? `Unrecognized configuration section '${path}'` : `Unrecognized element '${element.name}'`,
      at: file.at(element.nameSpan),
      related: [],
      certain,
      written: element.name,
      candidates,
    },
  ];
}

/** The section of a module that we know by name only, where the host configuration would declare it (R73, R74). */
function notInstalled(file: ConfigFile, element: XmlElement, path: string, product: string): ContentError {
  return {
    rule: 'module-not-installed',
    status: '500.19',
    hresult: '0x8007000d',
    section: path,
    reason: `${product} is not installed on this server: no file declares its section`,
    at: file.at(element.nameSpan),
    related: [],
    certain: false,
    written: element.name,
    candidates: [],
  };
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

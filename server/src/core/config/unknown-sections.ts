import { namedSection } from '../schema/by-name';
import type { ContentError } from './content-errors';
import type { ConfigFile } from './file';
import type { ConfigNode } from './hierarchy';
import { isDotNetSection } from './section-path';
import type { FoundSection } from './sections';

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
  if (namedSection(path) || element.name.includes(':')) return [];
  const slash = path.lastIndexOf('/');
  const group = slash < 0 ? '' : path.slice(0, slash);
  const candidates = user.schema.childrenOf(group);
  const wrongCase = candidates.some(name => name.toLowerCase() === element.name.toLowerCase());
  const dotNet = isDotNetSection(path);
  const host = user.chain().find(node => node.file?.role === 'applicationHost')?.file;
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

import { namedSection } from '../../schema/by-name';
import { GROUPS, SECTIONS } from '../../schema/frame-texts';
import type { SchemaRegistry } from '../../schema/registry';

/** In a few words what a section or a group is for. */
export function sectionKindWords(schema: SchemaRegistry, path: string): string {
  const section = schema.section(path);
  const text = section?.description ?? SECTIONS[path] ?? GROUPS[path] ?? namedSection(path)?.text ?? '';
  const first =
    text
      .split(/(?<=[.;:])\s/)[0]
      ?.replace(/[.;:]$/, '')
      .replaceAll('`', '') ?? '';
  const product = section && !/^(IIS|\.NET Framework)$/.test(section.product) ? `${section.product}: ` : '';
  const words = product + first;
  return words.length > 80 ? `${words.slice(0, 79)}…` : words;
}

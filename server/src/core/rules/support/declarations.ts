import type { XmlElement } from '../../xml/tree';

/** Path of the section that a `<section>` of configSections declares, with the groups around it. */
export function declaredPath(section: XmlElement): string {
  const names: string[] = [];
  for (let at: XmlElement | undefined = section; at && !at.is('configSections'); at = at.parent)
    names.unshift(at.value('name') ?? '');
  return names.join('/');
}

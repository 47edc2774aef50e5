import type { ServerFacts } from '../../config/base/server-facts';
import type { Origin } from '../../config/base/value';
import type { ConfigFile } from '../../config/files/config-file';
import type { Place } from '../../config/place';
import { sectionsAt } from '../../config/refusals/file-errors';
import { isLater, isLaterSection } from '../../schema/since';
import type { ElementSchema } from '../../schema/types';
import type { XmlAttribute, XmlElement } from '../../xml/tree';

/** A setting of one section that came with a later version of IIS. */
export interface NewerSetting {
  readonly section: string;
  /** True where the section as a whole is newer: the file that has it is refused (O31). */
  readonly isSection: boolean;
  readonly named: XmlAttribute | XmlElement;
  readonly name: string;
  /** The version that brought it, e.g. `IIS 8.0`. */
  readonly since: string;
  readonly at: Origin;
}

/**
 * Attributes and elements on the way to a path that the server does not know yet (O38). The newest version knows
 * everything, so that nothing is looked for unless an older one was named. applicationHost.config is the server's own:
 * what it holds tells more of its version than the question does.
 */
export function newerSettings(place: Place): readonly NewerSetting[] {
  const { iisVersion } = place.facts;
  if (iisVersion === '10.0') return [];
  // What a whole host configuration declares, its server knows; what it does not is told as not declared (R73).
  const isWhole = place.hostFile?.isComplete === true;
  const paths = new Set(place.node.chain().flatMap(level => [...sectionsAt(level)].map(({ path }) => path)));
  const found: NewerSetting[] = [];
  for (const path of paths) {
    const schema = place.node.schema.section(path);
    if (schema?.reader !== 'iis') continue;
    const isSection = !isWhole && isLaterSection(schema, iisVersion);
    for (const use of place.node.section(path).uses) {
      if (use.opaque !== undefined || use.file.role === 'applicationHost') continue;
      if (isSection) {
        const { element: named, file } = use;
        found.push({
          section: path,
          isSection,
          named,
          name: `<${named.name}>`,
          since: schema.since ?? '',
          at: file.at(named.nameSpan),
        });
      } else search(use.content, schema, use.contentFile, { path, iisVersion, found });
    }
  }
  return found;
}

interface Search {
  readonly path: string;
  readonly iisVersion: ServerFacts['iisVersion'];
  readonly found: NewerSetting[];
}

/** Depth is bounded by the schema. */
function search(
  element: XmlElement,
  schema: ElementSchema,
  file: ConfigFile,
  { path, iisVersion, found }: Search,
): void {
  const add = (named: XmlAttribute | XmlElement, since: string | undefined) => {
    if (since === undefined || !isLater(since, iisVersion)) return;
    found.push({ section: path, isSection: false, named, name: named.name, since, at: file.at(named.nameSpan) });
  };
  for (const attribute of element.attributes) add(attribute, schema.attributes.get(attribute.name)?.since);
  for (let child = element.firstChild; child; child = child.nextSibling) {
    const plain = schema.elements.get(child.name);
    if (plain) add(child, plain.since);
    const inner =
      plain ?? (schema.collection?.adds.includes(child.name) ? schema.collection.entry(child.name) : undefined);
    if (inner) search(child, inner, file, { path, iisVersion, found });
  }
}

import type { SchemaRegistry } from '../../schema/registry';
import { insertBefore, removeElement } from '../../xml/edits';
import type { XmlElement } from '../../xml/tree';
import type { Fix } from '../engine/finding';
import { dedented } from './dedented';
import { inFile, review } from './fixes';
import type { Found } from './refusal-rule';
import { insertBelow, isWrittenBeside, nested } from './section-edits';

/**
 * The section of that name that lies in a group below the one in which an unknown element stands: `authorization` of
 * `system.webServer` is that of `security`. Undefined where there is none, or several.
 */
export function sectionMeant(schema: SchemaRegistry, path: string, name: string): string | undefined {
  const group = path.slice(0, Math.max(0, path.lastIndexOf('/') + 1));
  const meant = schema.paths().filter(other => other.startsWith(group) && other.endsWith(`/${name}`));
  // Those of the management service are no settings of a site.
  const [only, ...others] = meant.filter(other => !/\/management\//.test(other));
  return others.length === 0 && only !== path ? only : undefined;
}

/** ` (belongs in <security>)`. */
export function belongsIn(path: string, meant: string): string {
  return `: it belongs in ${groupsBetween(path, meant)
    .map(name => `<${name}>`)
    .join('')}`;
}

/** Moves the element into its group; undefined where the section stands there already. */
export function moveInto(
  { file }: Pick<Found<'unknownElement'>, 'file'>,
  element: XmlElement,
  path: string,
  meant: string,
): Fix | undefined {
  const { parent } = element;
  const groups = groupsBetween(path, meant);
  const [first] = groups;
  if (!parent || first === undefined || isWrittenBeside(element, file, meant)) return undefined;
  const title = `Move <${element.name}> into <${groups.join('><')}>`;
  const markup = dedented(element);
  if (!parent.child(first)) {
    const newText = insertBefore(element, nested(groups, markup))
      .map(edit => edit.newText.trimEnd())
      .join('');
    return review(title, inFile(file, { span: element.span, newText }));
  }
  const inserted = insertBelow(parent, [...groups, element.name], markup);
  return inserted && review(title, inFile(file, inserted, removeElement(element)));
}

/** The groups around `meant` that are not around `path`. */
function groupsBetween(path: string, meant: string): readonly string[] {
  return meant.split('/').slice(path.split('/').length - 1, -1);
}

import { namedSection } from '../../schema/by-name';
import { descend } from '../../schema/collection';
import { COMMON_ATTRIBUTES, FRAMES, GROUPS, MORE_ATTRIBUTES, SECTIONS } from '../../schema/frame-texts';
import type { SchemaRegistry } from '../../schema/registry';
import type { ElementSchema } from '../../schema/types';
import { typeWords } from '../hover/type-words';
import type { About } from './completion';

/** What an item means, as Markdown in which back-ticks mark code; undefined where nothing is known of it. */
export function documentationOf(schema: SchemaRegistry, { path, attribute, value }: About): string | undefined {
  const element = elementAt(schema, path);
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (attribute === undefined)
    return element?.description ?? SECTIONS[path] ?? GROUPS[path] ?? FRAMES[name]?.text ?? namedSection(path)?.text;
  const known = element?.attributes.get(attribute);
  const frame = FRAMES[name]?.attributes?.[attribute];
  const more = MORE_ATTRIBUTES[attribute] ?? MORE_ATTRIBUTES[`${name}/${attribute}`];
  if (value !== undefined)
    return (
      known?.values.find(each => each.name === value)?.description ??
      more?.values?.[value] ??
      frame?.values?.[value] ??
      COMMON_ATTRIBUTES[attribute]?.values?.[value]
    );
  if (!known) return frame?.text ?? more?.text ?? COMMON_ATTRIBUTES[attribute]?.text;
  return [typeWords(known), more?.text ?? known.description].filter(text => text !== undefined).join('\n\n');
}

/** The schema at a path of names, the section first. */
export function elementAt(schema: SchemaRegistry, path: string): ElementSchema | undefined {
  const names = path.split('/');
  for (let end = names.length; end > 0; end--) {
    const section = schema.section(names.slice(0, end).join('/'));
    if (section) return descend(section, names.slice(end));
  }
  return undefined;
}

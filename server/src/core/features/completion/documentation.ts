import { namedSection } from '../../schema/by-name';
import { type ChildSchema, childOf, descend } from '../../schema/collection';
import { describedAt } from '../../schema/described';
import { COMMON_ATTRIBUTES, FRAMES, GROUPS, moreTexts, SECTIONS } from '../../schema/frame-texts';
import type { SchemaRegistry } from '../../schema/registry';
import type { ElementSchema } from '../../schema/types';
import { CLEAR_TEXT, removeText } from '../collection-texts';
import { typeWords } from '../hover/type-words';
import type { About } from './completion';

/** What an item means, as Markdown in which back-ticks mark code; undefined where nothing is known of it. */
export function documentationOf(schema: SchemaRegistry, { path, attribute, value }: About): string | undefined {
  const element = elementAt(schema, path);
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (attribute === undefined)
    return (
      directiveText(schema, path) ??
      element?.description ??
      SECTIONS[path] ??
      GROUPS[path] ??
      FRAMES[name]?.text ??
      namedSection(path)?.text
    );
  const known = element?.attributes.get(attribute);
  const frame = FRAMES[name]?.attributes?.[attribute];
  const more = moreTexts(name, attribute);
  const common = COMMON_ATTRIBUTES[attribute];
  const ofValue =
    value === undefined
      ? undefined
      : (known?.values.find(each => each.name === value)?.description ??
        [more, frame, common].map(each => each?.values?.[value]).find(text => text !== undefined));
  if (ofValue !== undefined) return ofValue;
  // A value without a text of its own, such as the name of a pool, is told by what the attribute is for.
  if (!known) return (frame ?? more ?? common)?.text;
  return [typeWords(known), more?.text ?? known.description].filter(text => text !== undefined).join('\n\n');
}

/** What `remove` and `clear` do, whatever they are called in a collection. */
function directiveText(schema: SchemaRegistry, path: string): string | undefined {
  const child = childAt(schema, path);
  if (child?.kind === 'remove') return removeText(child.collection);
  return child?.kind === 'clear' ? CLEAR_TEXT : undefined;
}

/** The schema at a path of names, the section first. Of a `remove` it is that of the entries that it takes away. */
function elementAt(schema: SchemaRegistry, path: string): ElementSchema | undefined {
  return schema.section(path) ?? (childAt(schema, path) ?? describedAt(path.split('/')))?.schema;
}

function childAt(schema: SchemaRegistry, path: string): ChildSchema | undefined {
  const names = path.split('/');
  const name = names.pop() ?? '';
  for (let end = names.length; end > 0; end--) {
    const section = schema.section(names.slice(0, end).join('/'));
    const parent = section && descend(section, names.slice(end));
    if (section) return parent && childOf(parent, name);
  }
  return undefined;
}

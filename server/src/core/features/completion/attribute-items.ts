import { frameNamingOf, namingOf } from '../../names/name-kinds';
import { COMMON_ATTRIBUTES, FRAMES } from '../../schema/frame-texts';
import type { AttributeSchema } from '../../schema/types';
import type { Span } from '../../text/span';
import type { Completion } from './completion';
import type { CompletionContext } from './context';
import { firstSentence, placeholder } from './element-items';

/** Attributes that the element has not yet; the required ones first. `hasValue`: the name of one is written anew. */
export function attributeItems(context: CompletionContext, span: Span, hasValue: boolean): readonly Completion[] {
  const { element, position } = context;
  const { is, path } = position;
  const present = new Set(
    element.attributes.filter(({ nameSpan }) => nameSpan.start !== span.start).map(({ name }) => name),
  );
  const items: Completion[] = [];
  const add = (
    name: string,
    value: string,
    item: Pick<Completion, 'rank' | 'detail' | 'continues'>,
    about: Completion['about'],
  ): void => {
    if (present.has(name)) return;
    items.push({
      label: name,
      kind: 'attribute',
      snippet: hasValue ? name : `${name}="${value}"`,
      span,
      ...item,
      ...(about && { about }),
    });
  };
  if (is.kind === 'frame' || is.kind === 'declaration')
    for (const [name, { text, values }] of Object.entries(FRAMES[element.name]?.attributes ?? {})) {
      if (name === 'xmlns') continue;
      const isOffered = values !== undefined || frameNamingOf(element.name, name) !== undefined;
      const detail = firstSentence(text);
      add(
        name,
        '$1',
        { rank: name === 'path' || name === 'name' ? 0 : 5, ...(detail && { detail }), continues: isOffered },
        { path: element.name, attribute: name },
      );
    }
  if (context.schema) {
    const isVerb = is.kind === 'verb';
    if (is.kind === 'verb' && is.verb === 'clear') return items;
    for (const attribute of context.attributes.values()) {
      if (attribute.runtimeOnly || (isVerb && !attribute.isUniqueKey && !attribute.isCombinedKey)) continue;
      add(
        attribute.name,
        placeholder(attribute, 1),
        { rank: rankOf(attribute), detail: wordsOf(attribute), continues: isChosen(path, attribute) },
        { path, attribute: attribute.name },
      );
    }
  }
  if (is.kind === 'section' || is.kind === 'element' || is.kind === 'entry')
    for (const [name, { text }] of Object.entries(COMMON_ATTRIBUTES)) {
      if (is.kind !== 'section' && /^config/.test(name)) continue;
      const detail = firstSentence(text);
      add(name, '$1', { rank: 90, ...(detail && { detail }) }, { path, attribute: name });
    }
  return items;
}

/** Required ones first, then the key of an entry, then the others as the schema has them. */
function rankOf({ required, isUniqueKey, isCombinedKey, encrypted }: AttributeSchema): number {
  if (required) return 0;
  if (isUniqueKey || isCombinedKey) return 1;
  return encrypted ? 12 : 10;
}

function wordsOf({ type, required, description, since }: AttributeSchema): string {
  const first = firstSentence(description);
  return [required ? 'required' : undefined, type, since && `since ${since}`, first].filter(Boolean).join('; ');
}

/** Whether there are values to choose from that the snippet does not have already. */
function isChosen(path: string, { name, type }: AttributeSchema): boolean {
  return type === 'flags' || namingOf(path, name) !== undefined;
}

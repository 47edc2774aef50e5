import type { Snapshot } from '../../workspace/snapshot';
import { attributeItems } from './attribute-items';
import { commentItems, type NamedRule } from './comment-items';
import type { Completion } from './completion';
import { contextOf } from './context';
import { type Cursor, cursorAt } from './cursor';
import { elementItems, rootItems } from './element-items';
import { scaffoldItems } from './scaffolds';
import { valueItems } from './value-items';

/**
 * What can be written at an offset, the likeliest first; empty where nothing can. Works in the midst of typing: what the
 * cursor is in is read from the text before it, what it means from the elements around it. `typed`: the character that
 * asks for them by itself; where it is none that begins something, nothing is offered.
 */
export function completionsAt(
  snapshot: Snapshot,
  uri: string,
  offset: number,
  rules: readonly NamedRule[],
  typed?: string,
): readonly Completion[] {
  const source = snapshot.source(uri);
  const cursor = source && cursorAt(source.document, offset);
  if (!cursor || (typed !== undefined && !BEGINS[cursor.kind].includes(typed))) return [];
  return [...itemsFor(snapshot, uri, cursor, offset, rules)].sort((a, b) => a.rank - b.rank);
}

/** Characters that begin what is written at a cursor of each kind. */
const BEGINS: Readonly<Record<Cursor['kind'], string>> = {
  element: '<',
  closeTag: '/',
  attribute: ' ',
  value: '"\',{\\/=',
  comment: ' ',
};

/** Every character of {@link BEGINS}. */
export const COMPLETION_TRIGGERS: readonly string[] = [...new Set(Object.values(BEGINS).join(''))];

function itemsFor(
  snapshot: Snapshot,
  uri: string,
  cursor: Cursor,
  offset: number,
  rules: readonly NamedRule[],
): readonly Completion[] {
  const text = snapshot.text(uri) ?? '';
  switch (cursor.kind) {
    case 'comment':
      return commentItems(text, text.lastIndexOf('<!--', offset - 1), cursor.span, rules);
    case 'closeTag': {
      if (!cursor.element) return [];
      const { name } = cursor.element;
      const end = text[cursor.span.end] === '>' ? '' : '>';
      return [
        { label: `/${name}`, filter: name, kind: 'closeTag', snippet: `${name}${end}`, span: cursor.span, rank: 0 },
      ];
    }
    case 'element':
      return inContent(snapshot, uri, cursor, text);
    case 'attribute': {
      const context = contextOf(snapshot, uri, cursor.element);
      return context
        ? attributeItems(context, cursor.span, /^\s*=/.test(text.slice(cursor.span.end, cursor.span.end + 20)))
        : [];
    }
    case 'value': {
      const context = contextOf(snapshot, uri, cursor.element);
      return context ? valueItems(context, cursor, offset) : [];
    }
  }
}

function inContent(
  snapshot: Snapshot,
  uri: string,
  { parent, span, hasBracket }: Extract<Cursor, { kind: 'element' }>,
  text: string,
): readonly Completion[] {
  if (!parent) return snapshot.source(uri)?.document.root?.is('configuration') ? [] : rootItems(span, hasBracket);
  const context = contextOf(snapshot, uri, parent);
  if (!context) return [];
  // A tag that goes on behind the name: the name alone is written anew.
  const isRename =
    hasBracket && /^(\s*\/?>|\s+[\w.:-]+\s*=)/.test(text.slice(span.end, span.end + 100)) && span.end > span.start;
  const end = isRename ? snapshot.source(uri)?.document.hit(span.start)?.element?.closeNameSpan : undefined;
  const items = elementItems(context, span, hasBracket, isRename).map(item =>
    end ? { ...item, also: [{ span: end, newText: item.label }] } : item,
  );
  const close: Completion[] =
    hasBracket && !isRename && !parent.closeTagSpan
      ? [{ label: `/${parent.name}`, kind: 'closeTag', snippet: `/${parent.name}>`, span, rank: 150 }]
      : [];
  return [...items, ...close, ...(isRename ? [] : scaffoldItems(context, span, hasBracket))];
}

import type { TextEdit } from '../../text/edit';
import { indentationAt, leadsLine } from '../../text/layout';
import type { Snapshot } from '../../workspace/snapshot';
import type { XmlElement } from '../../xml/tree';
import { type FormatOptions, unitOf } from './format';

/** The end tag behind the `>` of a start tag that has just been typed; nothing where the element is closed. */
export function endTagAt(snapshot: Snapshot, uri: string, offset: number): readonly TextEdit[] {
  const document = snapshot.source(uri)?.document;
  const element = document?.hit(offset - 1)?.element;
  if (!element || element.selfClosing || element.openTagSpan.end !== offset || document.text[offset - 1] !== '>')
    return [];
  return isOpen(element) ? [{ span: { start: offset, end: offset }, newText: `</${element.name}>` }] : [];
}

/** Where an end tag is missing, the one of an element of the same name further out is taken for that of the inner one. */
function isOpen(element: XmlElement): boolean {
  for (let each: XmlElement | undefined = element; each; each = each.parent)
    if (each.is(element.name) && !each.closeTagSpan) return true;
  return false;
}

/** Indents the line that has just been begun: below its element, or as its element where the end tag leads it. */
export function newLineAt(
  snapshot: Snapshot,
  uri: string,
  offset: number,
  options: FormatOptions,
): readonly TextEdit[] {
  const document = snapshot.source(uri)?.document;
  if (!document || !leadsLine(document.text, offset)) return [];
  const { text } = document;
  const end = offset + (/^[ \t]*/.exec(text.slice(offset))?.[0].length ?? 0);
  const start = offset - indentationAt(text, offset).length;
  const wanted = indentationOf(snapshot, uri, start, end, options);
  return wanted === undefined || wanted === text.slice(start, end) ? [] : [{ span: { start, end }, newText: wanted }];
}

function indentationOf(
  snapshot: Snapshot,
  uri: string,
  start: number,
  end: number,
  options: FormatOptions,
): string | undefined {
  const document = snapshot.source(uri)?.document;
  const hit = document?.hit(start);
  if (!document || !hit) return undefined;
  const { element, kind } = hit;
  const tag = element ? indentationAt(document.text, element.span.start) : '';
  switch (kind) {
    case 'text':
      if (!element) return '';
      return element.closeTagSpan?.start === end ? tag : tag + unitOf(options);
    case 'openTag': {
      if (/^\/?>/.test(document.text.slice(end, end + 2))) return tag;
      // Below the attribute before it, as its author has them.
      const before = element?.attributes.filter(({ span }) => span.end <= start).at(-1);
      const isOwnLine = before && leadsLine(document.text, before.span.start);
      return isOwnLine ? indentationAt(document.text, before.span.start) : tag + unitOf(options);
    }
    default:
      return undefined;
  }
}

import type { TextEdit } from '../text/edit';
import { endOfLine, indentationAt, leadsLine, lineStart } from '../text/layout';
import type { Fix } from '../workspace/fix';
import { positionAt } from '../workspace/position';
import type { Snapshot } from '../workspace/snapshot';
import { indentUnit } from '../xml/edits';
import type { XmlElement } from '../xml/tree';

/**
 * Keeps a section group of a web.config from the applications below: wraps it in
 * `<location path="." inheritInChildApplications="false">` (R70). Offered on the name of a group that stands outside of
 * location tags.
 */
export function wrapInLocation(snapshot: Snapshot, uri: string, offset: number): readonly Fix[] {
  const position = positionAt(snapshot, uri, offset);
  if (!position || !/^(tagName|closeTagName)$/.test(position.hit?.kind ?? '')) return [];
  const { chain, element, file, is, tag } = position;
  if (file.role !== 'web' || is.kind === 'frame' || tag || chain.length > 1 || file.document.problemCount > 0)
    return [];
  return [
    {
      title: `Keep <${element.name}> from child applications (inheritInChildApplications="false")`,
      safety: 'review',
      edits: [{ uri: file.uri, edits: wrap(element) }],
    },
  ];
}

function wrap(element: XmlElement): readonly TextEdit[] {
  const { text } = element.document;
  const { start, end } = element.span;
  const newLine = endOfLine(text);
  const indent = leadsLine(text, start) ? indentationAt(text, start) : '';
  const unit = indentUnit(element.document);
  return [
    {
      span: { start, end: start },
      newText: `<location path="." inheritInChildApplications="false">${newLine}${indent}${unit}`,
    },
    ...indented(element, unit),
    { span: { start: end, end }, newText: `${newLine}${indent}</location>` },
  ];
}

/** One step more for every line of the element that begins between tags: text inside of values and comments stays. */
function indented(element: XmlElement, unit: string): readonly TextEdit[] {
  const { document } = element;
  const edits: TextEdit[] = [];
  const { lines, text } = document;
  const first = lines.position(element.span.start).line;
  const last = lines.position(element.span.end).line;
  for (let line = first + 1; line <= last; line++) {
    const start = lineStart(text, lines.offset({ line, character: 0 }));
    if (document.hit(start)?.kind === 'text' && !/^[ \t]*(\r?\n|$)/.test(text.slice(start, start + 200)))
      edits.push({ span: { start, end: start }, newText: unit });
  }
  return edits;
}

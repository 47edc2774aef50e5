import type { TextEdit } from '../text/edit';
import { endOfLine, indentationAt, leadsLine, lineStart } from '../text/layout';
import { indentUnit } from '../xml/edits';
import type { XmlElement } from '../xml/tree';

/** Wraps a section group in a location tag that keeps it from the applications below (R70). */
export function keptFromChildren(element: XmlElement): readonly TextEdit[] {
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

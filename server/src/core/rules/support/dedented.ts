import { indentationAt } from '../../text/layout';
import { indentUnit } from '../../xml/edits';
import type { XmlElement } from '../../xml/tree';

/** The lines of an element without the indentation of the first one, two blanks a level, as edits take them. */
export function dedented({ document, span }: Pick<XmlElement, 'document' | 'span'>): string {
  const outer = indentationAt(document.text, span.start);
  const unit = indentUnit(document);
  return document.text
    .slice(span.start, span.end)
    .split(/\r\n|\r|\n/)
    .map(line => {
      let at = line.startsWith(outer) ? outer.length : 0;
      let level = 0;
      for (; line.startsWith(unit, at); at += unit.length) level++;
      return '  '.repeat(level) + line.slice(at);
    })
    .join('\n');
}

import type { Block, Inline, Line } from './block';
import { escapeHtml, escapeLines, linkHtml } from './escape-html';
import { type PrintContext, placeNames, type ShownPlace } from './printer';

/**
 * The body of a page. `open` makes the address that opens a line of a file: pages in editors may not link to files
 * themselves.
 */
export function printHtml(
  context: PrintContext,
  blocks: readonly Block[],
  open: (place: ShownPlace) => string,
): string {
  const names = placeNames(context, blocks);
  const inline = (part: Inline): string => {
    if (typeof part === 'string') return escapeHtml(part);
    switch (part.kind) {
      case 'strong':
        return `<strong>${escapeHtml(part.text)}</strong>`;
      case 'code':
        return `<code>${escapeHtml(part.text)}</code>`;
      case 'place': {
        const shown = names(part.at);
        return linkHtml(shown.name, open(shown));
      }
      case 'web':
        return linkHtml(part.text, part.url);
      case 'command': {
        const address = context.commands(part.command);
        return address === undefined ? '' : `${escapeHtml(part.before)}${linkHtml(part.text, address)}`;
      }
    }
  };
  const words = (given: Line): string => given.map(inline).join('');
  return blocks.map(block => blockHtml(block, words)).join('\n');
}

function blockHtml(block: Block, words: (given: Line) => string): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${words(block.line)}</h${block.level}>`;
    case 'paragraph':
      return `<p>${block.lines.map(words).join('<br>')}</p>`;
    case 'list':
      return `<ul>${block.items.map(item => `<li>${words(item)}</li>`).join('')}</ul>`;
    case 'table': {
      const head = block.heading.some(name => name !== '')
        ? `<thead><tr>${block.heading.map(name => `<th>${escapeHtml(name)}</th>`).join('')}</tr></thead>`
        : '';
      // A narrow page has no room for columns: there the name of its column stands before each cell but the first.
      const column = (at: number) =>
        at > 0 && block.heading[at] ? ` data-column="${escapeHtml(block.heading[at])}"` : '';
      const cells = (row: readonly Line[]) => row.map((cell, at) => `<td${column(at)}>${words(cell)}</td>`).join('');
      const rows = block.rows.map(row => `<tr>${cells(row)}</tr>`).join('');
      return `<table>${head}<tbody>${rows}</tbody></table>`;
    }
    case 'listing':
      return `<pre><code>${escapeLines(block.text)}</code></pre>`;
    case 'details':
      return `<details><summary>${escapeHtml(block.summary)}</summary>\n${block.blocks
        .map(inner => blockHtml(inner, words))
        .join('\n')}\n</details>`;
    case 'separator':
      return '<hr>';
  }
}

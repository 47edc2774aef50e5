import { visible, visibleLines } from '../../base/hidden-characters';
import type { Block, Inline, Line } from './block';
import { type PrintContext, placeNames } from './printer';

/** Plain text, for editors without Markdown and for tooltips. */
export function printPlain(context: PrintContext, blocks: readonly Block[]): string {
  const names = placeNames(context, blocks);
  const inline = (part: Inline): string => {
    if (typeof part === 'string') return part;
    if (part.kind === 'place') return names(part.at).name;
    return part.kind === 'command' ? '' : part.text;
  };
  const words = (given: Line): string => plainLine(given, inline);
  return blocks.map(block => blockText(block, words)).join('\n\n');
}

/** A line without places and commands, for a single line of a status item. */
export function plainWords(given: Line): string {
  return plainLine(given, part =>
    typeof part === 'string' ? part : part.kind === 'place' || part.kind === 'command' ? '' : part.text,
  );
}

function plainLine(given: Line, inline: (part: Inline) => string): string {
  return visible(given.map(inline).join(''));
}

function blockText(block: Block, words: (given: Line) => string): string {
  switch (block.kind) {
    case 'heading':
      return words(block.line);
    case 'paragraph':
      return block.lines.map(words).join('\n');
    case 'list':
      return block.items.map(item => `- ${words(item)}`).join('\n');
    case 'table':
      return block.rows.map(row => row.map(words).join(': ')).join('\n');
    case 'listing':
      return visibleLines(block.text);
    case 'details':
      return [visible(block.summary), ...block.blocks.map(inner => blockText(inner, words))].join('\n\n');
    case 'separator':
      return '';
  }
}

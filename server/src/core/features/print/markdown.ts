import type { Block, Inline, Line } from './block';
import { codeInCell, codeSpan, escapeMarkdown, fenced, lineStart, linkMarkdown } from './escape-markdown';
import { type PrintContext, placeNames, type ShownPlace } from './printer';

/** Markdown with links to lines of files; for hovers, and for editors that show the page as a document. */
export function printMarkdown(context: PrintContext, blocks: readonly Block[]): string {
  const names = placeNames(context, blocks);
  const words: Words = (given, code) => given.map(part => inlineMarkdown(part, context, names, code)).join('');
  return blocks.map(block => blockMarkdown(block, words)).join('\n\n');
}

/** A line in Markdown, with the form that code has where the line stands. */
type Words = (given: Line, code: (text: string) => string) => string;

function blockMarkdown(block: Block, words: Words): string {
  const line = (given: Line): string => lineStart(words(given, codeSpan));
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${words(block.line, codeSpan)}`;
    case 'paragraph':
      return block.lines.map(line).join('  \n');
    case 'list':
      return block.items.map(item => `- ${line(item)}`).join('\n');
    case 'table':
      return [
        `| ${block.heading.map(escapeMarkdown).join(' | ')} |`,
        `|${block.heading.map(() => ' :-- |').join('')}`,
        ...block.rows.map(row => `| ${row.map(cell => words(cell, codeInCell)).join(' | ')} |`),
      ].join('\n');
    case 'listing':
      return fenced(block.language, block.text);
    case 'details':
      return [`## ${escapeMarkdown(block.summary)}`, ...block.blocks.map(inner => blockMarkdown(inner, words))].join(
        '\n\n',
      );
    case 'separator':
      return '---';
  }
}

function inlineMarkdown(
  part: Inline,
  { commands }: PrintContext,
  names: (at: Extract<Inline, { kind: 'place' }>['at']) => ShownPlace,
  code: (text: string) => string,
): string {
  if (typeof part === 'string') return escapeMarkdown(part);
  switch (part.kind) {
    case 'strong':
      return `**${escapeMarkdown(part.text)}**`;
    case 'code':
      return code(part.text);
    case 'place': {
      const { name, uri, line, character } = names(part.at);
      return linkMarkdown(name, `${uri}#L${line + 1},${character + 1}`);
    }
    case 'web':
      return linkMarkdown(part.text, part.url);
    case 'command': {
      const address = commands(part.command);
      return address === undefined ? '' : `${escapeMarkdown(part.before)}${linkMarkdown(part.text, address)}`;
    }
  }
}

import type { Block, Inline, Line } from './block';
import { type PrintContext, placeNames, type ShownPlace } from './printer';

/** Markdown with links to lines of files; for hovers, and for editors that show the page as a document. */
export function printMarkdown(context: PrintContext, blocks: readonly Block[]): string {
  const names = placeNames(context, blocks);
  const inline = (part: Inline): string => inlineMarkdown(part, context, names);
  const words = (given: Line): string => given.map(inline).join('');
  return blocks.map(block => blockMarkdown(block, words)).join('\n\n');
}

function blockMarkdown(block: Block, words: (given: Line) => string): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${words(block.line)}`;
    case 'paragraph':
      return block.lines.map(words).join('  \n');
    case 'list':
      return block.items.map(item => `- ${words(item)}`).join('\n');
    case 'table':
      return [
        `| ${block.heading.join(' | ')} |`,
        `|${block.heading.map(() => ' :-- |').join('')}`,
        ...block.rows.map(row => `| ${row.map(cell => cellMarkdown(words(cell))).join(' | ')} |`),
      ].join('\n');
    case 'listing': {
      const fence = '`'.repeat(Math.max(3, longestRun(block.text) + 1));
      return `${fence}${block.language}\n${block.text}\n${fence}`;
    }
    case 'details':
      return [`## ${block.summary}`, ...block.blocks.map(inner => blockMarkdown(inner, words))].join('\n\n');
    case 'separator':
      return '---';
  }
}

function inlineMarkdown(
  part: Inline,
  { commands }: PrintContext,
  names: (at: Extract<Inline, { kind: 'place' }>['at']) => ShownPlace,
): string {
  if (typeof part === 'string') return escapeMarkdown(part);
  switch (part.kind) {
    case 'strong':
      return `**${escapeMarkdown(part.text)}**`;
    case 'code':
      return codeSpan(part.text);
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

function linkMarkdown(text: string, address: string): string {
  return `[${escapeMarkdown(text)}](${address.replace(/[()<>\s\\]/g, character => escapeInUrl(character))})`;
}

function escapeInUrl(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

/** Text outside of code spans: nothing of it becomes markup. */
function escapeMarkdown(text: string): string {
  return oneLine(text).replace(/[\\`*_{}[\]<>()#+!|~-]/g, '\\$&');
}

/** A bar would end the cell, in a code span too. */
function cellMarkdown(words: string): string {
  return words.replace(/(?<!\\)\|/g, '\\|');
}

/** A code span that holds any text: its fence is longer than any run of back-ticks in it. */
function codeSpan(text: string): string {
  const plain = oneLine(text);
  const longest = longestRun(plain);
  if (longest === 0) return plain.trim() === '' ? '`\u00a0`' : `\`${plain}\``;
  const fence = '`'.repeat(longest + 1);
  return `${fence} ${plain} ${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}

function oneLine(text: string): string {
  return text.replace(/[\r\n\u2028\u2029]+/g, ' ');
}

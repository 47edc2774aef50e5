import { visible, visibleLines } from '../../base/hidden-characters';
import { isShownAddress } from './addresses';

/**
 * The one place that turns texts into Markdown. What a file says is a text and stays one, in CommonMark and in the
 * dialect of GitHub, which makes links of bare addresses too.
 */

/**
 * Text outside of code spans. What opens or closes something is written as a reference where a backslash would not do:
 * editors look for code, links and tags before they see the backslash.
 */
export function escapeMarkdown(text: string): string {
  return visible(text)
    .replace(UNSAFE, character => `&#${character.charCodeAt(0)};`)
    .replace(/[\\*_{}[\]<>()+!|~@-]|(?<!&)#|:(?=\/\/)|(?<=www)\./gi, '\\$&');
}

/** Ampersands that begin a reference, back-ticks, and brackets but for plain pairs: `<pool>`, `[enc:…]`. */
const UNSAFE = /&(?=#?\w+;)|`|<(?!\w[\w ]*>)|(?<!<\w[\w ]*)>|\[(?![^[\]<>`]*\])|(?<!\[[^[\]<>`]*)\]/g;

/** A code span that holds any text: its fence is longer than any run of back-ticks in it. */
export function codeSpan(text: string): string {
  const plain = visible(text);
  if (plain.trim() === '') return '`\u00a0`';
  const longest = longestRun(plain);
  if (longest === 0) return `\`${plain}\``;
  const fence = '`'.repeat(longest + 1);
  return `${fence} ${plain} ${fence}`;
}

/** A code span inside of a table, where a bar ends the cell and a backslash before it means two things. */
export function codeInCell(text: string): string {
  return text.includes('|') ? escapeMarkdown(text) : codeSpan(text);
}

/** Just the text where the address is none to open. */
export function linkMarkdown(text: string, address: string): string {
  const shown = escapeMarkdown(text);
  if (!isShownAddress(address)) return shown;
  return `[${shown}](${address.replace(/[^\w.~:/?#@!$&+,;=%-]/gu, encodedCharacter).replaceAll('&', '&amp;')})`;
}

function encodedCharacter(character: string): string {
  const known = encodeURIComponent(/\p{Surrogate}/u.test(character) ? '\uFFFD' : character);
  return known === character ? `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}` : known;
}

/** A listing; its fence is longer than any in the text. */
export function fenced(language: string, text: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${visibleLines(text)}\n${fence}`;
}

/** A line that begins with a text of a file: neither indented code nor a list nor the underline of a heading. */
export function lineStart(markdown: string): string {
  const text = markdown.replace(/^[ \t]+/, '');
  if (text === '') return '\u00a0';
  return text.replace(/^\d+(?=[.)])/, '$&\\').replace(/^=/, '\\=');
}

function longestRun(text: string): number {
  let longest = 0;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  return longest;
}

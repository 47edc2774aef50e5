import { visible } from '../core/analysis';

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with an escape.
const OURS = /(\n|\t|\u001b\[[0-9;]*m)/;

/**
 * What a terminal may get: lines, tabs and colours. Whatever else a file has put into a text is shown and not obeyed: it
 * could rename the window or write over what stands above.
 */
export function terminalText(text: string): string {
  return text
    .split(OURS)
    .map((part, index) => (index % 2 === 1 ? part : visible(part)))
    .join('');
}

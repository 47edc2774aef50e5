/**
 * Characters that show nothing and do something: controls of the C0 and C1 sets with the line breaks among them, line
 * and paragraph separators, the marks that turn the direction of text (Unicode Standard Annex 9, 2.1 to 2.6), and halves
 * of character pairs. No name of an account, a pool, a site or a folder has one; behind one of them, text looks like
 * something else, and a command line ends.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for.
const HIDDEN = /[\0-\x1F\x7F-\x9F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]|\p{Surrogate}/u;
const ALL_HIDDEN = new RegExp(HIDDEN, 'gu');

export function hasHidden(text: string): boolean {
  return HIDDEN.test(text);
}

/** The first of them, e.g. `U+000A`; undefined where there is none. */
export function hiddenIn(text: string): string | undefined {
  const code = HIDDEN.exec(text)?.[0].codePointAt(0);
  return code === undefined ? undefined : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** The text in one line in which everything can be seen: controls by their pictures (`␊`), the others as `\uFFFD`. */
export function visible(text: string): string {
  return HIDDEN.test(text) ? text.replace(ALL_HIDDEN, pictureOf) : text;
}

/** Several lines, in each of which everything can be seen. */
export function visibleLines(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map(visible)
    .join('\n');
}

function pictureOf(character: string): string {
  const code = character.charCodeAt(0);
  if (code === 0x7f) return '\u2421';
  return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\uFFFD';
}

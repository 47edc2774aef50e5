import { hasHidden } from '../../base/hidden-characters';

/**
 * A value as one argument of a program, typed at a prompt or in a batch file. Between double quotes cmd reads `^`, `&`,
 * `|`, `<`, `>` and parentheses as they are; the program takes the quotes away, and a backslash before the last one
 * would make it part of the value (C runtime: Parsing C command-line arguments).
 *
 * Undefined for what has no form: `%`, which a prompt and a batch file read in two ways (cmd expands variables before
 * it sees quotes), the double quote, which no name and no path on Windows can have, and hidden characters.
 */
export function cmdArgument(text: string): string | undefined {
  if (text === '' || /[%"]/.test(text) || hasHidden(text)) return undefined;
  if (/^\w+$/.test(text)) return text;
  return `"${text}${/\\*$/.exec(text)?.[0] ?? ''}"`;
}

/**
 * `rem` passes over everything behind its first word, which is therefore never of a file; but for variables, which cmd
 * expands even there, and where `%~` can end a batch file. Doubled, a percent sign is one or two characters, never a
 * variable.
 */
export function cmdComment(text: string): string {
  return `rem - ${text.replaceAll('%', '%%')}`;
}

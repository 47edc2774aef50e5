import { escapeAttribute } from '../../text/escape-attribute';
import { isTemplated } from '../../text/template-tokens';

export { escapeAttribute, isTemplated };

/** As {@link isTemplated}, for values in which IIS expands environment variables. */
export function isTemplatedPath(text: string): boolean {
  return isTemplated(text.replace(/%[^%\\/]+%/g, ''));
}

/** Names in a sentence: `a`, `a and b`, `a, b and c`. */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

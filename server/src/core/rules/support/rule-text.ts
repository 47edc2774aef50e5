import { isTemplated } from '../../text/template-tokens';

export { isTemplated };

/** As {@link isTemplated}, for values in which IIS expands environment variables. */
export function isTemplatedPath(text: string): boolean {
  return isTemplated(text.replace(/%[^%\\/]+%/g, ''));
}

/** A text as it stands between double quotes. */
export function escapeAttribute(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}

/** Names in a sentence: `a`, `a and b`, `a, b and c`. */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

import { hasHidden } from '../../base/hidden-characters';

/**
 * What PowerShell takes for a single quote (language specification, 2.3.5.2: single-quote characters). Any of them ends a
 * literal that another one has begun, and doubled stands for itself.
 */
const SINGLE_QUOTES = /['\u2018\u2019\u201A\u201B]/g;

/**
 * A value as one argument: between single quotes nothing is expanded. Undefined for hidden characters, and for the
 * double quote, which Windows PowerShell hands on to programs without the backslash that would keep it in the value.
 */
export function powerShellArgument(text: string): string | undefined {
  return text === '' || text.includes('"') || hasHidden(text) ? undefined : `'${text.replace(SINGLE_QUOTES, '$&$&')}'`;
}

/**
 * Tokens that a build or a deployment replaces before IIS reads the file: `$(x)`, `${x}`, `#{x}`, `{x}`, `[x]`,
 * `__X__`, `@@x@@`, and `%x%` where `variables` are none of the value's own.
 */
export function isTemplated(text: string): boolean {
  return /\$\([^)]*\)|[$#]?\{[^}]*\}|^\[[^\]]*\]$|__\w+__|@@\w+@@|%[^%\\/]+%/.test(text);
}

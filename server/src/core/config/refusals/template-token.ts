/** `$(x)`, `#{x}`, `{x}`, `[x]`, `__X__`, `%x%`, `@@x@@`: replaced before the file is read (G1 of docs/limits.md). */
export function isTemplateToken(text: string): boolean {
  return /\$\([^)]*\)|[$#]?\{[^}]*\}|^\[[^\]]*\]$|__\w+__|^%[^%]+%$|@@\w+@@/.test(text);
}

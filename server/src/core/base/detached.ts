/**
 * A copy of a text that is kept for long. Engines make a part of a text refer to the whole of it, so that a name of ten
 * characters would keep ten megabytes of an old version of its file.
 */
export function detached(text: string): string {
  // Twelve characters and less are copied anyway.
  return text.length <= 12 ? text : (JSON.parse(JSON.stringify(text)) as string);
}

import { linesOf } from './exported';

/**
 * Members of a group as `net localgroup <name>` prints them (A12): names behind a line of dashes, in a frame of words in
 * the language of the server. Undefined where there is no such line.
 */
export function parseLocalGroup(
  text: string,
): { readonly name: string | undefined; readonly members: readonly string[] } | undefined {
  const lines = linesOf(text).map(line => line.trimEnd());
  const dashes = lines.findIndex(line => /^-{10,}$/.test(line));
  if (dashes < 0) return undefined;
  const name = lines.slice(0, dashes).find(line => line.trim() !== '');
  const after = lines.slice(dashes + 1).filter(line => line.trim() !== '');
  // The last line says that the command went well.
  const members = after.length > 0 && !after.at(-1)?.includes('\\') ? after.slice(0, -1) : after;
  return { name: name === undefined ? undefined : /(\S+)\s*$/.exec(name)?.[1], members };
}

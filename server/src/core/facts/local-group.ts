import { linesOf } from './exported';

export interface LocalGroup {
  readonly name: string | undefined;
  readonly members: readonly string[];
  /** False where the text breaks off, so that members may be missing. */
  readonly isWhole: boolean;
}

/**
 * Members of a group as `net localgroup <name>` prints them (A12): names behind a line of dashes, in a frame of words in
 * the language of the server. Undefined where there is no such line.
 */
export function parseLocalGroup(text: string): LocalGroup | undefined {
  const lines = linesOf(text).map(line => line.trimEnd());
  const dashes = lines.findIndex(line => /^-{10,}$/.test(line));
  if (dashes < 0) return undefined;
  const name = lines.slice(0, dashes).find(line => line.trim() !== '');
  const after = lines.slice(dashes + 1).filter(line => line.trim() !== '');
  // The last line is a sentence that says that the command went well; no name of an account ends like one.
  const isWhole = /^[^\\]*[.\u3002\u0964]$/.test(after.at(-1)?.trim() ?? '');
  const members = isWhole ? after.slice(0, -1) : after;
  // Names of groups have blanks: two or more of them stand between the label and the name.
  const [, named] = /\s{2,}(\S.*)$/.exec(name ?? '') ?? /(\S+)$/.exec(name ?? '') ?? [];
  return { name: named?.trim(), members: members.map(member => member.trim()), isWhole };
}

import { linesOf } from './exported';

/**
 * User rights of `secedit /export /areas USER_RIGHTS` (A11): the holders of each right as written, a SID without its
 * asterisk. A right that is not in the map is held by nobody.
 */
export function parseSecedit(text: string): ReadonlyMap<string, readonly string[]> {
  const rights = new Map<string, readonly string[]>();
  let isRights = false;
  for (const line of linesOf(text)) {
    const section = /^\s*\[([^\]]*)\]/.exec(line)?.[1];
    if (section !== undefined) {
      isRights = section.trim().toLowerCase() === 'privilege rights';
      continue;
    }
    const entry = /^\s*([^=;[]+?)\s*=(.*)$/.exec(line);
    if (!isRights || !entry) continue;
    const [, name = '', list = ''] = entry;
    const holders = list
      .split(',')
      .map(holder => holder.trim().replace(/^"(.*)"$/, '$1'))
      .filter(holder => holder !== '')
      .map(holder => holder.replace(/^\*/, ''));
    rights.set(name, holders);
  }
  return rights;
}

/** True for a text that secedit can have written. */
export function isSecedit(text: string): boolean {
  return /^\s*\[(Privilege Rights|Unicode|Version)\]/im.test(text);
}

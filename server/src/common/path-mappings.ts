import type { PathMapping } from '../core/analysis';
import { resolveUri } from './resolve-uri';

/**
 * One `PREFIX=FOLDER`, e.g. `C:\sites=./sites`; `undefined` where it is none. The prefix is a drive, a server, a share
 * or an environment variable, with or without folders.
 */
export function readMapping(text: string, base: string): PathMapping | undefined {
  const at = text.indexOf('=');
  return at < 0 ? undefined : makeMapping(text.slice(0, at), text.slice(at + 1), base);
}

export function makeMapping(from: string, to: string, base: string): PathMapping | undefined {
  const prefix = from.trim().replace(/\//g, '\\').replace(/\\+$/, '');
  if (!PREFIX.test(prefix) || to.trim() === '') return undefined;
  return { from: prefix.length === 2 ? `${prefix}\\` : prefix, to: resolveUri(base, to) };
}

/** `C:\x`, `\\server` and what is below it, `%NAME%` and what is below it; no `\\?\` and `\\.\`. */
export const PREFIX = /^([A-Za-z]:|\\\\[^\\?.][^\\]*|%[^%\\]+%)($|\\)/;

/** A later mapping of the same prefix wins. */
export function mergeMappings(lists: readonly (readonly PathMapping[])[]): PathMapping[] {
  const byPrefix = new Map<string, PathMapping>();
  for (const list of lists) for (const entry of list) byPrefix.set(entry.from.toLowerCase(), entry);
  return [...byPrefix.values()];
}

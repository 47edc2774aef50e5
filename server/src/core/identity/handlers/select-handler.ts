import type { HandlerEntry, HandlerList } from './handler-list';
import { type PoolMode, preConditionsHold } from './pool-mode';
import type { RequestUrl } from './url';
import { matchesWildcard } from './wildcard';

/** Which entry of `handlers` serves a request (O75). */
export type Selection =
  | { readonly kind: 'entry'; readonly entry: HandlerEntry; readonly excluded: readonly Excluded[] }
  /** No entry is left. */
  | { readonly kind: 'none'; readonly excluded: readonly Excluded[] }
  /** An entry may come first for a reason that nobody knows here; `dependsOn` completes the sentence. */
  | { readonly kind: 'unknown'; readonly dependsOn: string; readonly entry: HandlerEntry | undefined };

/** An entry for the path that does not take part. */
export interface Excluded {
  readonly entry: HandlerEntry;
  readonly why: 'verb' | 'preCondition' | 'access';
}

export function selectHandler(list: HandlerList, url: RequestUrl, verb: string, mode: PoolMode): Selection {
  const excluded: Excluded[] = [];
  for (const entry of list.entries) {
    const matches = matchesPath(entry, url);
    if (matches === false) continue;
    const holds = preConditionsHold(entry.preConditions, mode);
    if (holds === false) {
      excluded.push({ entry, why: 'preCondition' });
      continue;
    }
    if (!entry.verbs.includes('*') && !entry.verbs.includes(verb)) {
      excluded.push({ entry, why: 'verb' });
      continue;
    }
    if (!isEnabled(entry, list)) {
      excluded.push({ entry, why: 'access' });
      continue;
    }
    if (matches === undefined || holds === undefined) {
      const what = matches === undefined ? 'its path pattern' : 'its preCondition';
      return { kind: 'unknown', dependsOn: `whether handler ${entry.name} takes part (${what})`, entry };
    }
    return { kind: 'entry', entry, excluded };
  }
  if (!list.complete)
    return {
      kind: 'unknown',
      dependsOn: 'the handlers of the server, which are not in the loaded files',
      entry: undefined,
    };
  return { kind: 'none', excluded };
}

/** O79: an entry whose right `accessPolicy` lacks is switched off. */
export function isEnabled(entry: HandlerEntry, { policy }: HandlerList): boolean {
  if (!policy || entry.requireAccess === 'none') return true;
  return policy.has(entry.requireAccess);
}

/** O76; undefined for patterns whose meaning is not documented. */
export function matchesPath(entry: HandlerEntry, url: RequestUrl): boolean | undefined {
  const pattern = entry.path.trim();
  if (pattern === '*') return true;
  // Nobody documents whether a comma makes a list; where no part of it matches, the whole does not either.
  if (pattern.includes(','))
    return pattern.split(',').some(part => matchesOne(entry, part.trim(), url)) ? undefined : false;
  return matchesOne(entry, pattern, url);
}

function matchesOne(entry: HandlerEntry, pattern: string, url: RequestUrl): boolean {
  if (pattern === '*') return true;
  if (matchesSegment(pattern, url.last, url)) return true;
  if (!entry.allowPathInfo || pattern.includes('/')) return false;
  return url.segments.some(segment => matchesSegment(pattern, segment, url) && !isBareStar(pattern));
}

function isBareStar(pattern: string): boolean {
  return pattern === '*.';
}

function matchesSegment(pattern: string, segment: string, url: RequestUrl): boolean {
  // "*." stands for a name without a dot, the directory itself included.
  if (pattern === '*.') return !segment.includes('.');
  if (pattern.includes('/')) {
    const path = url.path.slice(1);
    const wanted = pattern.replace(/^\//, '');
    return matchesWildcard(wanted, path) || matchesWildcard(`*/${wanted}`, path);
  }
  return segment !== '' && matchesWildcard(pattern, segment);
}

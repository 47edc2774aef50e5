/**
 * The Levenshtein distance of two words, or `limit + 1` as soon as it is known to be larger than `limit`.
 * Works on UTF-16 units; the work is at most `(2 * limit + 1) * length`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  const tooFar = limit + 1;
  let previous = new Array<number>(b.length + 1).fill(tooFar);
  let current = new Array<number>(b.length + 1).fill(tooFar);
  for (let j = 0; j <= Math.min(b.length, limit); j++) previous[j] = j;
  for (let i = 1; i <= a.length; i++) {
    const from = Math.max(1, i - limit);
    const to = Math.min(b.length, i + limit);
    current.fill(tooFar, from - 1, Math.min(b.length, to + 1) + 1);
    if (i <= limit) current[0] = i;
    let best = current[0] as number;
    const unit = a.charCodeAt(i - 1);
    for (let j = from; j <= to; j++) {
      const replaced = (previous[j - 1] as number) + (unit === b.charCodeAt(j - 1) ? 0 : 1);
      const shifted = Math.min(previous[j] as number, current[j - 1] as number) + 1;
      const value = Math.min(replaced, shifted, tooFar);
      current[j] = value;
      best = Math.min(best, value);
    }
    if (best > limit) return tooFar;
    [previous, current] = [current, previous];
  }
  return previous[b.length] as number;
}

/**
 * The candidate a misspelt word probably means: one that differs in case only, else the one with the smallest
 * distance, the first of several. `limit` defaults to a third of the word's length, at least 1 and at most 3.
 */
export function nearest(
  word: string,
  candidates: Iterable<string>,
  options: { readonly limit?: number } = {},
): string | undefined {
  const limit = options.limit ?? Math.min(3, Math.max(1, Math.floor(word.length / 3)));
  const lower = word.toLowerCase();
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of candidates) {
    const distance = editDistance(lower, candidate.toLowerCase(), Math.min(limit, bestDistance - 1));
    if (distance === 0) return candidate;
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** The word among some that differs from `word` in letter case only, or not at all. */
export function sameButCase(word: string, among: readonly string[]): string | undefined {
  const lower = word.toLowerCase();
  return among.find(candidate => candidate.toLowerCase() === lower);
}

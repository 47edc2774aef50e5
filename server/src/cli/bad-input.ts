import { CliError } from './io';

/** More names than this help nobody. */
const MOST_NAMES = 20;

/** A name that a question uses and nobody defines: what is missing, the name that was meant, and all there are. */
export function unknownName(what: string, name: string, known: readonly string[], where: string): CliError {
  const meant = nearestName(name, known);
  const hint = meant === undefined ? '' : ` Did you mean ${meant}?`;
  return new CliError(`there is no ${what} ${name} in ${where}.${hint} ${listOf(what, known)}`);
}

/** `Sites: Shop, Blog.` */
export function listOf(what: string, known: readonly string[]): string {
  if (known.length === 0) return `There is no ${what} at all.`;
  return `${what.charAt(0).toUpperCase()}${what.slice(1)}s: ${enumerated(known)}.`;
}

/** What is in a folder, for somebody who named something that is not. */
export function namesIn(folder: string, names: readonly string[]): string {
  return names.length === 0 ? `${folder} is empty.` : `In ${folder}: ${enumerated([...names].sort())}.`;
}

function enumerated(names: readonly string[]): string {
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
  return `${names.slice(0, MOST_NAMES).join(', ')}${more}`;
}

/** The name that is the fewest letters away, where that is few enough to be a slip. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  let nearest: string | undefined;
  let least = Math.max(1, Math.floor(name.length / 3)) + 1;
  for (const candidate of known) {
    const distance = letterDistance(name.toLowerCase(), candidate.toLowerCase(), least);
    if (distance >= least) continue;
    nearest = candidate;
    least = distance;
  }
  return nearest ?? known.find(candidate => overlaps(name.toLowerCase(), candidate.toLowerCase()));
}

function overlaps(a: string, b: string): boolean {
  return a.length > 2 && b.length > 2 && (a.includes(b) || b.includes(a));
}

/** Letters to insert, remove, exchange or swap with the next one; `most` or more where there are that many. */
function letterDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) >= most) return most;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next.push(cost);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? most;
}

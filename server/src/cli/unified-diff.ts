/** Lines around a change that are shown with it. */
const CONTEXT = 3;
/** Pairs of lines that are compared at most; larger changes are shown as one block. */
const MOST_PAIRS = 4_000_000;

interface Step {
  readonly sign: ' ' | '-' | '+';
  readonly line: string;
}

/** How a line of a text is shown: its index from zero, and the line itself. */
export type ShowLine = (index: number, line: string) => string;

/** The difference of two texts in the unified format (GNU diffutils); empty where there is none. */
export function unifiedDiff(
  path: string,
  before: string,
  after: string,
  show: Record<'before' | 'after', ShowLine>,
): string {
  const hunks = hunksOf(shownSteps(stepsBetween(linesOf(before), linesOf(after)), show));
  return hunks.length === 0 ? '' : [`--- a/${path}`, `+++ b/${path}`, ...hunks].map(line => `${line}\n`).join('');
}

function shownSteps(steps: readonly Step[], show: Record<'before' | 'after', ShowLine>): readonly Step[] {
  let before = 0;
  let after = 0;
  return steps.map(({ sign, line }) => {
    const shown = sign === '+' ? show.after(after, line) : show.before(before, line);
    if (sign !== '+') before++;
    if (sign !== '-') after++;
    return { sign, line: shown };
  });
}

function linesOf(text: string): readonly string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

function stepsBetween(a: readonly string[], b: readonly string[]): readonly Step[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const same = (line: string): Step => ({ sign: ' ', line });
  return [
    ...a.slice(0, start).map(same),
    ...changedSteps(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...a.slice(a.length - end).map(same),
  ];
}

/** By the longest common subsequence. */
function changedSteps(a: readonly string[], b: readonly string[]): readonly Step[] {
  const removed = a.map((line): Step => ({ sign: '-', line }));
  const added = b.map((line): Step => ({ sign: '+', line }));
  if (a.length * b.length === 0 || a.length * b.length > MOST_PAIRS) return [...removed, ...added];
  const width = b.length + 1;
  const common = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      common[i * width + j] =
        a[i] === b[j]
          ? (common[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(common[(i + 1) * width + j] ?? 0, common[i * width + j + 1] ?? 0);
  const steps: Step[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      steps.push({ sign: ' ', line: a[i] ?? '' });
      i++;
      j++;
    } else if ((common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0)) steps.push(removed[i++] as Step);
    else steps.push(added[j++] as Step);
  }
  return [...steps, ...removed.slice(i), ...added.slice(j)];
}

function hunksOf(steps: readonly Step[]): readonly string[] {
  const changed = steps.flatMap(({ sign }, index) => (sign === ' ' ? [] : [index]));
  const lines: string[] = [];
  for (let at = 0; at < changed.length; ) {
    let last = at;
    while (last + 1 < changed.length && (changed[last + 1] ?? 0) - (changed[last] ?? 0) <= 2 * CONTEXT) last++;
    const from = Math.max(0, (changed[at] ?? 0) - CONTEXT);
    const to = Math.min(steps.length, (changed[last] ?? 0) + CONTEXT + 1);
    const before = steps.slice(0, from);
    const shown = steps.slice(from, to);
    lines.push(`@@ -${range(before, shown, '+')} +${range(before, shown, '-')} @@`);
    lines.push(...shown.map(({ sign, line }) => `${sign}${line}`));
    at = last + 1;
  }
  return lines;
}

/** First line and number of lines of one side; `other` is the sign of the other one. */
function range(before: readonly Step[], shown: readonly Step[], other: Step['sign']): string {
  const count = shown.filter(({ sign }) => sign !== other).length;
  const start = before.filter(({ sign }) => sign !== other).length + (count === 0 ? 0 : 1);
  return count === 1 ? String(start) : `${start},${count}`;
}

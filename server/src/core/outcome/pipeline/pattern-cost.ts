/** So many steps of a matcher take a tenth of a second at most. */
const MOST_STEPS = 5e6;

/**
 * True where a pattern cannot keep a backtracking matcher busy on an input of that length. A repeated group that repeats
 * or chooses inside may take time without bound on an input that does not match; repeats one after the other share the
 * input between them in at most as many ways as there are combinations.
 */
export function isQuick(pattern: string, length: number): boolean {
  const open: boolean[] = [];
  let isBusy = false;
  let repeats = 0;
  for (let i = 0; i < pattern.length; i++) {
    switch (pattern.charAt(i)) {
      case '\\':
        i++;
        // What a group has captured may be long, and empty.
        if (/[1-9k]/.test(pattern.charAt(i))) isBusy = true;
        break;
      case '[':
        i = classEnd(pattern, i);
        break;
      case '(':
        open.push(isBusy);
        isBusy = false;
        break;
      case ')': {
        const around = open.pop() ?? false;
        if (isBusy && /^(?:[*+]|\{\d*,?\d*\})/.test(pattern.slice(i + 1, i + 12))) return false;
        isBusy = isBusy || around;
        break;
      }
      case '|':
        isBusy = true;
        break;
      case '*':
      case '+':
      case '{':
        isBusy = true;
        repeats++;
        break;
    }
  }
  return combinations(length + repeats, repeats) <= MOST_STEPS;
}

function classEnd(pattern: string, start: number): number {
  for (let i = start + 1; i < pattern.length; i++) {
    if (pattern.charAt(i) === '\\') i++;
    else if (pattern.charAt(i) === ']') return i;
  }
  return pattern.length;
}

/** How many ways there are to choose `k` of `n`; infinite where it is more than anybody asks for. */
function combinations(n: number, k: number): number {
  let result = 1;
  for (let i = 1; i <= k && result <= MOST_STEPS; i++) result = (result * (n - k + i)) / i;
  return result;
}

/** `*` any run of characters, `?` one; the whole text, without regard to case. Linear in text × stars: nothing backtracks twice. */
export function matchesWildcard(pattern: string, text: string): boolean {
  const p = pattern.toLowerCase();
  const t = text.toLowerCase();
  let at = 0;
  let inPattern = 0;
  let star = -1;
  let mark = 0;
  while (at < t.length) {
    if (p[inPattern] === '*') {
      star = inPattern++;
      mark = at;
    } else if (inPattern < p.length && (p[inPattern] === '?' || p[inPattern] === t[at])) {
      at++;
      inPattern++;
    } else if (star >= 0) {
      inPattern = star + 1;
      at = ++mark;
    } else return false;
  }
  while (p[inPattern] === '*') inPattern++;
  return inPattern === p.length;
}

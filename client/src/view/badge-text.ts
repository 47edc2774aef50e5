/** Findings in the lines of a node of the view and in its web.config. */
export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  /** How many of them are of rules about facts of the server. */
  readonly rights: number;
}

const LOCK = '\u{1F512}';

/** What stands behind a node; an editor draws two characters. A lock stands for rights on the server that are wrong. */
export function badgeText({ errors, warnings, rights }: Counts): string {
  const total = errors + warnings;
  if (rights > 0) return `${LOCK}${total > 9 ? '+' : total}`;
  return total > 9 ? '9+' : String(total);
}

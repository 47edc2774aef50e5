/** Texts that stand where somebody is to fill in a secret (G6 of docs/limits.md); nobody logs on with them. */
export function isPlaceholder(text: string): boolean {
  return /^(\*+|x+|\.{2,}|…|-+|_+|<.*>|todo|tbd|(your|my|the|some|enter|insert|put)[ _-]?.*(password|pwd|secret|here).*|(change|replace|set|fill)[ _-]?(me|this|it|in).*|placeholder|redacted|removed|hidden|secret[ _-]?here|password[ _-]?here)$/i.test(
    text.trim(),
  );
}

import type { XmlDocument } from '../../xml/tree';
import type { Finding } from './finding';

/**
 * What comments in a file switch off:
 * `<!-- whoiis-disable-next-line rule-id: reason -->`, `<!-- whoiis-disable rule-id -->` up to
 * `<!-- whoiis-enable rule-id -->`, `<!-- whoiis-disable-file rule-id -->`. Several ids are separated by commas or blanks.
 */
export class Suppressions {
  readonly #file = new Set<string>();
  /** Rule id and line (zero-based). */
  readonly #lines = new Set<string>();
  readonly #ranges: { readonly rule: string; readonly start: number; end: number }[] = [];

  constructor(document: XmlDocument) {
    for (const comment of document.comments()) {
      // Most comments are long and none of ours.
      if (comment.span.end - comment.span.start > LONGEST) continue;
      const match = DIRECTIVE.exec(document.text.slice(comment.span.start, comment.span.end));
      const [, verb, ids = ''] = match ?? [];
      if (!verb) continue;
      const { start, end } = comment.span;
      for (const rule of ids.split(/[\s,]+/).filter(id => id !== '')) {
        if (verb === 'disable-file') this.#file.add(rule);
        else if (verb === 'disable-next-line') this.#lines.add(`${rule} ${document.lines.position(end).line + 1}`);
        else if (verb === 'disable') this.#ranges.push({ rule, start, end: Number.POSITIVE_INFINITY });
        else for (const range of this.#ranges) if (range.rule === rule && range.end > start) range.end = start;
      }
    }
  }

  hides({ rule, span }: Finding, document: XmlDocument): boolean {
    if (this.#file.has(rule)) return true;
    if (this.#lines.size > 0 && this.#lines.has(`${rule} ${document.lines.position(span.start).line}`)) return true;
    return this.#ranges.some(range => range.rule === rule && range.start <= span.start && span.start < range.end);
  }
}

/** Characters of a comment that may be a directive. */
const LONGEST = 2000;

/** The reason behind the colon is for people. */
const DIRECTIVE =
  /^<!--\s*whoiis-(disable-next-line|disable-file|disable|enable)\s+([a-z0-9-]+(?:[\s,]+[a-z0-9-]+)*)\s*(?::[\s\S]*)?-->$/;

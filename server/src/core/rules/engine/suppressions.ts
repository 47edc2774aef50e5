import { lineStart } from '../../text/layout';
import type { Span } from '../../text/span';
import type { XmlDocument } from '../../xml/tree';
import type { Finding } from './finding';

/** What a comment can say: the words behind `whoiis-`. */
export const SUPPRESSION_VERBS = ['disable-next-line', 'disable', 'enable', 'disable-file'] as const;

export type SuppressionVerb = (typeof SUPPRESSION_VERBS)[number];

/** One rule that a comment names. */
export interface Suppression {
  readonly verb: SuppressionVerb;
  readonly rule: string;
  /** The name in the comment. */
  readonly at: Span;
  readonly comment: SuppressionComment;
  /** For `disable`: where a later comment switches the rule on again. */
  readonly enabledBy: Suppression | undefined;
  readonly isUsed: boolean;
}

/** A comment that begins with `whoiis-`. */
export interface SuppressionComment {
  readonly span: Span;
  /** The word behind `whoiis-`, whether it means anything or not. */
  readonly word: string;
  readonly wordSpan: Span;
  readonly rules: readonly { readonly name: string; readonly at: Span }[];
}

/**
 * What comments in a file switch off:
 * `<!-- whoiis-disable-next-line rule-id: reason -->`, `<!-- whoiis-disable rule-id -->` up to
 * `<!-- whoiis-enable rule-id -->`, `<!-- whoiis-disable-file rule-id -->`. Several ids are separated by commas or blanks.
 * The next line counts with the lines of the start tag that begins on it, since no comment may stand inside of a tag.
 */
export class Suppressions {
  readonly comments: readonly SuppressionComment[];
  readonly #all: Entry[] = [];
  readonly #document: XmlDocument;

  constructor(document: XmlDocument) {
    this.#document = document;
    this.comments = commentsIn(document);
    for (const comment of this.comments) {
      if (!isVerb(comment.word)) continue;
      for (const { name: rule, at } of comment.rules) {
        const entry = new Entry(comment.word, rule, at, comment, document.lines.position(comment.span.end).line + 1);
        if (entry.verb === 'enable') this.#enable(entry);
        this.#all.push(entry);
      }
    }
  }

  /** Whether a comment hides the finding; that comment has been of use then. */
  hides({ rule, span }: Pick<Finding, 'rule' | 'span'>): boolean {
    if (this.#all.length === 0) return false;
    const document = this.#document;
    const lines = lineStartsUpToComment(document, span.start).map(start => document.lines.position(start).line);
    let isHidden = false;
    for (const entry of this.#all) {
      if (entry.rule !== rule || !entry.covers(span, lines)) continue;
      entry.isUsed = true;
      isHidden = true;
    }
    return isHidden;
  }

  /** Those that no finding has needed so far, in the order of the file. */
  unused(): readonly Suppression[] {
    return this.#all.filter(entry => !entry.isUsed);
  }

  #enable(entry: Entry): void {
    for (const other of this.#all) {
      if (other.verb !== 'disable' || other.rule !== entry.rule || other.enabledBy) continue;
      other.enabledBy = entry;
      entry.isUsed = true;
    }
  }
}

/** Offsets of the beginnings of lines, from that of `offset` up to the first one before which a comment may stand. */
export function lineStartsUpToComment(document: XmlDocument, offset: number): readonly number[] {
  const { text } = document;
  const starts = [lineStart(text, offset)];
  for (;;) {
    const last = starts.at(-1) as number;
    const hit = document.hit(last);
    const isTag = hit && /^(openTag|tagName|attribute)/.test(hit.kind);
    const construct = isTag ? hit.element?.openTagSpan : hit?.kind === 'text' ? undefined : hit?.span;
    if (!construct || construct.start >= last) return starts;
    starts.push(lineStart(text, construct.start));
  }
}

class Entry implements Suppression {
  isUsed = false;
  enabledBy: Entry | undefined;

  constructor(
    readonly verb: SuppressionVerb,
    readonly rule: string,
    readonly at: Span,
    readonly comment: SuppressionComment,
    readonly nextLine: number,
  ) {}

  covers({ start }: Span, lines: readonly number[]): boolean {
    switch (this.verb) {
      case 'disable-file':
        return true;
      case 'disable-next-line':
        return lines.includes(this.nextLine);
      case 'disable':
        return this.comment.span.start <= start && start < (this.enabledBy?.comment.span.start ?? Infinity);
      case 'enable':
        return false;
    }
  }
}

function isVerb(word: string): word is SuppressionVerb {
  return (SUPPRESSION_VERBS as readonly string[]).includes(word);
}

/** Characters of a comment that may be a directive: most comments are long and none of ours. */
const LONGEST = 2000;

function commentsIn(document: XmlDocument): readonly SuppressionComment[] {
  return document.comments().flatMap(({ span }): SuppressionComment[] => {
    if (span.end - span.start > LONGEST) return [];
    // The reason behind the colon is for people.
    const match = /^(<!--\s*whoiis-)([\w-]*?)(?=\s|:|-->)([^:]*?)(?::[\s\S]*)?-->$/.exec(
      document.text.slice(span.start, span.end),
    );
    if (!match) return [];
    const [, head = '', word = '', names = ''] = match;
    const wordStart = span.start + head.length;
    const namesStart = wordStart + word.length;
    return [
      {
        span,
        word,
        wordSpan: { start: wordStart, end: namesStart },
        rules: [...names.matchAll(/[^\s,]+/g)].map(({ 0: name, index }) => ({
          name,
          at: { start: namesStart + index, end: namesStart + index + name.length },
        })),
      },
    ];
  });
}

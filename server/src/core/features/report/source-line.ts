import { mayHoldSecret, readableAttributes } from '../../config/base/read-attribute';
import type { Span } from '../../text/span';
import type { Snapshot } from '../../workspace/snapshot';
import type { XmlDocument, XmlElement, XmlHit } from '../../xml/tree';

/** A line of a file as it may be shown, with the stretch that is meant. */
export interface SourceLine {
  readonly text: string;
  /** Columns in `text`, zero-based. A stretch of several lines ends with the first one. */
  readonly start: number;
  readonly end: number;
}

/**
 * The line in which a span begins, for a report: secrets are replaced by `***`, comments by `…`, tabs by two blanks.
 * Undefined where the file is not loaded, and where a broken tag makes it unclear what on the line is a secret.
 */
export function sourceLine(snapshot: Snapshot, uri: string, span: Span): SourceLine | undefined {
  const document = snapshot.source(uri)?.document;
  if (!document) return undefined;
  const { text, lines } = document;
  // Of a very long line the part around the span is enough.
  const start = span.start - Math.min(lines.position(span.start).character, BEFORE);
  const rest = text.slice(span.start, span.start + BEHIND);
  const line = { start, end: span.start + (/[\r\n]/.exec(rest)?.index ?? rest.length) };
  const hidden = hiddenIn(document, line);
  if (!hidden) return undefined;
  return shown(text, line, hidden, { start: span.start, end: Math.min(span.end, line.end) });
}

/** Characters of a line that are shown at most. */
const BEFORE = 300;
const BEHIND = 700;

interface Hidden extends Span {
  readonly by: string;
}

/** What of a line must not be shown, in its order; undefined where that cannot be told. */
function hiddenIn(document: XmlDocument, line: Span): readonly Hidden[] | undefined {
  if (document.problemCount > 0 && NAMES.test(textOf(document, line))) return undefined;
  const found: Hidden[] = [];
  for (const element of elementsOn(document, line)) {
    const readable = readableAttributes(element);
    if (readable.length < element.attributes.length) return undefined;
    for (const attribute of readable)
      if (attribute.rawValue !== '' && mayHoldSecret(attribute)) found.push({ ...attribute.valueSpan, by: '***' });
  }
  for (let at = line.start; at < line.end; ) {
    const hit = document.hit(at + 1);
    if (hit && isHiddenLeaf(textOf(document, hit.span), hit.kind)) found.push({ ...hit.span, by: '…' });
    at = Math.max(at + 1, hit ? endOf(hit) : at);
  }
  const within = found.map(({ start, end, by }) => ({
    start: Math.max(start, line.start),
    end: Math.min(end, line.end),
    by,
  }));
  return within.filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start);
}

const NAMES = /pass|pwd|secret|key|token|cred|connection|sign|salt|auth/i;

/** Where the tag or the leaf ends that an offset is in. */
function endOf({ kind, element, span }: XmlHit): number {
  if (kind === 'closeTagName' || kind === 'closeTag') return element?.closeTagSpan?.end ?? span.end;
  const isInTag = kind === 'tagName' || kind === 'openTag' || kind === 'attributeName' || kind === 'attributeValue';
  return isInTag ? (element?.openTagSpan.end ?? span.end) : span.end;
}

/** Text between tags is a value as well, and comments hold elements that are out of use. */
function isHiddenLeaf(text: string, kind: string): boolean {
  if (kind === 'comment') return !/^<!--\s*whoiis-/.test(text);
  return (kind === 'text' || kind === 'cdata') && text.trim() !== '';
}

function textOf({ text }: XmlDocument, { start, end }: Span): string {
  return text.slice(start, end);
}

/** Elements with a part of their start tag on the line. */
function* elementsOn(document: XmlDocument, line: Span): Iterable<XmlElement> {
  for (let row = document.rowBefore(Math.max(line.start, line.end - 1)); row >= 0; row--) {
    const node = document.node(row);
    if (node.kind === 'element' && node.openTagSpan.end > line.start) yield node;
    // A tag holds no other one, so that no earlier one reaches into the line.
    if (node.span.start < line.start) return;
  }
}

function shown(text: string, line: Span, hidden: readonly Hidden[], marked: Span): SourceLine {
  let out = '';
  let start = 0;
  let end = 0;
  let index = 0;
  const note = (at: number) => {
    if (at <= marked.start) start = out.length;
    if (at <= marked.end) end = out.length;
  };
  for (let at = line.start; at < line.end; ) {
    note(at);
    while ((hidden[index]?.end ?? Infinity) <= at) index++;
    const next = hidden[index];
    if (next && next.start <= at) {
      out += next.by;
      at = next.end;
      if (marked.end > next.start && marked.end <= next.end) end = out.length;
    } else {
      const character = text[at] ?? '';
      out += character === '\t' ? '  ' : isControl(character) ? '\ufffd' : character;
      at++;
    }
  }
  note(line.end);
  return { text: out.trimEnd(), start, end: Math.max(start, end) };
}

/** A terminal would act on them. */
function isControl(character: string): boolean {
  const code = character.charCodeAt(0);
  return (
    code < 32 || (code >= 127 && code < 160) || (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)
  );
}

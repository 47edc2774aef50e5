import type { Span } from '../../text/span';
import type { Snapshot } from '../../workspace/snapshot';
import type { XmlElement } from '../../xml/tree';

/** Something that can be folded: from the end of its first line to before its last one. */
export interface Folding {
  readonly startLine: number;
  readonly endLine: number;
  readonly isComment: boolean;
}

/** Elements and comments of several lines. */
export function foldingsOf(snapshot: Snapshot, uri: string): readonly Folding[] {
  const document = snapshot.source(uri)?.document;
  if (!document) return [];
  const foldings: Folding[] = [];
  const lineOf = (offset: number): number => document.lines.position(offset).line;
  for (const element of document.elements()) {
    const startLine = lineOf(element.span.start);
    const close = element.closeTagSpan;
    // The line of the end tag stays, so that one sees what was folded; without content the tag itself is folded.
    const endLine = lineOf(close ? close.start : element.span.end) - (close ? 1 : 0);
    if (endLine > startLine) foldings.push({ startLine, endLine, isComment: false });
  }
  for (const { span } of document.comments()) {
    const [startLine, endLine] = [lineOf(span.start), lineOf(span.end)];
    if (endLine > startLine) foldings.push({ startLine, endLine, isComment: true });
  }
  return foldings;
}

/** What a selection grows to, from the inside out: a value, an attribute, a tag, the content, the element, … */
export function selectionsAt(snapshot: Snapshot, uri: string, offset: number): readonly Span[] {
  const document = snapshot.source(uri)?.document;
  const hit = document?.hit(offset);
  if (!document || !hit) return [];
  const spans: Span[] = [hit.span];
  const { attribute } = hit;
  if (attribute) spans.push(attribute.valueSpan, attribute.quotedSpan ?? attribute.valueSpan, attribute.span);
  for (let element: XmlElement | undefined = hit.element; element; element = element.parent) {
    spans.push(element.openTagSpan);
    if (element.contentSpan) spans.push(element.contentSpan);
    spans.push(element.span);
  }
  spans.push({ start: 0, end: document.text.length });
  const grown: Span[] = [];
  for (const span of spans.sort((a, b) => a.end - a.start - (b.end - b.start))) {
    const last = grown.at(-1);
    const isAround =
      span.start <= offset && offset <= span.end && (!last || (span.start <= last.start && last.end <= span.end));
    if (isAround && !(last && last.start === span.start && last.end === span.end)) grown.push(span);
  }
  return grown;
}

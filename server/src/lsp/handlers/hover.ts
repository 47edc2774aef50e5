import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver';
import { type Hover as Answer, findingsAt, hover } from '../../core/analysis';
import { toOffset } from '../from-proto';
import { toCommandLinks } from '../to-command-links';
import { type ProtoContext, toRange } from '../to-proto';
import type { Handler } from './handler';

export const handleHover: Handler<HoverParams, Hover> = async (session, { textDocument, position }) => {
  const answer = await session.ask(textDocument.uri, position, (snapshot, { uri }) => {
    const context = session.context(snapshot);
    const offset = toOffset(snapshot, uri, position);
    const found = hover(snapshot, uri, offset, toCommandLinks(context), findingsAt(snapshot, uri, offset));
    return found && toHover(context, uri, found);
  });
  return answer ?? null;
};

function toHover(context: ProtoContext, uri: string, { span, markdown, plain }: Answer): Hover {
  return {
    contents: context.features.markdownHover
      ? { kind: MarkupKind.Markdown, value: markdown }
      : { kind: MarkupKind.PlainText, value: plain },
    range: toRange(context.snapshot, uri, span),
  };
}

import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver';
import { type Hover as Answer, hover } from '../../core/analysis';
import { toOffset } from '../from-proto';
import { type ProtoContext, toRange } from '../to-proto';
import type { Handler } from './handler';

export const handleHover: Handler<HoverParams, Hover> = async (session, { textDocument, position }) => {
  const answer = await session.ask(textDocument.uri, position, (snapshot, { uri }) => {
    const found = hover(snapshot, uri, toOffset(snapshot, uri, position));
    return found && toHover(session.context(snapshot), uri, found);
  });
  return answer ?? null;
};

function toHover(context: ProtoContext, uri: string, { span, markdown }: Answer): Hover {
  return {
    contents: {
      kind: context.features.markdownHover ? MarkupKind.Markdown : MarkupKind.PlainText,
      value: markdown,
    },
    range: toRange(context.snapshot, uri, span),
  };
}

import type { Hover, HoverParams } from 'vscode-languageserver';
import { hover } from '../../core/analysis';
import { toOffset } from '../from-proto';
import { toHover } from '../to-proto';
import type { Handler } from './handler';

export const handleHover: Handler<HoverParams, Hover> = async (session, { textDocument, position }) => {
  const answer = await session.ask(textDocument.uri, position, (snapshot, { uri }) => {
    const found = hover(snapshot, uri, toOffset(snapshot, uri, position));
    return found && toHover(session.context(snapshot), uri, found);
  });
  return answer ?? null;
};

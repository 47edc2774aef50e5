import { explainDocument } from '../../core/analysis';
import type { EXPLAIN_DOCUMENT } from '../../protocol/messages';
import { toOffset } from '../from-proto';
import { toPageLinks } from '../to-command-links';
import type { OwnHandler } from './handler';

export const handleExplainDocument: OwnHandler<typeof EXPLAIN_DOCUMENT> = async (session, params) => {
  const { textDocument, position } = params;
  const page = await session.ask(textDocument.uri, position, (snapshot, { uri }) =>
    explainDocument(
      snapshot,
      uri,
      position ? toOffset(snapshot, uri, position) : 0,
      toPageLinks(session.context(snapshot)),
    ),
  );
  return page ?? null;
};

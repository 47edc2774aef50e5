import { type Position, RequestType } from 'vscode-languageserver';
import { type ExplainDocument, explainDocument } from '../../core/analysis';
import { toOffset } from '../from-proto';
import type { Handler } from './handler';

export interface ExplainDocumentParams {
  readonly textDocument: { readonly uri: string };
  /** Without one: the file as a whole. */
  readonly position?: Position;
}

/** Null where nothing is known of an account. */
export const ExplainDocumentRequest = new RequestType<ExplainDocumentParams, ExplainDocument | null, void>(
  'whoiis/explainDocument',
);

export const handleExplainDocument: Handler<ExplainDocumentParams, ExplainDocument> = async (session, params) => {
  const { textDocument, position } = params;
  const page = await session.ask(textDocument.uri, position, (snapshot, { uri }) =>
    explainDocument(snapshot, uri, position ? toOffset(snapshot, uri, position) : 0),
  );
  return page ?? null;
};

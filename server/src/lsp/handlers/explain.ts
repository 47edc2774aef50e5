import { type Position, RequestType } from 'vscode-languageserver';
import { type ExplainQuery, type Explanation, explain, explainAt } from '../../core/analysis';
import { toOffset } from '../from-proto';
import { answerQuestion, type ServerQuestion } from '../question';
import type { Handler } from './handler';

/** A position in an open document, or a question like that of `whoiis explain`. */
export interface ExplainParams extends ServerQuestion, Omit<Partial<ExplainQuery>, keyof ServerQuestion> {
  readonly position?: Position;
}

/** As `whoiis explain --format json`, but `file` holds URIs. */
type ExplainResult = Explanation | readonly Explanation[];

export const ExplainRequest = new RequestType<ExplainParams, ExplainResult | null, void>('whoiis/explain');

export const handleExplain: Handler<ExplainParams, ExplainResult> = async (session, params) => {
  const { textDocument, position, site, path, handlerKind, client, stage, verb, deniedIdentities } = params;
  if (textDocument && position) {
    const answers = await session.ask(textDocument.uri, position, (snapshot, { uri }) =>
      explainAt(snapshot, uri, toOffset(snapshot, uri, position)),
    );
    return answers ?? null;
  }
  if (typeof site !== 'string') return null;
  const answers = await answerQuestion(session, params, (snapshot, hostConfig) =>
    explain(snapshot, {
      hostConfig,
      site,
      path,
      handlerKind,
      ...(client !== undefined && { client }),
      stage,
      verb,
      deniedIdentities,
    }),
  );
  return (handlerKind === undefined ? answers : answers?.[0]) ?? null;
};

import { canonicalUri, explain, explainAt } from '../../core/analysis';
import type { EXPLAIN } from '../../protocol/messages';
import { answerQuestion } from '../answer-question';
import { toOffset } from '../from-proto';
import type { OwnHandler } from './handler';

export const handleExplain: OwnHandler<typeof EXPLAIN> = async (session, params) => {
  const { textDocument, position, site, path, handlerKind, client, stage, verb, deniedIdentities } = params;
  if (textDocument && position) {
    const answers = await session.ask(textDocument.uri, position, (snapshot, { uri }) =>
      explainAt(snapshot, uri, toOffset(snapshot, uri, position)),
    );
    return answers ?? null;
  }
  if (typeof site !== 'string' && !textDocument) return null;
  const answers = await answerQuestion(session, params, (snapshot, hostConfig) =>
    explain(snapshot, {
      hostConfig,
      site,
      ...(typeof site !== 'string' && textDocument && { file: canonicalUri(textDocument.uri) }),
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

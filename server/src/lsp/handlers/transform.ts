import { canonicalUri, transformPreview } from '../../core/analysis';
import type { TRANSFORM } from '../../protocol/messages';
import { answerQuestion } from '../answer-question';
import type { OwnHandler } from './handler';

export const handleTransform: OwnHandler<typeof TRANSFORM> = async (session, { textDocument }) => {
  if (typeof textDocument?.uri !== 'string') return null;
  const preview = await answerQuestion(session, { textDocument }, snapshot =>
    transformPreview(snapshot, canonicalUri(textDocument.uri)),
  );
  return preview ? { ...preview, source: session.clientUri(preview.source) } : null;
};

import { effective } from '../../core/analysis';
import type { EFFECTIVE } from '../../protocol/messages';
import { answerQuestion } from '../answer-question';
import type { OwnHandler } from './handler';

export const handleEffective: OwnHandler<typeof EFFECTIVE> = async (session, params) => {
  const { section, site, path } = params;
  if (typeof section !== 'string') return null;
  const answer = await answerQuestion(session, params, (snapshot, hostConfig) =>
    effective(snapshot, { hostConfig, section, site, path }),
  );
  return answer ?? null;
};

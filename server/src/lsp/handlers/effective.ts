import { RequestType } from 'vscode-languageserver';
import { type EffectiveAnswer, type EffectiveQuery, effective } from '../../core/analysis';
import { answerQuestion, type ServerQuestion } from '../question';
import type { Handler } from './handler';

/** A question like that of `whoiis effective`. */
export interface EffectiveParams extends ServerQuestion, Omit<Partial<EffectiveQuery>, keyof ServerQuestion> {}

/** As `whoiis effective --format json`, but `file` holds URIs; null where no host configuration is known. */
export const EffectiveRequest = new RequestType<EffectiveParams, EffectiveAnswer | null, void>('whoiis/effective');

export const handleEffective: Handler<EffectiveParams, EffectiveAnswer> = async (session, params) => {
  const { section, site, path } = params;
  if (typeof section !== 'string') return null;
  const answer = await answerQuestion(session, params, (snapshot, hostConfig) =>
    effective(snapshot, { hostConfig, section, site, path }),
  );
  return answer ?? null;
};

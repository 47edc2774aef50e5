import { type WhoAnswer, who } from '../../core/analysis';
import type { WHO } from '../../protocol/messages';
import { answerQuestion } from '../answer-question';
import type { OwnHandler } from './handler';

export const handleWho: OwnHandler<typeof WHO> = async (session, params) => {
  const { name, pools } = params;
  if (typeof name !== 'string') return null;
  const given = Array.isArray(pools) ? pools.filter(pool => typeof pool === 'string') : [];
  const answers = await answerQuestion(session, params, (snapshot): readonly WhoAnswer[] | undefined =>
    who(snapshot, name, { pools: given }),
  );
  return answers ?? null;
};

import type { Explanation } from '../../core/analysis';
import type { OUTCOME } from '../../protocol/messages';
import type { OutcomeAnswer } from '../../protocol/questions';
import { handleExplain } from './explain';
import type { OwnHandler } from './handler';

export const handleOutcome: OwnHandler<typeof OUTCOME> = async (session, params, token) => {
  const answers = await handleExplain(session, params, token);
  if (!answers) return null;
  return isList(answers) ? answers.map(outcomeOf) : outcomeOf(answers);
};

function isList(answers: Explanation | readonly Explanation[]): answers is readonly Explanation[] {
  return Array.isArray(answers);
}

function outcomeOf({ query, outcome }: Explanation): OutcomeAnswer {
  return { query, outcome };
}

import type { PoolAnswer } from '../answer/pool-answer';
import type { ServerFacts } from '../config/base/server-facts';
import { accountWords } from './words';

/** Whom the worker process of a pool runs as, in a few words: the same in trees, outlines, lenses and hints. */
export function poolLabel({ account, refusal }: PoolAnswer, facts: ServerFacts): string {
  if (account.kind === 'none') return 'cannot start';
  const words = accountWords(account, facts);
  return refusal === undefined ? words : `${words} (normally cannot start)`;
}

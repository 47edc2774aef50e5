import { settle } from '../../common/settle';
import { type TopologyAnswer, topology } from '../../core/analysis';
import type { TOPOLOGY } from '../../protocol/messages';
import type { OwnHandler } from './handler';

export const handleTopology: OwnHandler<typeof TOPOLOGY> = async session => {
  const scopes = await session.allScopes();
  const answers = await Promise.all(scopes.map(scope => settle(scope, topology)));
  const byUri = new Map<string, TopologyAnswer>();
  for (const answer of answers.flat()) if (!byUri.has(answer.uri)) byUri.set(answer.uri, answer);
  return [...byUri.values()].map(answer => ({ ...answer, uri: session.clientUri(answer.uri) }));
};

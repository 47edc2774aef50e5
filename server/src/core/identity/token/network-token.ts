import type { ServerFacts } from '../../config/base/server-facts';
import type { Identity } from '../../windows/account';
import type { Token, TokenGroup } from '../../windows/token';
import { networkIdentity } from '../reach/network';
import { groupsOf } from './account-groups';
import { AUTHENTICATED, EVERYONE, NETWORK, perhaps, surely } from './groups';
import { userOf } from './token-of';

/**
 * The token that a file server builds for an identity (R60); undefined for nobody. Nothing that IIS injects on the web
 * server exists there: the groups are those of the domain and of the file server itself.
 */
export function networkToken(identity: Identity, facts: ServerFacts): Token | undefined {
  const seen = networkIdentity(identity, facts);
  const user = userOf(seen);
  if (!user) return undefined;
  const isAnonymous = seen.kind === 'builtIn';
  return {
    user,
    groups: isAnonymous ? groupsOf(seen, facts) : groupsThere(seen),
    others: { dependsOn: 'the groups of the account in the domain and on the file server', builtin: !isAnonymous },
  };
}

function groupsThere(seen: Identity): readonly TokenGroup[] {
  return seen.kind === 'unknown' ? perhaps('R60', seen.reason, EVERYONE) : surely('R60', ...AUTHENTICATED, NETWORK);
}

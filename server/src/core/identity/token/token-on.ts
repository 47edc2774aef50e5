import type { ServerFacts } from '../../config/base/server-facts';
import type { Identity } from '../../windows/account';
import type { Token } from '../../windows/token';
import { isUnc } from '../../windows/windows-path';
import type { WorkerProcess } from '../process/pool';
import { networkToken } from './network-token';
import { tokenOf } from './token-of';

/**
 * The token that the access list of a file is checked against: that of the server itself, and for a file on a share
 * the one that the file server builds (R60). Undefined for nobody.
 */
export function tokenOn(
  path: string | undefined,
  identity: Identity,
  process: WorkerProcess | undefined,
  facts: ServerFacts,
): Token | undefined {
  return path !== undefined && isUnc(path) ? networkToken(identity, facts) : tokenOf(identity, process, facts);
}

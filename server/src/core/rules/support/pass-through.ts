import type { ServerFacts } from '../../config/base/server-facts';
import { textOf } from '../../config/base/value';
import type { Pool, VirtualDirectory } from '../../config/files/topology';
import { Trail } from '../../identity/base/step';
import { poolAccount } from '../../identity/process/pool';
import { networkIdentity } from '../../identity/reach/network';
import type { Span } from '../../text/span';
import { accountName, machineAccountName, qualifierOf } from '../../windows/account';
import { expandVariables, isUnc } from '../../windows/windows-path';
import { isTemplatedPath } from './rule-text';

/** The path of a share that is used without an account of its own, with the place that writes it. */
export function sharePath(directory: VirtualDirectory): { readonly text: string; readonly span: Span } | undefined {
  // Nearly every path begins with a drive; only a share or a variable is worth a closer look.
  if (/^[A-Za-z]:/.test(directory.element.attribute('physicalPath')?.rawValue ?? '')) return undefined;
  const path = directory.attribute('physicalPath');
  if (path.kind !== 'set') return undefined;
  const user = directory.attribute('userName');
  if (user.kind === 'unknown' || (textOf(user) ?? '') !== '' || isTemplatedPath(path.value)) return undefined;
  const expanded = expandVariables(path.value);
  return typeof expanded === 'string' && isUnc(expanded) ? { text: expanded, span: path.at.span } : undefined;
}

export interface Reader {
  readonly message: 'machine' | 'anonymous' | 'user';
  /** As it is typed in an access list on the file server. */
  readonly account: string;
  /** True for an account that other machines surely know. */
  readonly known: boolean;
}

/** Who reads web.config on the share (R51), as the file server sees it (R60). */
export function readerOf(pool: Pool, facts: ServerFacts): Reader | undefined {
  const { identity } = poolAccount(pool, facts, new Trail());
  const network = networkIdentity(identity, facts);
  switch (network.kind) {
    case 'machine':
      return { message: 'machine', account: machineAccountName(facts), known: true };
    case 'builtIn':
      return { message: 'anonymous', account: accountName(network) ?? '', known: false };
    case 'configured':
      return {
        message: 'user',
        account: network.userName,
        known: qualifierOf(network.userName, facts.machineName) === 'domain',
      };
    default:
      return undefined;
  }
}

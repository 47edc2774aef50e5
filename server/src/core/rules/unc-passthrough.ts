import type { ServerFacts } from '../config/base/server-facts';
import { textOf } from '../config/base/value';
import type { Application, Pool, VirtualDirectory } from '../config/files/topology';
import { Trail } from '../identity/base/step';
import { poolAccount } from '../identity/process/pool';
import { networkIdentity } from '../identity/reach/network';
import { copyIcacls } from '../repairs/copy';
import type { Span } from '../text/span';
import { accountName, machineAccountName, qualifierOf } from '../windows/account';
import { expandVariables, isUnc } from '../windows/windows-path';
import { hostRule } from './engine/rule';
import { isTemplatedPath } from './support/rule-text';

export const uncPassthrough = hostRule({
  id: 'unc-passthrough',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A virtual directory lies on a share and has no "Connect as" account.',
  why: 'web.config on the share is read as the worker process, content as the user of the request. Where that account has no rights there, IIS answers 500.19 with 0x80070005.',
  messages: {
    machine: ({ account }: { account: string }) =>
      `This share is read as the computer, ${account}, which needs rights there: no "Connect as" account is set`,
    anonymous: (_: Record<string, never>) =>
      'This share is read without any account (ANONYMOUS LOGON): no "Connect as" account is set',
    user: ({ account }: { account: string }) =>
      `This share is read as the pool account ${account}, which needs rights there: no "Connect as" account is set`,
  },
  site({ site, poolsNamed, facts, report }) {
    // R10: under IIS Express everything is the user who started it.
    if (facts.host === 'iisexpress') return;
    for (const application of site.applications) {
      const pool = poolOf(application, poolsNamed(textOf(application.applicationPool) ?? ''));
      if (!pool) continue;
      for (const directory of application.virtualDirectories) {
        const path = sharePath(directory);
        if (!path) continue;
        const reader = readerOf(pool, facts);
        if (!reader) continue;
        const { message, account } = reader;
        report({
          message,
          data: { account },
          at: path.span,
          ...(message === 'user' && reader.known && { severity: 'info' }),
          fixes: () => (message === 'anonymous' ? [] : copyIcacls([{ account, path: path.text, isFolder: true }])),
        });
      }
    }
  },
});

function poolOf(application: Application, pools: readonly Pool[]): Pool | undefined {
  return application.applicationPool.kind === 'set' && pools.length === 1 ? pools[0] : undefined;
}

/** The path of a share that is used without an account of its own, with the place that writes it. */
function sharePath(directory: VirtualDirectory): { readonly text: string; readonly span: Span } | undefined {
  // Nearly every path begins with a drive; only a share or a variable is worth a closer look.
  if (/^[A-Za-z]:/.test(directory.element.attribute('physicalPath')?.rawValue ?? '')) return undefined;
  const path = directory.attribute('physicalPath');
  if (path.kind !== 'set') return undefined;
  const user = directory.attribute('userName');
  if (user.kind === 'unknown' || (textOf(user) ?? '') !== '' || isTemplatedPath(path.value)) return undefined;
  const expanded = expandVariables(path.value);
  return typeof expanded === 'string' && isUnc(expanded) ? { text: expanded, span: path.at.span } : undefined;
}

interface Reader {
  readonly message: 'machine' | 'anonymous' | 'user';
  /** As it is typed in an access list on the file server. */
  readonly account: string;
  /** True for an account that other machines surely know. */
  readonly known: boolean;
}

/** Who reads web.config on the share (R51), as the file server sees it (R60). */
function readerOf(pool: Pool, facts: ServerFacts): Reader | undefined {
  const { identity } = poolAccount(pool, facts, new Trail());
  const network = networkIdentity(identity, facts);
  switch (network.kind) {
    case 'machine':
      return { message: 'machine', account: machineAccountName(facts.machineName), known: true };
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

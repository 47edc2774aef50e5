import { textOf } from '../config/base/value';
import type { Application, Pool } from '../config/files/topology';
import { copyIcacls } from '../repairs/copy';
import { hostRule } from './engine/rule';
import { readerOf, sharePath } from './support/pass-through';

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

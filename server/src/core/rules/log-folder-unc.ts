import { copyCommand } from '../repairs/copy';
import { machineAccountName } from '../windows/account';
import { icaclsGrant } from '../windows/icacls';
import type { Fix } from './engine/finding';
import { hostRule } from './engine/rule';
import { type LogShare, logShare } from './support/log-share';

const CENTRAL = 'system.applicationHost/log';

export const logFolderUnc = hostRule({
  id: 'log-folder-unc',
  severity: 'info',
  since: '0.1.0',
  summary: 'Request logs are written to a share.',
  why: 'HTTP.sys writes them, in the kernel and not as the pool: the file server sees the account of the computer, which must be allowed to write there. Without a domain there is none.',
  messages: {
    share: ({ account }: { account: string }) =>
      `These logs are written to a share by HTTP.sys as the computer (${account}), which needs Modify there`,
  },
  server({ frame, serverParts, facts, report }) {
    if (facts.host === 'iisexpress') return;
    const central = serverParts
      .flatMap(part => part.elements(CENTRAL))
      .flatMap(log => [log.child('centralW3CLogFile'), log.child('centralBinaryLogFile')]);
    for (const log of [frame.siteDefaults?.child('logFile'), ...central]) {
      const share = logShare(log);
      if (share) report(reportOf(share, machineAccountName(facts)));
    }
  },
  site({ site, facts, report }) {
    if (facts.host === 'iisexpress') return;
    const share = logShare(site.element.child('logFile'));
    if (share) report(reportOf(share, machineAccountName(facts)));
  },
});

function reportOf({ written, path }: LogShare, account: string) {
  return {
    message: 'share' as const,
    data: { account },
    at: written.valueSpan,
    fixes: (): readonly Fix[] =>
      copyCommand(`Copy command that lets ${account} write the logs (icacls)`, shell =>
        icaclsGrant(shell, { account, path, isFolder: true, right: 'M' }),
      ),
  };
}

import { touchesFilesAs } from '../answer/resolve';
import { originOf } from '../config/base/value';
import type { Place } from '../config/place';
import { attributeOf } from '../config/values/effective-values';
import type { HandlerKind } from '../identity/base/query';
import { ANONYMOUS_SECTION } from '../identity/visitor/anonymous';
import { plausibleKinds } from '../identity/work/plausible-kinds';
import { IUSR } from '../windows/account';
import type { Fix } from './engine/finding';
import { hostRule } from './engine/rule';
import { aspNetCoreServesAll } from './support/aspnet-core';
import { review } from './support/fixes';
import { readerOf, sharePath } from './support/pass-through';
import { setAtHost } from './support/section-edits';

/** Work that opens files as the visitor; code of ASP.NET and ASP.NET Core opens them as the pool (R40). */
const AS_VISITOR: readonly HandlerKind[] = ['static', 'asp', 'cgi', 'isapi'];

export const anonymousIusrNetwork = hostRule({
  id: 'anonymous-iusr-network',
  severity: 'warning',
  since: '0.1.0',
  summary: 'Content on a share is read as IUSR, whom the file server does not know.',
  why: 'IUSR has no credentials for other machines and arrives there as ANONYMOUS LOGON. The account of the pool may have rights on the share; content for anonymous visitors is refused all the same.',
  messages: {
    nobody: ({ account }: { account: string }) =>
      `Anonymous visitors are IUSR, whom the file server does not know: static files and ASP pages of this share are refused to them, whatever rights ${account} has`,
  },
  onlyWellFormed: true,
  site({ site, facts, poolsNamed, place, report }) {
    if (facts.host === 'iisexpress') return;
    for (const { virtualDirectories, applicationPool } of site.applications) {
      for (const directory of virtualDirectories) {
        const path = sharePath(directory);
        const pools = path && applicationPool.kind === 'set' ? poolsNamed(applicationPool.value) : [];
        const [pool] = pools;
        if (!path || !pool || pools.length > 1) continue;
        // Where the file server does not know the pool either, unc-passthrough tells it.
        const reader = readerOf(pool, facts);
        if (!reader?.known) continue;
        const here = place(directory.sitePath);
        if (!isReadAsIusr(here)) continue;
        report({
          message: 'nobody',
          data: { account: reader.account },
          at: path.span,
          fixes: () => fixes(here),
        });
      }
    }
  },
});

function isReadAsIusr(place: Place): boolean {
  if (place.unread().length > 0 || aspNetCoreServesAll(place)) return false;
  const kind = plausibleKinds(place).find(each => AS_VISITOR.includes(each));
  return kind !== undefined && touchesFilesAs(IUSR, place, { handlerKind: kind, client: { auth: 'none' } });
}

function fixes(place: Place): readonly Fix[] {
  const user = originOf(attributeOf(place.section(ANONYMOUS_SECTION), 'userName'));
  // What a web.config says has the last word.
  if (user && user.file !== place.hostFile?.uri) return [];
  const edits = setAtHost(place, ANONYMOUS_SECTION, 'userName', '');
  return edits ? [review('Use the pool identity for anonymous visitors (userName="")', edits)] : [];
}

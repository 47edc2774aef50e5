import { booleanText, textOf } from '../config/base/value';
import type { Place } from '../config/place';
import { attributeOf } from '../config/values/effective-values';
import { siteElements, siteValue } from '../identity/base/site-setting';
import { hostRule } from './engine/rule';
import { review } from './support/fixes';
import { addAtHost } from './support/section-edits';

const AUTHORIZATION = 'system.ftpServer/security/authorization';
const AUTHENTICATION = 'ftpServer/security/authentication';
const SCHEMES = ['anonymousAuthentication', 'basicAuthentication', 'clientCertAuthentication'];

export const ftpNoAuthorization = hostRule({
  id: 'ftp-no-authorization',
  severity: 'error',
  since: '0.1.0',
  summary: 'An FTP site lets clients log on and no FTP authorization rule lets anybody in.',
  why: 'Without an allow rule the FTP service does not open the home directory: every client gets 530 after it has logged on.',
  iis: { status: '530', hresult: null },
  messages: {
    none: ({ site }: { site: string }) =>
      `The FTP site "${site}" has no FTP authorization rule that allows anybody: clients get 530`,
  },
  onlyWellFormed: true,
  site({ site, alone, isWhole, report }) {
    if (!isWhole || !site.bindings.some(({ protocol }) => /^ftps?$/i.test(protocol.trim()))) return;
    const place = alone('/');
    if (!lettingOn(place) || allowsSomebody(place)) return;
    report({
      message: 'none',
      data: { site: site.name },
      at: site.at.span,
      fixes: () => {
        const added = addAtHost(place, AUTHORIZATION, '<add accessType="Allow" users="*" permissions="Read" />');
        return added ? [review('Let everybody who logs on read', added)] : [];
      },
    });
  },
});

function lettingOn(place: Place): boolean {
  const isOn = (scheme: string) =>
    booleanText(siteValue(place, `${AUTHENTICATION}/${scheme}`, 'enabled')?.text) === true;
  // Providers of other makers authorize in ways of their own.
  return siteElements(place, `${AUTHENTICATION}/customAuthentication/providers`).length === 0 && SCHEMES.some(isOn);
}

/** Rules for a folder below may let somebody in as well; without the root nobody gets that far. */
function allowsSomebody(place: Place): boolean {
  const section = place.section(AUTHORIZATION);
  if (section.unknown !== undefined) return true;
  return (section.collection ?? []).some(
    rule => (textOf(attributeOf(rule, 'accessType')) ?? 'Allow').toLowerCase() !== 'deny',
  );
}

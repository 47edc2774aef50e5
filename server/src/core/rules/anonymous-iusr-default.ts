import { touchesFilesAs } from '../answer/resolve';
import { booleanOf, booleanText, textOf } from '../config/base/value';
import type { ConfigFile } from '../config/files/config-file';
import type { Place } from '../config/place';
import { attributeOf } from '../config/values/effective-values';
import { IDENTITY_SECTION } from '../identity/code/identity-section';
import { identityTypeOf } from '../identity/process/identity-type';
import { ANONYMOUS_SECTION } from '../identity/visitor/anonymous';
import { kindsAt } from '../identity/work/plausible-kinds';
import type { Span } from '../text/span';
import { IUSR, isAccountNamed } from '../windows/account';
import { aclName } from '../windows/icacls';
import type { Part } from '../workspace/parts';
import { removeAttribute, setAttribute } from '../xml/edits';
import type { XmlAttribute, XmlElement } from '../xml/tree';
import type { FileEdits, Fix } from './engine/finding';
import { configRule } from './engine/rule';
import { aspNetCoreServesAll } from './support/aspnet-core';
import { inFile, review } from './support/fixes';
import { setAtHost, setInPart } from './support/section-edits';

export const anonymousIusrDefault = configRule({
  id: 'anonymous-iusr-default',
  severity: 'hint',
  since: '0.1.0',
  summary: 'Anonymous visitors are IUSR, while the application pool has an account of its own.',
  why: 'IUSR is not in IIS_IUSRS and has none of the rights that the pool account is granted: where the access list names only these, static files fail with 401.3.',
  messages: {
    anonymous: ({ account }: { account: string }) =>
      `Anonymous visitors are IUSR here: access that is granted to ${account} or IIS_IUSRS does not cover static files`,
    code: ({ account }: { account: string }) => `For anonymous visitors this code runs as IUSR, not as ${account}`,
    files: ({ account }: { account: string }) => `Static files are read as IUSR here, not as ${account}`,
  },
  tag(context) {
    const { file, facts, parts, report } = context;
    if (facts.host === 'iisexpress') return;
    for (const part of parts) {
      const element = part.elements(ANONYMOUS_SECTION).find(isIusr);
      const account = element && poolOfIusr(part.alone());
      if (!element || !account || !servesFiles(part.place())) continue;
      report({ message: 'anonymous', data: { account }, at: markOf(element), fixes: () => [onElement(file, element)] });
    }
  },
  place(context) {
    const { file, parts, placed, report } = context;
    if (!placed || context.place.facts.host === 'iisexpress') return;
    for (const part of parts) {
      const place = part.place();
      const written = part.elements(ANONYMOUS_SECTION).find(isIusr);
      if (!written && !impersonating(part) && !contentIn(part, place)) continue;
      const account = poolOfIusr(place);
      if (!account || !servesFiles(place)) continue;
      if (written) {
        const fixes = () => [onElement(file, written)];
        report({ message: 'anonymous', data: { account }, at: markOf(written), fixes });
        continue;
      }
      const fixes = () => elsewhere(part, place);
      const impersonation = impersonationIn(part, place);
      if (impersonation) report({ message: 'code', data: { account }, at: impersonation, fixes });
      const files = staticContentIn(part, place);
      if (files) report({ message: 'files', data: { account }, at: files, fixes });
    }
  },
});

/** False where no file is ever served as the visitor: requests are sent elsewhere or refused, or one program has them all. */
function servesFiles(place: Place): boolean {
  const redirect = place.section('system.webServer/httpRedirect');
  if (
    booleanOf(attributeOf(redirect, 'enabled')) === true &&
    (textOf(attributeOf(redirect, 'destination')) ?? '') !== ''
  )
    return false;
  const policy = textOf(attributeOf(place.section('system.webServer/handlers'), 'accessPolicy')) ?? '';
  return policy.trim().toLowerCase() !== 'none' && !aspNetCoreServesAll(place);
}

/** An element that leaves anonymous access on and the user at its default, or names it. */
function isIusr(element: XmlElement): boolean {
  const name = element.value('userName');
  return booleanText(element.value('enabled')) !== false && (name === undefined || isAccountNamed(IUSR, name));
}

function markOf(element: XmlElement): Span {
  return element.attribute('userName')?.valueSpan ?? element.nameSpan;
}

/** The virtual account of the pool, where anonymous visitors are IUSR beside it; undefined everywhere else. */
function poolOfIusr(place: Place): string | undefined {
  const [pool] = place.pools;
  if (!pool || place.pools.length > 1 || identityTypeOf(pool, place.facts) !== 'ApplicationPoolIdentity')
    return undefined;
  const section = place.section(ANONYMOUS_SECTION);
  const user = attributeOf(section, 'userName');
  const enabled = attributeOf(section, 'enabled');
  if (enabled.kind === 'unknown' || booleanOf(enabled) === false || user.kind === 'unknown') return undefined;
  if (!isAccountNamed(IUSR, textOf(user) ?? 'IUSR')) return undefined;
  const connectAs = place.virtualDirectory?.attribute('userName');
  if (connectAs?.kind === 'unknown' || (connectAs && (textOf(connectAs) ?? '') !== '')) return undefined;
  return aclName({ kind: 'virtualAccount', pool: pool.name });
}

/** The switch of an impersonation. */
function impersonating(part: Part): XmlAttribute | undefined {
  for (const element of part.elements(IDENTITY_SECTION)) {
    const impersonate = element.attribute('impersonate');
    if (impersonate && booleanText(impersonate.value) === true) return impersonate;
  }
  return undefined;
}

/** The same, where ASP.NET code really becomes IUSR by it (R41). */
function impersonationIn(part: Part, place: Place): Span | undefined {
  const impersonate = impersonating(part);
  if (!impersonate || !kindsAt(place).kinds.includes('aspnet')) return undefined;
  const isIusrThen = touchesFilesAs(IUSR, place, { handlerKind: 'aspnet', client: { auth: 'none' } });
  return isIusrThen ? impersonate.valueSpan : undefined;
}

/** A section that says how static files are served. */
function contentIn(part: Part, place: Place): XmlElement | undefined {
  // Once for an application: folders below it say nothing new.
  if (place.path.toLowerCase() !== place.application?.path.toLowerCase()) return undefined;
  const [content] = part.elements('system.webServer/staticContent');
  return (
    content ??
    part.elements('system.webServer/directoryBrowse').find(element => booleanText(element.value('enabled')) === true)
  );
}

/** The same, where IIS serves them as IUSR. */
function staticContentIn(part: Part, place: Place): Span | undefined {
  const element = contentIn(part, place);
  if (!element || !kindsAt(place).kinds.includes('static')) return undefined;
  const isRead = touchesFilesAs(IUSR, place, { handlerKind: 'static', client: { auth: 'none' } });
  return isRead ? element.nameSpan : undefined;
}

const TITLE = 'Use the pool identity for anonymous visitors (userName="")';

function onElement(file: ConfigFile, element: XmlElement): Fix {
  return review(TITLE, inFile(file, setAttribute(element, 'userName', ''), removeAttribute(element, 'password')));
}

function elsewhere(part: Part, place: Place): readonly Fix[] {
  const isOpen = place.section(ANONYMOUS_SECTION).overrideMode === 'Allow';
  const edits: FileEdits | undefined = isOpen
    ? setInPart(part, ANONYMOUS_SECTION, 'userName', '')
    : setAtHost(place, ANONYMOUS_SECTION, 'userName', '');
  return edits ? [review(isOpen ? TITLE : `${TITLE} in applicationHost.config`, edits)] : [];
}

import type { ConfigFile } from '../config/files/config-file';
import { IDENTITY_SECTION } from '../identity/code/identity-section';
import { identityTypeNamed } from '../identity/process/identity-type';
import { ANONYMOUS_SECTION } from '../identity/visitor/anonymous';
import type { Part } from '../workspace/parts';
import { removeAttribute, setAttribute } from '../xml/edits';
import type { XmlAttribute, XmlElement } from '../xml/tree';
import type { Fix } from './engine/finding';
import { configRule, type Messages, type Reporter } from './engine/rule';
import { inFile, review } from './support/fixes';

export const anonymousLegacyAccount = configRule({
  id: 'anonymous-legacy-account',
  severity: 'info',
  since: '0.1.0',
  summary: 'An account of IIS 5 or 6 is named: IUSR_MACHINE, IWAM_MACHINE, IIS_WPG or ASPNET.',
  why: 'Installations of IIS 7 and later do not create these accounts; where nobody did, the logon fails.',
  messages: {
    legacy: ({ name, successor }: { name: string; successor: string }) =>
      `${name} is an account of IIS 5 and 6; today it is ${successor}`,
  },
  server({ file, frame, serverParts, report }) {
    const shared = frame.poolDefaults?.child('processModel');
    if (shared) check(file, shared, report);
    checkSections(serverParts, report);
  },
  pool({ file, pool, report }) {
    if (pool.processModelElement) check(file, pool.processModelElement, report);
  },
  site({ file, site, report }) {
    for (const application of site.applications)
      for (const { element } of application.virtualDirectories) check(file, element, report);
  },
  tag: ({ parts, report }) => checkSections(parts, report),
  place: ({ parts, report }) => checkSections(parts, report),
});

const SECTIONS = [ANONYMOUS_SECTION, IDENTITY_SECTION] as const;

function checkSections<M extends Messages>(parts: readonly Part[], report: Reporter<M>): void {
  for (const part of parts)
    for (const section of SECTIONS) for (const element of part.elements(section)) check(part.file, element, report);
}

const LEGACY = /^(?:[^\\]*\\)?(?:(?<user>IUSR_[^\\@]+)|(?<worker>IWAM_[^\\@]+|ASPNET)|(?<group>IIS_WPG))$/i;

/** `userName` of an element that names an account to run as. */
function check<M extends Messages>(file: ConfigFile, element: XmlElement, report: Reporter<M>): void {
  const user = element.attribute('userName');
  const match = user && LEGACY.exec(user.value);
  if (!match) return;
  const groups = match.groups ?? {};
  const successor = groups.user ? 'IUSR' : groups.worker ? 'the account of the application pool' : 'IIS_IUSRS';
  report({
    message: 'legacy',
    data: { name: user.value, successor },
    at: user.valueSpan,
    fixes: () => fixes(file, element, user, groups.user !== undefined),
  });
}

function fixes(file: ConfigFile, element: XmlElement, user: XmlAttribute, isAnonymous: boolean): readonly Fix[] {
  if (element.is('anonymousAuthentication') && isAnonymous) {
    // IUSR has no password (R12).
    return [
      review('Use IUSR', inFile(file, { span: user.valueSpan, newText: 'IUSR' }, removeAttribute(element, 'password'))),
    ];
  }
  if (element.is('processModel') && identityTypeNamed(element.value('identityType')) === 'SpecificUser') {
    const type = setAttribute(element, 'identityType', 'ApplicationPoolIdentity');
    const edits = [type, removeAttribute(element, 'userName'), removeAttribute(element, 'password')];
    return [review('Run the pool as ApplicationPoolIdentity', inFile(file, ...edits))];
  }
  return [];
}

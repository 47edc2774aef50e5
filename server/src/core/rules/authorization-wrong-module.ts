import { flagIn, textIn } from '../identity/base/read-values';
import type { Request } from '../outcome/base/request';
import type { XmlElement } from '../xml/tree';
import { placeRule } from './engine/rule';
import { aspNetCoreServesAll } from './support/aspnet-core';
import { requestAt } from './support/request-at';

const SECTION = 'system.web/authorization';
const IIS_SECTION = 'system.webServer/security/authorization';
const MODULE = 'UrlAuthorizationModule';

export const authorizationWrongModule = placeRule({
  id: 'authorization-wrong-module',
  severity: 'info',
  since: '0.1.0',
  summary:
    'Authorization rules that no module reads: of ASP.NET where it does not run, of IIS on a server without the module.',
  why: 'The module that reads them takes no part in these requests: nobody is refused. The rules of ASP.NET stand in system.web/authorization, those of IIS in system.webServer/security/authorization.',
  messages: {
    noEffect: (_: Record<string, never>) =>
      'These rules refuse nobody: ASP.NET Core serves every request here, and system.web is not read',
    noModule: ({ isInstalled }: { isInstalled: boolean }) =>
      isInstalled
        ? `These rules refuse nobody: ${MODULE} is switched off here`
        : `These rules refuse nobody: the server does not have ${MODULE} (URL Authorization)`,
  },
  check({ parts, placed, report }) {
    if (!placed) return;
    for (const part of parts) {
      const [rules] = part.elements(IIS_SECTION).filter(refuses);
      if (rules && requestAt(part.place()).has(MODULE) === false)
        report({
          message: 'noModule',
          data: { isInstalled: requestAt(part.place()).globalModules.entries.has(MODULE.toLowerCase()) },
          at: rules.nameSpan,
          // Whoever wrote them relies on them.
          severity: 'warning',
        });
      const [section] = part.elements(SECTION).filter(element => element.firstChild);
      if (!section || !aspNetCoreServesAll(part.place()) || mayReadRules(requestAt(part.place()))) continue;
      report({ message: 'noEffect', data: {}, at: section.nameSpan });
    }
  },
});

/** O67: a rule that denies, or a list without the stock rule that allows everybody. */
function refuses(section: XmlElement): boolean {
  const entries = [...section.children()];
  const isFor = (entry: XmlElement, type: string) =>
    entry.is('add') && (entry.value('accessType') ?? 'Allow').toLowerCase() === type;
  if (entries.some(entry => isFor(entry, 'deny'))) return true;
  const isEmptied = entries.some(entry => entry.is('clear') || entry.is('remove'));
  return (
    isEmptied && !entries.some(entry => isFor(entry, 'allow') && /(^|,)\s*\*\s*(,|$)/.test(entry.value('users') ?? ''))
  );
}

/** O68: the managed module takes part in requests of native handlers where it is told to. */
function mayReadRules({ place, mayRunManaged, modules }: Request): boolean {
  if (!mayRunManaged) return false;
  if (!modules.complete) return true;
  const entry = modules.entries.get('urlauthorization');
  if (!entry) return false;
  const runsForAll = flagIn(place.section('system.webServer/modules'), 'runAllManagedModulesForAllRequests') === true;
  return runsForAll || !/\bmanagedhandler\b/i.test(textIn(entry, 'preCondition') ?? '');
}

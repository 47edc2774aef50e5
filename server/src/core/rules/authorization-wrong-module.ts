import { flagIn, textIn } from '../identity/base/read-values';
import type { Request } from '../outcome/base/request';
import { placeRule } from './engine/rule';
import { aspNetCoreServesAll } from './support/aspnet-core';
import { requestAt } from './support/request-at';

const SECTION = 'system.web/authorization';

export const authorizationWrongModule = placeRule({
  id: 'authorization-wrong-module',
  severity: 'info',
  since: '0.1.0',
  summary: 'Authorization rules of ASP.NET stand where ASP.NET does not run.',
  why: 'The module of ASP.NET that reads them takes no part in these requests: nobody is refused. IIS has rules of its own, in system.webServer/security/authorization.',
  messages: {
    noEffect: (_: Record<string, never>) =>
      'These rules refuse nobody: ASP.NET Core serves every request here, and system.web is not read',
  },
  check({ parts, placed, report }) {
    if (!placed) return;
    for (const part of parts) {
      const [section] = part.elements(SECTION).filter(element => element.firstChild);
      if (!section || !aspNetCoreServesAll(part.place()) || mayReadRules(requestAt(part.place()))) continue;
      report({ message: 'noEffect', data: {}, at: section.nameSpan });
    }
  },
});

/** O68: the managed module takes part in requests of native handlers where it is told to. */
function mayReadRules({ place, mode, modules }: Request): boolean {
  if (mode.runtime === '') return false;
  if (!modules.complete) return true;
  const entry = modules.entries.get('urlauthorization');
  if (!entry) return false;
  const runsForAll = flagIn(place.section('system.webServer/modules'), 'runAllManagedModulesForAllRequests') === true;
  return runsForAll || !/\bmanagedhandler\b/i.test(textIn(entry, 'preCondition') ?? '');
}

import { attributeOf } from '../config/values/effective-values';
import { SCHEMES, WINDOWS_SECTION } from '../identity/visitor/schemes';
import { authorizationStage } from '../outcome/stages/authorization';
import type { SectionPath } from '../schema/section-path';
import type { Part } from '../workspace/parts';
import type { XmlAttribute } from '../xml/tree';
import type { Fix } from './engine/finding';
import { placeRule } from './engine/rule';
import { enableMethod, hasOtherAuthentication } from './support/authentication-methods';
import { review } from './support/fixes';
import { mayRunAspNet } from './support/managed-code';
import { requestAt } from './support/request-at';
import { locationPathOf } from './support/section-edits';

const ASPNET = 'system.web/authorization';
const IIS = 'system.webServer/security/authorization';

export const authorizationNeedsIdentity = placeRule({
  id: 'authorization-needs-identity',
  severity: 'error',
  since: '0.1.0',
  summary: 'Visitors have to log on, and no method of authentication lets them.',
  why: 'A rule refuses anonymous visitors, anonymous authentication is the only method that is on, and nothing else tells who a visitor is: every request is refused with 401.',
  iis: { status: '401', hresult: null },
  messages: {
    nobody: ({ path }: { path: string }) =>
      `This rule asks visitors of ${path} to log on, and no method lets them: every request fails with 401`,
  },
  check({ parts, placed, report }) {
    if (!placed) return;
    for (const part of parts) {
      const found = refusingIn(part, IIS) ?? refusingIn(part, ASPNET);
      if (!found) continue;
      const place = part.place();
      const path = locationPathOf(place) ?? place.path;
      report({ message: 'nobody', data: { path }, at: found.valueSpan, fixes: () => fixes(part) });
    }
  },
});

/** The `?` of a rule in this part that turns every visitor away for certain. */
function refusingIn(part: Part, section: SectionPath): XmlAttribute | undefined {
  const users = part
    .elements(section)
    .flatMap(element => [...element.children()])
    .filter(rule => rule.is('deny') || (rule.is('add') && rule.value('accessType')?.toLowerCase() === 'deny'))
    .flatMap(rule => rule.attribute('users') ?? [])
    .filter(({ value }) => namesAnonymous(value));
  if (users.length === 0) return undefined;
  const place = part.place();
  // A default says little: an excerpt of a host configuration leaves out what is on.
  if (attributeOf(place.section(WINDOWS_SECTION), 'enabled').kind !== 'set') return undefined;
  if (place.unread().length > 0 || SCHEMES.some(scheme => scheme.enabled(place) !== false)) return undefined;
  // What refuses the file as a whole is told by itself.
  if (hasOtherAuthentication(place) || place.errors().some(({ certain }) => certain)) return undefined;
  // Forms, OWIN and the like are the usual companions of such a rule; ASP.NET has no default that could be relied on.
  if (section === ASPNET) {
    const mode = attributeOf(place.section('system.web/authentication'), 'mode');
    if (mode.kind !== 'set' || !mayRunAspNet(place)) return undefined;
  }
  const refused = authorizationStage(requestAt(place), true).find(({ result }) => result === 'fail');
  const at = refused?.result === 'fail' && refused.certain ? refused.at : undefined;
  if (at?.file !== part.file.uri) return undefined;
  return users.find(({ element: { span } }) => span.start <= at.span.start && at.span.end <= span.end);
}

function namesAnonymous(users: string): boolean {
  const names = users.split(',').map(name => name.trim());
  return names.includes('?') && !names.includes('*');
}

function fixes(part: Part): readonly Fix[] {
  const edits = enableMethod(part, part.place(), WINDOWS_SECTION);
  return edits ? [review('Enable Windows authentication', edits)] : [];
}

import { textOf } from '../config/base/value';
import type { Place } from '../config/place';
import { attributeOf } from '../config/values/effective-values';
import { HANDLERS_SECTION, handlerList } from '../identity/handlers/handler-list';
import { placeRule } from './engine/rule';
import { review } from './support/fixes';
import { isAspNetCore } from './support/request-at';
import { addToSection } from './support/section-edits';

const SECTION = 'system.webServer/aspNetCore';

export const aspNetCoreHandlerRemoved = placeRule({
  id: 'aspnetcore-handler-removed',
  severity: 'warning',
  since: '0.1.0',
  summary: 'An ASP.NET Core application has no handler that leads to its module.',
  why: 'Nothing starts the application: IIS serves its files, and a folder without a default document fails with 403.14.',
  messages: {
    unused: (_: Record<string, never>) =>
      'No handler leads to the ASP.NET Core Module here, so the application never starts',
  },
  check({ parts, placed, report }) {
    if (!placed) return;
    for (const part of parts) {
      const [element] = part.elements(SECTION);
      if (!element) continue;
      const place = part.place();
      if (!isRoot(place) || !startsProgram(place) || mayBeServed(place)) continue;
      report({
        message: 'unused',
        data: {},
        at: element.nameSpan,
        fixes: () => {
          const added = addToSection(part, HANDLERS_SECTION, HANDLER);
          return added ? [review('Add the handler', added)] : [];
        },
      });
    }
  },
});

const HANDLER = '<add name="aspNetCore" path="*" verb="*" modules="AspNetCoreModuleV2" resourceType="Unspecified" />';

function isRoot({ path, application }: Place): boolean {
  return application?.path.toLowerCase() === path.toLowerCase();
}

function startsProgram(place: Place): boolean {
  return (textOf(attributeOf(place.section(SECTION), 'processPath')) ?? '').trim() !== '';
}

/** Visual Studio adds the handler to the host configuration of IIS Express, SDKs when they publish. */
function mayBeServed(place: Place): boolean {
  if (place.facts.host === 'iisexpress' || place.unread().length > 0) return true;
  if (place.section(HANDLERS_SECTION).unknown !== undefined) return true;
  return handlerList(place).entries.some(isAspNetCore);
}

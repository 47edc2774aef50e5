import { HANDLERS_SECTION, handlerList } from '../identity/handlers/handler-list';
import { webdavTakes } from '../outcome/modules/webdav';
import { placeRule } from './engine/rule';
import { review } from './support/fixes';
import { addedHandlers, reachableHandlers, requestWith } from './support/request-at';
import { escapeAttribute } from './support/rule-text';
import { addToSection } from './support/section-edits';

const MODULES = 'system.webServer/modules';
const VERBS = ['PUT', 'DELETE'];

export const webDavTakesVerbs = placeRule({
  id: 'webdav-takes-verbs',
  severity: 'info',
  since: '0.1.0',
  summary: 'WebDAV is installed where an application takes PUT or DELETE.',
  why: 'The module of WebDAV looks at these verbs before the handler of the application does, and tends to refuse them with 405.',
  messages: {
    taken: ({ handler, verb }: { handler: string; verb: string }) =>
      `WebDAV may take ${verb} before "${handler}" gets it: requests then fail with 405`,
  },
  check({ parts, placed, report }) {
    if (!placed) return;
    for (const part of parts) {
      if (part.elements(HANDLERS_SECTION).length === 0) continue;
      const place = part.place();
      for (const handler of addedHandlers(part, place)) {
        const verb = VERBS.find(name => handler.verbs.includes('*') || handler.verbs.includes(name));
        // Files are not written by their handler; "*." is the path of URLs without an extension.
        if (verb === undefined || /\../.test(handler.path) || handler.modules.includes('staticfilemodule')) continue;
        if (!webdavTakes(requestWith(place, verb), handler, handlerList(place))) continue;
        const { element } = handler.entry;
        report({
          message: 'taken',
          data: { handler: handler.name, verb },
          at: element.attribute('verb')?.valueSpan ?? element.nameSpan,
          fixes: () => {
            const modules = addToSection(part, MODULES, '<remove name="WebDAVModule" />');
            // Its handlers would fail with 500.21 without it (handler-module-missing).
            const left = reachableHandlers(place).filter(entry => entry.modules.includes('webdavmodule'));
            const names = left.map(entry => `<remove name="${escapeAttribute(entry.name)}" />`).join('');
            const handlers = names === '' ? undefined : addToSection(part, HANDLERS_SECTION, names);
            const isOpen = place.section(MODULES).overrideMode === 'Allow';
            return modules && isOpen ? [review('Take WebDAV out for this application', modules, handlers)] : [];
          },
        });
        break;
      }
    }
  },
});

import { memo } from '../base/memo';
import type { Origin } from '../config/base/value';
import type { Place } from '../config/place';
import type { SectionLayer } from '../config/values/section-layer';
import { HANDLERS_SECTION, type HandlerEntry, handlerList } from '../identity/handlers/handler-list';
import type { StageEntry } from '../outcome/base/stage';
import { byRestrictionList, isapiOrCgi, type ProgramKind, programIn, RESTRICTION } from '../outcome/modules/programs';
import type { Part } from '../workspace/parts';
import { setAttribute } from '../xml/edits';
import type { XmlElement } from '../xml/tree';
import type { Fix } from './engine/finding';
import { configRule, type Reporter } from './engine/rule';
import { inFile, review } from './support/fixes';
import { addedHandlers, reachableHandlers, requestAt } from './support/request-at';
import { listed } from './support/rule-text';

const messages = {
  refused: ({ handler, program }: { handler: string; program: string }) =>
    `Handler "${handler}" starts ${program}, which isapiCgiRestriction does not allow: requests fail with 404.2`,
  entry: ({ handlers, site }: { handlers: string; site: string }) =>
    `This program is not allowed, and site ${site} has handlers for it: unless a web.config has others, requests for ${handlers} fail with 404.2`,
};

/** Sites that are asked for an example of each entry: with thousands of them, each key would ask all. */
const MOST_SITES = 20;

export const handlerNotAllowed = configRule({
  id: 'handler-not-allowed',
  severity: 'error',
  since: '0.1.0',
  summary: 'A handler starts a program that the list of the server (isapiCgiRestriction) does not allow.',
  why: 'IIS starts no ISAPI extension and no CGI program that the list does not allow: requests of the handler fail with 404.2.',
  iis: { status: '404.2', hresult: '0x800704ec' },
  messages,
  onlyWellFormed: true,
  tag({ parts, report }) {
    for (const part of parts) if (part.elements(HANDLERS_SECTION).length > 0 && part.alone().site) check(part, report);
  },
  site({ alone, note }) {
    if (refusedAt(alone('/')).length > 0) note();
  },
  across({ file, noted, alone, report }) {
    const told = new Set<number>();
    let looked = 0;
    for (const site of noted) {
      if (looked++ === MOST_SITES) break;
      const refused = refusedAt(alone(site.name, '/'));
      for (const { at } of refused) {
        if (told.has(at.span.start)) continue;
        told.add(at.span.start);
        const element = listEntry(alone(site.name, '/'), at);
        const allowed = element?.attribute('allowed');
        if (!element || !allowed) continue;
        const paths = refused.filter(each => each.at.span.start === at.span.start).map(({ handler }) => handler.path);
        report({
          message: 'entry',
          data: { handlers: listed([...new Set(paths)].slice(0, 3)), site: site.name },
          at: allowed.valueSpan,
          // Whether anybody asks for such a path cannot be seen.
          severity: 'warning',
          related: [{ at: site.at, text: 'the site' }],
          fixes: () => [review('Allow the program', inFile(file, setAttribute(element, 'allowed', 'true')))],
        });
      }
    }
  },
  place({ parts, placed, report }) {
    if (placed) for (const part of parts) check(part, report);
  },
});

function check(part: Part, report: Reporter<typeof messages>): void {
  const place = part.place();
  for (const handler of addedHandlers(part, place)) {
    const refused = refusal(place, handler);
    if (!refused) continue;
    const { element } = handler.entry;
    report({
      message: 'refused',
      data: { handler: handler.name, program: handler.scriptProcessor },
      at: element.attribute('scriptProcessor')?.valueSpan ?? element.nameSpan,
      fixes: () => fixes(place, refused),
    });
  }
}

/** The element of an entry of the list. */
function listEntry(place: Place, at: Origin): XmlElement | undefined {
  const entries = place.section(RESTRICTION).collection ?? [];
  return entries.find(entry => entry.at.file === at.file && entry.at.span.start === at.span.start)?.element;
}

function fixes(place: Place, at: Origin): readonly Fix[] {
  const { hostFile } = place;
  const element = hostFile?.uri === at.file ? listEntry(place, at) : undefined;
  if (!hostFile || !element?.attribute('allowed')) return [];
  return [
    review('Allow the program in applicationHost.config', inFile(hostFile, setAttribute(element, 'allowed', 'true'))),
  ];
}

/** The entry of the list that refuses the program of a handler, or the list itself. */
function refusal(place: Place, handler: HandlerEntry): Origin | undefined {
  const kind = kindOf(handler);
  return kind && refusalIn(isapiOrCgi(requestAt(place), handler, kind));
}

/** As {@link refusal}, whatever the pool of the place may run. */
function refusalByList(place: Place, handler: HandlerEntry): Origin | undefined {
  const kind = kindOf(handler);
  return kind && refusalIn([byRestrictionList(place, programIn(handler, kind), kind)]);
}

function kindOf({ modules: [module], scriptProcessor }: HandlerEntry): ProgramKind | undefined {
  if (scriptProcessor === '') return undefined;
  return module === 'isapimodule' ? 'isapi' : module === 'cgimodule' ? 'cgi' : undefined;
}

function refusalIn(stages: readonly StageEntry[]): Origin | undefined {
  return stages.find(({ result, rule }) => result === 'fail' && rule === 'O102')?.at;
}

interface Refused {
  readonly handler: HandlerEntry;
  readonly at: Origin;
}

/** Entries of the host configuration that the list refuses and that the pool of a place takes part with. */
function refusedAt(place: Place): readonly Refused[] {
  const refused = refusedByLists(place);
  if (refused.length === 0) return refused;
  const reachable = new Set(reachableHandlers(place));
  return refused.filter(({ handler }) => reachable.has(handler) && refusal(place, handler));
}

/** Worked out once for all sites with the lists of the server. */
function refusedByLists(place: Place): readonly Refused[] {
  const known = byHandlers(place.node.section(HANDLERS_SECTION));
  const list = place.node.section(RESTRICTION);
  let refused = known.get(list);
  if (!refused) {
    refused = handlerList(place).entries.flatMap(handler => {
      if (handler.at.file !== place.hostFile?.uri) return [];
      const at = refusalByList(place, handler);
      return at ? { handler, at } : [];
    });
    known.set(list, refused);
  }
  return refused;
}

const byHandlers = memo((_handlers: SectionLayer) => new WeakMap<SectionLayer, readonly Refused[]>());

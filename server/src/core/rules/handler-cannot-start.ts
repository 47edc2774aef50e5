import type { Place } from '../config/place';
import { sentenceWords } from '../identity/base/account-words';
import { HANDLERS_SECTION, type HandlerEntry } from '../identity/handlers/handler-list';
import type { FailEntry } from '../outcome/base/stage';
import { nameOf } from '../outcome/modules/aspnetcore';
import { chainOf } from '../outcome/modules/chain';
import { startOfProgram } from '../outcome/modules/module-stage';
import { nearest } from '../text/distance';
import type { Part } from '../workspace/parts';
import { setAttribute } from '../xml/edits';
import type { XmlAttribute, XmlElement } from '../xml/tree';
import type { Fix } from './engine/finding';
import { configRule, type Report, type Reporter } from './engine/rule';
import { decidedBy } from './support/decided-by';
import { inFile, review } from './support/fixes';
import { addedHandlers, reachableHandlers, requestAt } from './support/request-at';
import { isTemplated } from './support/rule-text';

const ASP_NET_CORE = 'system.webServer/aspNetCore';
const HTTP_PLATFORM = 'system.webServer/httpPlatform';
const SECTIONS = [HANDLERS_SECTION, ASP_NET_CORE, HTTP_PLATFORM] as const;

const messages = {
  unregistered: ({ handler, program }: { handler: string; program: string }) =>
    `Handler "${handler}" starts nothing: <fastCgi> has no application for ${program}`,
  nothing: ({ handler, section, application }: { handler: string; section: string; application: string }) =>
    `Handler "${handler}" starts nothing: <${section}> of ${application} names no program (processPath)`,
  folder: ({ path, application }: { path: string; application: string }) =>
    `${path} is no application: the ASP.NET Core Module reads <aspNetCore> of ${application}, which names no program`,
  model: ({ model }: { model: string }) =>
    `hostingModel="${model}" is unknown to the ASP.NET Core Module: InProcess or OutOfProcess is expected`,
  start: ({ handler, reason }: { handler: string; reason: string }) => `Handler "${handler}" cannot start: ${reason}`,
};

/** What of the answers about a program is told here; rules of their own tell the rest (404.2, a pool that is shared). */
const TOLD = new Set(['O96', 'O103', 'O108', 'O112', 'O113', 'O115']);

export const handlerCannotStart = configRule({
  id: 'handler-cannot-start',
  severity: 'error',
  since: '0.1.0',
  summary: 'The configuration of a handler lets its module start no program.',
  why: 'The module gives up before it starts anything: every request of the handler fails with 500.0 (502.5 with the first version of the ASP.NET Core Module).',
  iis: { status: '500.0', hresult: null },
  messages,
  onlyWellFormed: true,
  server({ serverParts, report }) {
    for (const part of serverParts) if (part.elements(HANDLERS_SECTION).length > 0) check(part, report);
  },
  tag({ parts, report }) {
    for (const part of parts) if (writesAny(part) && part.alone().site) check(part, report);
  },
  place({ parts, placed, report }) {
    if (placed) for (const part of parts) if (writesAny(part)) check(part, report);
  },
});

function writesAny(part: Part): boolean {
  return SECTIONS.some(section => part.elements(section).length > 0);
}

function check(part: Part, report: Reporter<typeof messages>): void {
  const place = part.place();
  const request = requestAt(place);
  for (const handler of reachableHandlers(place)) {
    const chain = chainOf(handler, request);
    if (chain?.kind !== 'serves') continue;
    // Without a program of its own an ISAPI or CGI handler serves whatever file is asked for.
    if (/^(isapi|cgi)module$/.test(chain.module) && handler.scriptProcessor === '') continue;
    const entry = startOfProgram(chain.module, request, handler)?.find(
      (stage): stage is FailEntry => stage.result === 'fail' && TOLD.has(stage.rule),
    );
    const fault = entry && faultOf(part, place, handler, entry);
    if (!fault) continue;
    const { element, attribute, ...what } = fault;
    if (attribute && isTemplated(attribute.value)) continue;
    report({
      ...what,
      at: attribute?.valueSpan ?? element.nameSpan,
      // Whether anybody asks for what a handler of the whole server takes cannot be seen.
      ...((!entry.certain || part.target.kind === 'server') && { severity: 'warning' }),
      iis: { status: entry.status ?? '500.0', hresult: entry.hresult },
    });
  }
}

/** What is told, and what is marked: `attribute`, or the name of `element`. */
type Fault = Pick<Report<typeof messages>, 'message' | 'data' | 'fixes'> & {
  readonly element: XmlElement;
  readonly attribute?: XmlAttribute | undefined;
};

/** Undefined where another part of a file decides. */
function faultOf(part: Part, place: Place, handler: HandlerEntry, entry: FailEntry): Fault | undefined {
  switch (entry.rule) {
    case 'O103':
      return ofHandler(part, handler, {
        message: 'unregistered',
        data: { handler: handler.name, program: handler.scriptProcessor },
      });
    case 'O96':
      return ofHandler(part, handler, {
        message: 'start',
        data: { handler: handler.name, reason: reasonOf(entry, place) },
      });
    case 'O113': {
      const decision = decidedBy(part, ASP_NET_CORE, 'hostingModel');
      if (!decision) return undefined;
      const model = nearest(decision.attribute.value.replace(/\W/g, ''), ['InProcess', 'OutOfProcess'], { limit: 5 });
      return {
        ...decision,
        message: 'model',
        data: { model: decision.attribute.value },
        fixes: () =>
          model === undefined
            ? []
            : [review(`Change to ${model}`, inFile(part.file, setAttribute(decision.element, 'hostingModel', model)))],
      };
    }
    case 'O115': {
      const decision = decidedBy(part, ASP_NET_CORE, 'processPath');
      if (!decision) return undefined;
      return {
        ...decision,
        message: 'start',
        data: { handler: handler.name, reason: reasonOf(entry, place) },
        fixes: () => byDotNet(part, decision.element, decision.attribute),
      };
    }
    default:
      return withoutProgram(part, place, handler, entry.section === HTTP_PLATFORM ? HTTP_PLATFORM : ASP_NET_CORE);
  }
}

function ofHandler(part: Part, handler: HandlerEntry, what: Pick<Fault, 'message' | 'data'>): Fault | undefined {
  const { element } = handler.entry;
  if (!addedHandlers(part, part.place()).includes(handler)) return undefined;
  return { ...what, element, attribute: element.attribute('scriptProcessor') };
}

function withoutProgram(
  part: Part,
  place: Place,
  handler: HandlerEntry,
  section: typeof ASP_NET_CORE | typeof HTTP_PLATFORM,
): Fault | undefined {
  const { application, virtualDirectory, path } = place;
  const [own] = part.elements(section);
  // An excerpt of the host configuration may leave out what it says of the section.
  if (!application || !requestAt(place).isWholeHost) return undefined;
  const isRoot = application.path.toLowerCase() === path.toLowerCase();
  // A virtual directory that should be an application has a rule of its own (aspnetcore-in-virtual-directory), and
  // developers have folders of finished applications below that of their project.
  if (!isRoot && (virtualDirectory?.path !== '/' || place.facts.host === 'iisexpress')) return undefined;
  if (own && !isRoot)
    return {
      element: own,
      message: 'folder',
      data: { path: `${place.site?.name}${path}`, application: nameOf(application) },
    };
  // Where an outer file adds the handler, its own part of the application is the one that lacks the program.
  const element = own ?? (addedHandlers(part, place).includes(handler) ? handler.entry.element : undefined);
  if (!element) return undefined;
  const data = {
    handler: handler.name,
    section: section.slice(section.indexOf('/') + 1),
    application: nameOf(application),
  };
  return { element, attribute: own ? undefined : element.attribute('modules'), message: 'nothing', data };
}

/** The sentence of the outcome as the end of one. */
function reasonOf({ text }: FailEntry, { facts }: Place): string {
  return sentenceWords(text, facts)
    .replace(/^In process/, 'in process')
    .replace(/\.$/, '');
}

/** A library is run by dotnet. */
function byDotNet(part: Part, section: XmlElement, { value }: XmlAttribute): readonly Fix[] {
  if (!/\.dll"?$/i.test(value) || section.attribute('arguments')?.value.trim()) return [];
  return [
    review(
      'Run it by dotnet',
      inFile(part.file, setAttribute(section, 'processPath', 'dotnet'), setAttribute(section, 'arguments', value)),
    ),
  ];
}

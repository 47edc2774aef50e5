import { MODULES_SECTION } from '../identity/base/modules';
import type { HandlerEntry } from '../identity/handlers/handler-list';
import { HANDLERS_SECTION } from '../identity/handlers/handler-list';
import type { Request } from '../outcome/base/request';
import { missingEngine } from '../outcome/handler/handler-stage';
import { chainOf } from '../outcome/modules/chain';
import { nearest } from '../text/distance';
import type { Part } from '../workspace/parts';
import { removeElement, setAttribute } from '../xml/edits';
import type { Fix } from './engine/finding';
import { configRule, type Reporter } from './engine/rule';
import { inFile, review } from './support/fixes';
import { addedHandlers, reachableHandlers, requestAt } from './support/request-at';
import { escapeAttribute, listed } from './support/rule-text';
import { addToSection } from './support/section-edits';

const messages = {
  missing: ({ handler, module }: { handler: string; module: string }) =>
    `Handler "${handler}" has a bad module "${module}" in its module list: the server does not have it, and requests fail with 500.21`,
  engine: ({ handler, why }: { handler: string; why: string }) =>
    `Handler "${handler}" has a bad module "ManagedPipelineHandler" in its module list: ${why}, and requests fail with 500.21`,
  off: ({ handler, module }: { handler: string; module: string }) =>
    `Handler "${handler}" has a bad module "${module}" in its module list: <modules> does not switch it on here, and requests fail with 500.21`,
  left: ({ handlers, module }: { handlers: string; module: string }) =>
    `${module} goes, and its handlers stay (${handlers}): what they take fails with 500.21`,
};

export const handlerModuleMissing = configRule({
  id: 'handler-module-missing',
  severity: 'error',
  since: '0.1.0',
  summary:
    'A handler names a module that the server does not have or does not switch on there, or managed code in a pool that runs none.',
  why: 'Nobody takes the requests of the handler: each of them fails with 500.21.',
  iis: { status: '500.21', hresult: '0x8007000d' },
  messages,
  onlyWellFormed: true,
  tag({ parts, report }) {
    for (const part of parts) {
      if (!part.alone().site) continue;
      if (part.elements(HANDLERS_SECTION).length > 0) check(part, report);
      if (part.elements(MODULES_SECTION).length > 0) checkRemovals(part, report);
    }
  },
  place({ parts, placed, report }) {
    if (!placed) return;
    for (const part of parts) {
      check(part, report);
      checkRemovals(part, report);
    }
  },
});

function check(part: Part, report: Reporter<typeof messages>): void {
  if (part.elements(HANDLERS_SECTION).length === 0) return;
  const place = part.place();
  // IIS stops at a section that nobody declares before it looks at handlers (module-not-installed).
  if (place.errors().some(({ kind, at }) => kind === 'moduleNotInstalled' && at.file === part.file.uri)) return;
  const request = requestAt(place);
  for (const handler of addedHandlers(part, place)) {
    const { element } = handler.entry;
    const why = missingEngine(handler, request);
    if (why !== undefined)
      report({
        message: 'engine',
        data: { handler: handler.name, why },
        at: element.attribute('type')?.valueSpan ?? element.nameSpan,
        // Handlers stay behind when an application moves to ASP.NET Core; whether anybody asks for them cannot be seen.
        severity: 'warning',
        fixes: () => [removal(part, handler)],
      });
    const chain = chainOf(handler, request);
    if (chain?.kind !== 'broken' || chain.entry.status !== '500.21') continue;
    const [module = ''] = handler.moduleNames;
    const isOff = request.globalModules.entries.has(module.toLowerCase());
    report({
      message: isOff ? 'off' : 'missing',
      data: { handler: handler.name, module },
      at: element.attribute('modules')?.valueSpan ?? element.nameSpan,
      fixes: () => fixes(part, handler, module, request),
    });
  }
}

/** O95: a module that is taken out, while handlers of a file above go on naming it. */
function checkRemovals(part: Part, report: Reporter<typeof messages>): void {
  for (const section of part.elements(MODULES_SECTION)) {
    for (const child of section.children()) {
      const name = child.is('remove') ? child.attribute('name') : undefined;
      if (!name) continue;
      const place = part.place();
      const request = requestAt(place);
      const left = reachableHandlers(place).filter(handler => {
        if (!handler.modules.includes(name.value.toLowerCase()) || handler.at.file === part.file.uri) return false;
        const chain = chainOf(handler, request);
        return chain?.kind === 'broken' && chain.entry.status === '500.21';
      });
      if (left.length === 0 || !request.globalModules.entries.has(name.value.toLowerCase())) continue;
      report({
        message: 'left',
        data: { handlers: listed(left.slice(0, 3).map(handler => handler.name)), module: name.value },
        at: name.valueSpan,
        // Whether anybody asks for such a path with such a verb cannot be seen.
        severity: 'warning',
        related: left.slice(0, 1).map(({ at }) => ({ at, text: 'the handler' })),
        fixes: () => {
          const markup = left.map(handler => `<remove name="${escapeAttribute(handler.name)}" />`).join('');
          const edits = addToSection(part, HANDLERS_SECTION, markup);
          const isOpen = place.section(HANDLERS_SECTION).overrideMode === 'Allow';
          return edits && isOpen ? [review('Remove the handlers as well', edits)] : [];
        },
      });
    }
  }
}

function removal(part: Part, { entry, name }: HandlerEntry): Fix {
  return review(`Remove the handler "${name}"`, inFile(part.file, removeElement(entry.element)));
}

function fixes(part: Part, handler: HandlerEntry, module: string, request: Request): readonly Fix[] {
  const { element } = handler.entry;
  const installed = [...request.modules.entries.keys()].filter(key => request.has(key) === true);
  const near = nearest(module.toLowerCase(), installed, { limit: 3 });
  const meant = near === undefined ? undefined : moduleName(request, near);
  return [
    ...(meant === undefined
      ? []
      : [review(`Change to ${meant}`, inFile(part.file, setAttribute(element, 'modules', meant)))]),
    removal(part, handler),
  ];
}

/** As the server spells it. */
function moduleName(request: Request, key: string): string {
  return request.modules.entries.get(key)?.element.value('name') ?? key;
}

import { textOf } from '../config/base/value';
import type { ConfigFile } from '../config/files/config-file';
import type { Place } from '../config/place';
import { attributeOf } from '../config/values/effective-values';
import type { HandlerEntry } from '../identity/handlers/handler-list';
import { poolModeAt } from '../identity/handlers/pool-mode';
import { hostingModel, nameOf, poolClash } from '../outcome/modules/aspnetcore';
import type { SectionPath } from '../schema/section-path';
import type { XmlElement } from '../xml/tree';
import { placeRule } from './engine/rule';
import { applicationsBelow } from './support/applications-below';
import { keepToItself, tagAround } from './support/keep-to-itself';
import { isAspNetCore, reachableHandlers } from './support/request-at';

export const handlersInheritedByChildApplications = placeRule({
  id: 'handlers-inherited-by-child-applications',
  severity: 'info',
  since: '0.1.0',
  summary: 'An application below this one inherits its handlers or modules.',
  why: 'A child application reads the web.config of the folders above it. Handlers and modules whose code only the outer application has then answer, or fail, in its place.',
  messages: {
    all: ({ child, handler }: { child: string; handler: string }) =>
      `The application ${child} inherits "${handler}", which takes every request there`,
    code: ({ child, name }: { child: string; name: string }) =>
      `The application ${child} inherits "${name}": its requests fail where its own bin folder lacks that code`,
  },
  check(context) {
    const { file, place, report } = context;
    if (place.application?.path.toLowerCase() !== place.path.toLowerCase()) return;
    for (const { child, inner } of applicationsBelow(context, place)) {
      const found = inheritedFrom(file, place, inner);
      if (!found) continue;
      const { element, name } = found;
      report({
        message: found.kind,
        ...(found.kind === 'all' && { severity: 'warning' }),
        data: { child: nameOf(child), handler: name, name },
        at: element.attribute('name')?.valueSpan ?? element.nameSpan,
        related: [{ at: child.at, text: 'the application that inherits it' }],
        fixes: () => keepToItself(file, element),
      });
      // They are kept from all applications below by one repair.
      return;
    }
  },
});

interface Inherited {
  readonly kind: 'all' | 'code';
  readonly name: string;
  readonly element: XmlElement;
}

/** The entry of a file that matters most to an application below: one that takes all requests, else one with code of its own. */
function inheritedFrom(file: ConfigFile, place: Place, inner: Place): Inherited | undefined {
  const handlers = reachableHandlers(inner).filter(({ entry }) => isOwn(file, entry));
  const program = handlers.find(each => takesAllFor(file, inner, each));
  if (program && !(isAspNetCore(program) && clashes(place)))
    return { kind: 'all', name: program.name, element: program.entry.element };
  // Managed code needs a pool that loads it.
  if (program || poolModeAt(inner).runtime === '') return undefined;
  const modules = inner.section('system.webServer/modules').collection ?? [];
  const entry = [...modules.filter(each => isOwn(file, each)), ...handlers.map(each => each.entry)].find(each =>
    isOwnCode(textOf(attributeOf(each, 'type')) ?? ''),
  );
  return entry && { kind: 'code', name: textOf(attributeOf(entry, 'name')) ?? '', element: entry.element };
}

/** Written for the level of the file itself: a tag with the path of the child means it. */
function isOwn(
  file: ConfigFile,
  { at, element }: { readonly at: { readonly file: string }; readonly element: XmlElement },
): boolean {
  if (at.file !== file.uri) return false;
  const tag = tagAround(file, element);
  return !tag || tag.target.kind === 'level';
}

/** Modules that hand requests to a program of the application, with the section that tells which. */
const PROGRAMS: ReadonlyMap<string, SectionPath> = new Map([
  ['aspnetcoremodule', 'system.webServer/aspNetCore'],
  ['aspnetcoremodulev2', 'system.webServer/aspNetCore'],
  ['httpplatformhandler', 'system.webServer/httpPlatform'],
]);

/** Takes every request for a program that a file names which the application below only inherits. */
function takesAllFor(file: ConfigFile, inner: Place, handler: HandlerEntry): boolean {
  const { path, verbs, resourceType, modules } = handler;
  if (path !== '*' || !verbs.includes('*') || resourceType !== 'unspecified') return false;
  const [section] = modules.flatMap(module => PROGRAMS.get(module) ?? []);
  const uses = section && inner.section(section).uses;
  return uses !== undefined && uses.length > 0 && uses.every(use => use.file.uri === file.uri);
}

/** Where both cannot share a worker process, that is told as an error. */
function clashes(place: Place): boolean {
  const model = hostingModel(textOf(attributeOf(place.section('system.webServer/aspNetCore'), 'hostingModel')));
  return model !== 'invalid' && poolClash(place, model) !== undefined;
}

/** Types of .NET are there on every server. */
function isOwnCode(type: string): boolean {
  return type !== '' && !/^(System|Microsoft)\./.test(type);
}

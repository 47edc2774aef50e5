import { textOf } from '../config/base/value';
import type { Place } from '../config/place';
import { attributeOf } from '../config/values/effective-values';
import { handlerList } from '../identity/handlers/handler-list';
import { basePlaces } from '../workspace/parts';
import { placeRule } from './engine/rule';
import { makeApplication, makeIsolatedApplication } from './support/make-application';
import { isAspNetCore } from './support/request-at';

const SECTION = 'system.webServer/aspNetCore';

export const aspNetCoreInVirtualDirectory = placeRule({
  id: 'aspnetcore-in-virtual-directory',
  severity: 'error',
  since: '0.1.0',
  summary: 'An ASP.NET Core application lies in a virtual directory that is no application.',
  why: 'The module starts what the root of the application around it names; without a program there every request fails with 500.0 (502.5 with the first version of the module).',
  iis: { status: '500.0', hresult: null },
  messages: {
    none: ({ url, application }: { url: string; application: string }) =>
      `${url} is a virtual directory and not an application: the module looks for the program at ${application}, which names none`,
    other: ({ url, application }: { url: string; application: string }) =>
      `${url} is a virtual directory and not an application: the module starts the program of ${application} instead`,
  },
  check({ file, place, placed, parts, snapshot, report }) {
    const { site, application, virtualDirectory, path } = place;
    if (!placed || !site || !application || !virtualDirectory || virtualDirectory.path === '/') return;
    if (virtualDirectory.sitePath.toLowerCase() !== path.toLowerCase()) return;
    const element = parts.find(part => part.place() === place)?.elements(SECTION)[0];
    if (!element || programOf(place.section(SECTION)) === '' || !handlerList(place).entries.some(isAspNetCore)) return;
    // The same folder may be an application elsewhere.
    if (basePlaces(snapshot, file).some(isRoot)) return;
    const section = place.applicationSection(SECTION);
    if (section.unknown !== undefined || place.unread().length > 0) return;
    const isNone = programOf(section) === '';
    const isFirst = handlerList(place).entries.some(({ modules }) => modules.includes('aspnetcoremodule'));
    report({
      message: isNone ? 'none' : 'other',
      data: {
        url: `${site.name}${path}`,
        application: application.path === '/' ? site.name : `${site.name}${application.path}`,
      },
      at: element.nameSpan,
      ...(isNone
        ? { iis: { status: isFirst ? '502.5' : '500.0', hresult: null } }
        : { severity: 'warning', iis: null }),
      related: [{ at: virtualDirectory.at, text: 'the virtual directory' }],
      // Two programs of ASP.NET Core do not get along in one worker (aspnetcore-shared-pool).
      fixes: () => (isNone ? makeApplication(place) : makeIsolatedApplication(place)),
    });
  },
});

type Section = ReturnType<typeof sectionOf>;

function sectionOf(place: Place) {
  return place.section(SECTION);
}

function programOf(section: Section): string {
  return (textOf(attributeOf(section, 'processPath')) ?? '').trim();
}

function isRoot({ path, application }: Place): boolean {
  return application?.path.toLowerCase() === path.toLowerCase();
}

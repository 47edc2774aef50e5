import { ABSENT, type Origin, originOf, textOf } from '../config/base/value';
import type { ConfigFile } from '../config/files/config-file';
import type { Place } from '../config/place';
import { frameworkFour } from '../outcome/modules/aspnet-start';
import { nameOf } from '../outcome/modules/aspnetcore';
import { setAttribute } from '../xml/edits';
import type { Fix } from './engine/finding';
import { placeRule } from './engine/rule';
import { applicationsBelow } from './support/applications-below';
import { inFile, review } from './support/fixes';
import { requestAt } from './support/request-at';

export const clrTooOld = placeRule({
  id: 'clr-too-old',
  severity: 'error',
  since: '0.1.0',
  summary: 'An application for the .NET Framework 4 is in a pool that loads the .NET Framework 2.0.',
  why: 'ASP.NET 2.0 does not know targetFramework="4…" and stops with a configuration error before any code runs.',
  iis: { status: '500', hresult: null },
  messages: {
    old: ({ pool, version }: { pool: string; version: string }) =>
      `The pool "${pool}" runs the .NET Framework 2.0 (managedRuntimeVersion="v2.0"), which does not know targetFramework="${version}": ASP.NET stops with a configuration error`,
    absent: ({ pool, version }: { pool: string; version: string }) =>
      `The pool "${pool}" loads the .NET Framework 2.0 (managedRuntimeVersion="v2.0"), which this server does not have, and the application is for version ${version}: ASP.NET serves nothing here`,
    below: ({ child, pool, version }: { child: string; pool: string; version: string }) =>
      `The application ${child} inherits targetFramework="${version}" into the pool "${pool}", which runs the .NET Framework 2.0 (managedRuntimeVersion="v2.0")`,
  },
  check(context) {
    const { file, place, placed, report } = context;
    if (!placed || place.application?.path.toLowerCase() !== place.path.toLowerCase()) return;
    const at = tooNewAt(file, place);
    if (at) {
      const { mayRunManaged } = requestAt(place);
      report({
        message: mayRunManaged ? 'old' : 'absent',
        data: dataOf(place, at),
        at: at.span,
        ...(!mayRunManaged && { iis: { status: '404.17', hresult: null } }),
        fixes: () => fixes(place),
      });
      return;
    }
    for (const { child, inner } of applicationsBelow(context, place)) {
      const inherited = tooNewAt(file, inner);
      if (!inherited) continue;
      report({
        message: 'below',
        data: { ...dataOf(inner, inherited), child: nameOf(child) },
        at: inherited.span,
        related: [{ at: child.at, text: 'the application that inherits it' }],
        fixes: () => fixes(inner),
      });
      return;
    }
  },
});

/** What a file says of the .NET Framework 4, for a place whose pool does not load it. */
function tooNewAt(file: ConfigFile, place: Place): Origin | undefined {
  const value = frameworkFour(requestAt(place))?.value;
  const at = value && originOf(value);
  return at?.file === file.uri ? at : undefined;
}

function dataOf(place: Place, { span }: Origin): { readonly pool: string; readonly version: string } {
  const [pool] = place.pools;
  return { pool: pool?.name ?? '', version: versionAt(place, span.start) };
}

function versionAt(place: Place, start: number): string {
  for (const section of ['system.web/compilation', 'system.web/httpRuntime'] as const) {
    const value = place.applicationSection(section).attributes.get('targetFramework') ?? ABSENT;
    if (value.kind === 'set' && value.at.span.start === start) return textOf(value) ?? '';
  }
  return '';
}

function fixes({ pools, hostFile }: Place): readonly Fix[] {
  const [pool] = pools;
  if (!pool || !hostFile) return [];
  const edits = inFile(hostFile, setAttribute(pool.element, 'managedRuntimeVersion', 'v4.0'));
  return [review(`Let the pool "${pool.name}" run the .NET Framework 4 (managedRuntimeVersion="v4.0")`, edits)];
}

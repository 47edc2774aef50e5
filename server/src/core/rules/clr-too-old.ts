import { ABSENT, textOf } from '../config/base/value';
import type { Place } from '../config/place';
import { aspNetStart } from '../outcome/modules/aspnet-start';
import { setAttribute } from '../xml/edits';
import type { Fix } from './engine/finding';
import { placeRule } from './engine/rule';
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
      `The pool "${pool}" runs the .NET Framework 2.0 (managedRuntimeVersion="v2.0"), which does not know targetFramework="${version}"`,
  },
  check({ file, place, placed, report }) {
    if (!placed || place.application?.path.toLowerCase() !== place.path.toLowerCase()) return;
    const failure = aspNetStart(requestAt(place), true);
    const { at } = failure ?? {};
    if (failure?.status !== '500' || at?.file !== file.uri) return;
    const [pool] = place.pools;
    report({
      message: 'old',
      data: { pool: pool?.name ?? '', version: versionAt(place, at.span.start) },
      at: at.span,
      fixes: () => fixes(place),
    });
  },
});

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

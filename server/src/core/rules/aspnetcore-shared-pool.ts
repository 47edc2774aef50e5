import { textOf } from '../config/base/value';
import type { Place } from '../config/place';
import { attributeOf } from '../config/values/effective-values';
import { handlerList } from '../identity/handlers/handler-list';
import { hostingModel, nameOf, poolClash } from '../outcome/modules/aspnetcore';
import type { Part } from '../workspace/parts';
import { placeRule } from './engine/rule';
import { decidedBy } from './support/decided-by';
import { ownPool } from './support/own-pool';

const SECTION = 'system.webServer/aspNetCore';

export const aspNetCoreSharedPool = placeRule({
  id: 'aspnetcore-shared-pool',
  severity: 'error',
  since: '0.1.0',
  summary: 'Two ASP.NET Core applications that cannot share a worker process are in one application pool.',
  why: 'A worker process holds one in-process application and no other of ASP.NET Core: the one that starts second fails with 500.35 (two in process) or 500.34 (mixed).',
  iis: { status: '500.35', hresult: null },
  messages: {
    two: ({ pool, other }: { pool: string; other: string }) =>
      `This in-process application shares the application pool "${pool}" with another one (${other}): the one that starts second fails with 500.35`,
    mixed: ({ pool, other }: { pool: string; other: string }) =>
      `This application shares the application pool "${pool}" with one of the other hosting model: in-process and out-of-process do not mix, the one that starts second fails with 500.34 (${other})`,
    twoExpress: ({ other }: { other: string }) =>
      `This in-process application shares the process of IIS Express with another one (${other}): the one that starts second fails with 500.35`,
    mixedExpress: ({ other }: { other: string }) =>
      `This application shares the process of IIS Express with one of the other hosting model: in-process and out-of-process do not mix, the one that starts second fails with 500.34 (${other})`,
  },
  check({ parts, placed, report }) {
    if (!placed) return;
    for (const part of parts) {
      const [element] = part.elements(SECTION);
      if (!element) continue;
      const place = part.place();
      const model = modelAt(place);
      const clash = model && poolClash(place, model);
      if (!clash) continue;
      const isExpress = place.facts.host === 'iisexpress';
      const kind = clash.status === '500.35' ? 'two' : 'mixed';
      const decision = decisionIn(part, place);
      report({
        message: isExpress ? `${kind}Express` : kind,
        data: { pool: textOf(place.poolName) ?? '', other: nameOf(clash.mate) },
        at: decision ?? element.nameSpan,
        // Developers of a solution start one project at a time.
        ...(isExpress && { severity: 'warning' }),
        iis: { status: clash.status, hresult: null },
        related: [{ at: clash.mate.at, text: 'the other application' }],
        fixes: () => (isExpress ? [] : ownPool(place)),
      });
    }
  },
});

/** Set where the second version of the module starts an application of its own here. */
function modelAt(place: Place): 'inprocess' | 'outofprocess' | undefined {
  const { application, path } = place;
  if (application?.path.toLowerCase() !== path.toLowerCase()) return undefined;
  const section = place.section(SECTION);
  if ((textOf(attributeOf(section, 'processPath')) ?? '').trim() === '') return undefined;
  if (!handlerList(place).entries.some(({ modules }) => modules.includes('aspnetcoremodulev2'))) return undefined;
  const model = hostingModel(textOf(attributeOf(section, 'hostingModel')));
  return model === 'invalid' ? undefined : model;
}

function decisionIn(part: Part, place: Place) {
  return decidedBy(part, SECTION, 'hostingModel', place)?.attribute.valueSpan;
}

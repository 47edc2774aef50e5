import type { Place } from '../config/place';
import { tlsRequirement } from '../outcome/pipeline/tls';
import type { Part } from '../workspace/parts';
import { configRule, type Reporter } from './engine/rule';
import { decidedBy } from './support/decided-by';
import { requestAt } from './support/request-at';
import { locationPathOf } from './support/section-edits';

const ACCESS = 'system.webServer/security/access';

const messages = {
  never: ({ path, status }: { path: string; status: string }) =>
    `TLS is required for ${path}, and the site has no https binding: every request fails with ${status}`,
};

export const sslRequiredWithoutHttps = configRule({
  id: 'ssl-required-without-https',
  severity: 'error',
  since: '0.1.0',
  summary: 'TLS is required on a site that has http bindings only.',
  why: 'Nobody can reach the content: a request over http is refused with 403.4, also behind a proxy that ends TLS, and no other one gets to the site.',
  iis: { status: '403.4', hresult: null },
  messages,
  onlyWellFormed: true,
  tag({ parts, report }) {
    for (const part of parts) if (part.alone().site) check(part, report);
  },
  site({ serverParts, alone, note }) {
    if (serverParts.some(part => part.elements(ACCESS).length > 0) && refusalAt(alone('/'))) note();
  },
  // What holds for all sites is told once, of the first one that it keeps everybody from.
  across({ serverParts, noted, place, report }) {
    for (const part of serverParts) for (const { name } of noted) if (checkAt(part, place(name, '/'), report)) return;
  },
  place({ parts, placed, report }) {
    if (placed) for (const part of parts) check(part, report);
  },
});

function check(part: Part, report: Reporter<typeof messages>): void {
  checkAt(part, part.place(), report);
}

/** Whether the part decides it there, and nobody gets in. */
function checkAt(part: Part, place: Place, report: Reporter<typeof messages>): boolean {
  const decision = decidedBy(part, ACCESS, 'sslFlags', place);
  const status = decision && refusalAt(place);
  if (!decision || status === undefined) return false;
  report({
    message: 'never',
    data: { path: locationPathOf(place) ?? place.path, status },
    at: decision.attribute.valueSpan,
    iis: { status, hresult: null },
    related: (place.site?.bindings ?? []).slice(0, 1).map(({ at }) => ({ at, text: 'the binding' })),
  });
  return true;
}

function refusalAt(place: Place): string | undefined {
  const refused = tlsRequirement(requestAt(place));
  return refused?.result === 'fail' && refused.status !== '403.7' ? (refused.status ?? '403.4') : undefined;
}

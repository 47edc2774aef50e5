import { type Origin, originOf, textOf } from '../config/base/value';
import type { Place } from '../config/place';
import { attributeOf, elementOf } from '../config/values/effective-values';
import type { Part } from '../workspace/parts';
import { configRule, type Reporter } from './engine/rule';
import { decidedAmong, decidedBy, writtenIn } from './support/decided-by';
import { mayRunAspNet } from './support/managed-code';

const RUNTIME = 'system.web/httpRuntime';
const FILTERING = 'system.webServer/security/requestFiltering';
const LENGTH = { section: FILTERING, element: 'requestLimits', attribute: 'maxAllowedContentLength' } as const;

const messages = {
  iis: ({ own, other }: { own: string; other: string }) =>
    `ASP.NET takes ${own}, and request filtering refuses more than ${other} before that, with 404.13 (maxAllowedContentLength)`,
  aspNet: ({ own, other }: { own: string; other: string }) =>
    `Request filtering lets ${own} pass, and ASP.NET refuses more than ${other} (maxRequestLength)`,
};

export const uploadLimitsDisagree = configRule({
  id: 'upload-limits-disagree',
  severity: 'info',
  since: '0.1.0',
  summary: 'One limit for the length of requests is raised, and the other one is not.',
  why: 'Request filtering (maxAllowedContentLength, in bytes) and ASP.NET (maxRequestLength, in KB) both refuse long requests: the smaller limit counts.',
  messages,
  onlyWellFormed: true,
  tag: check,
  place: check,
});

interface Checked {
  readonly parts: readonly Part[];
  readonly report: Reporter<typeof messages>;
}

function check({ parts, report }: Checked): void {
  for (const part of parts) {
    const inKilobytes = decidedBy(part, RUNTIME, 'maxRequestLength');
    const written = writtenIn(part, LENGTH);
    if (!inKilobytes && written.length === 0) continue;
    const place = part.place();
    const [byFilter, byAspNet] = [filterLimit(place), aspNetLimit(place)];
    // What is written in thousands and what in 1024s may differ by a little.
    if (!byFilter || !byAspNet || !mayRunAspNet(place)) continue;
    const data = (own: Limit, other: Limit) => ({ own: sizeOf(own), other: sizeOf(other) });
    const related = ({ at }: Limit) => (at ? [{ at, text: 'the smaller limit' }] : []);
    if (inKilobytes && byAspNet.bytes > byFilter.bytes * 1.1)
      report({
        message: 'iis',
        data: data(byAspNet, byFilter),
        at: inKilobytes.attribute.valueSpan,
        related: related(byFilter),
      });
    const inBytes = decidedAmong(written, part, LENGTH, place);
    if (inBytes && byFilter.bytes > byAspNet.bytes * 1.1 && isAspNet(place))
      report({
        message: 'aspNet',
        data: data(byFilter, byAspNet),
        at: inBytes.attribute.valueSpan,
        related: related(byAspNet),
      });
  }
}

interface Limit {
  readonly bytes: number;
  /** Undefined for a default. */
  readonly at: Origin | undefined;
}

function filterLimit(place: Place): Limit | undefined {
  const value = attributeOf(elementOf(place.section(FILTERING), 'requestLimits'), 'maxAllowedContentLength');
  return limitOf(textOf(value) ?? '30000000', 1, originOf(value));
}

function aspNetLimit(place: Place): Limit | undefined {
  const value = attributeOf(place.section(RUNTIME), 'maxRequestLength');
  return limitOf(textOf(value) ?? '4096', 1024, originOf(value));
}

function limitOf(text: string, unit: number, at: Origin | undefined): Limit | undefined {
  return /^\d+$/.test(text.trim()) ? { bytes: Number(text) * unit, at } : undefined;
}

/** An application that says something to ASP.NET; `system.web` of the server says nothing about it. */
function isAspNet(place: Place): boolean {
  const sections = ['system.web/httpRuntime', 'system.web/compilation'] as const;
  return sections.some(section => place.section(section).uses.some(use => use.file.role === 'web'));
}

function sizeOf({ bytes, at }: Limit): string {
  const size = bytes >= 1024 * 1024 ? `${Math.round(bytes / 1024 / 1024)} MB` : `${Math.round(bytes / 1024)} KB`;
  return at ? size : `the default of ${size}`;
}

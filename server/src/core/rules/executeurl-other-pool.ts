import { textOf } from '../config/base/value';
import { mapPath } from '../config/files/hierarchy';
import type { Place } from '../config/place';
import type { Part } from '../workspace/parts';
import { setAttribute } from '../xml/edits';
import type { XmlAttribute, XmlElement } from '../xml/tree';
import { configRule, type Reporter } from './engine/rule';
import { inFile, review } from './support/fixes';
import { rewriteRules } from './support/rewrite-rules';

const SECTION = 'system.webServer/httpErrors';

const messages = {
  other: ({ path, pool, own }: { path: string; pool: string; own: string }) =>
    `${path} is served by the pool "${pool}" and not by "${own}": visitors get 403.18 instead of the error page`,
  rewritten: ({ path, pool, own }: { path: string; pool: string; own: string }) =>
    `${path} is served by the pool "${pool}" and not by "${own}": a request that is rewritten to it fails with 403.18`,
};

export const executeUrlOtherPool = configRule({
  id: 'executeurl-other-pool',
  severity: 'warning',
  since: '0.1.0',
  summary:
    'An error page that IIS executes, or the target of a rewrite rule, belongs to an application of another pool.',
  why: 'A worker process executes no URL of another pool: visitors get 403.18 instead of the page.',
  iis: { status: '403.18', hresult: null },
  messages,
  tag({ parts, report }) {
    for (const part of parts) if (part.alone().site) checkAll(part, report);
  },
  place({ parts, placed, report }) {
    if (placed) for (const part of parts) checkAll(part, report);
  },
});

function checkAll(part: Part, report: Reporter<typeof messages>): void {
  check(part, report);
  checkRules(part, report);
}

/** Rules that rewrite to a path whose beginning no request changes. */
function checkRules(part: Part, report: Reporter<typeof messages>): void {
  for (const { element, section } of rewriteRules(part)) {
    const action = element.child('action');
    const url = action?.attribute('url');
    if (section === 'system.webServer/rewrite/outboundRules' || action?.value('type')?.toLowerCase() !== 'rewrite')
      continue;
    if (!url?.value.startsWith('/')) continue;
    const place = part.place();
    const path = fixedPath(url.value);
    const own = poolAt(place, place.path);
    const pool = poolAt(place, path);
    if (own === undefined || pool === undefined || own.toLowerCase() === pool.toLowerCase()) continue;
    report({ message: 'rewritten', data: { path, pool, own }, at: url.valueSpan });
  }
}

/** The segments in front of the first reference: `/api/` of `/api/{R:1}`. */
function fixedPath(url: string): string {
  const [path = ''] = url.split('?');
  const brace = path.indexOf('{');
  return brace < 0 ? path : path.slice(0, path.lastIndexOf('/', brace) + 1);
}

function check(part: Part, report: Reporter<typeof messages>): void {
  for (const section of part.elements(SECTION)) {
    for (const { element, path } of executed(section)) {
      const place = part.place();
      const own = poolAt(place, place.path);
      const pool = poolAt(place, path.value);
      if (own === undefined || pool === undefined || own.toLowerCase() === pool.toLowerCase()) continue;
      report({
        message: 'other',
        data: { path: path.value, pool, own },
        at: path.valueSpan,
        fixes: () =>
          element === section
            ? []
            : [
                review(
                  'Send the file instead (responseMode="File")',
                  inFile(part.file, setAttribute(element, 'responseMode', 'File')),
                ),
              ],
      });
    }
  }
}

interface Executed {
  readonly element: XmlElement;
  readonly path: XmlAttribute;
}

/** URLs of this server that IIS executes; `path` begins with a slash then. */
function* executed(section: XmlElement): Iterable<Executed> {
  for (const element of section.children()) {
    const path = element.attribute('path');
    if (element.is('error') && path && isExecuteUrl(element.value('responseMode'))) yield* local(element, path);
  }
  const path = section.attribute('defaultPath');
  if (path && isExecuteUrl(section.value('defaultResponseMode'))) yield* local(section, path);
}

function* local(element: XmlElement, path: XmlAttribute): Iterable<Executed> {
  if (/^\/[^{}$#]*$/.test(path.value)) yield { element, path };
}

function isExecuteUrl(mode: string | undefined): boolean {
  return mode?.toLowerCase() === 'executeurl';
}

function poolAt({ site }: Place, path: string): string | undefined {
  const application = site && mapPath(site, path).application;
  return application && textOf(application.applicationPool);
}

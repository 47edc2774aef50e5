import { locationSegments } from '../config/base/location-path';
import { joinUrlPath, normalizeUrlPath } from '../config/base/url-path';
import type { ConfigFile, FileRole } from '../config/files/config-file';
import type { Span } from '../text/span';
import { accountNamed } from '../windows/account';
import type { XmlAttribute, XmlElement } from '../xml/tree';
import { type NameKind, type NameRole, namingOf } from './name-kinds';

/** Kinds of names that are defined in configuration files and used elsewhere in them. */
export type SharedKind =
  | 'pool'
  | 'site'
  | 'application'
  | 'handler'
  | 'module'
  | 'rewriteMap'
  | 'allowedServerVariable'
  | 'appSetting'
  | 'connectionString';

/** A name where it is written. */
export interface NameUse {
  readonly kind: SharedKind;
  /** What tells it from others of its kind: letters do not count as large or small. An application: `site/path`. */
  readonly key: string;
  /** As it is written, decoded. */
  readonly name: string;
  readonly role: NameRole;
  readonly span: Span;
}

const SHARED: { readonly [K in NameKind]?: SharedKind } = {
  pool: 'pool',
  site: 'site',
  handler: 'handler',
  module: 'module',
  nativeModule: 'module',
  handlerModule: 'module',
  rewriteMap: 'rewriteMap',
  allowedServerVariable: 'allowedServerVariable',
  appSetting: 'appSetting',
  connectionString: 'connectionString',
};

/**
 * Where a name is written in a file, in document order. Looked for in the text first, so that a large file costs what it
 * holds of the name.
 */
export function usesIn({ document, role }: ConfigFile, kind: SharedKind, key: string): readonly NameUse[] {
  const found = new Map<number, NameUse>();
  // What may be written with references to characters is left out of what is looked for.
  const [longest = ''] = [
    ...(kind === 'application' ? key.split('/').slice(1) : key.split('/')).flatMap(part => part.split(/[&<>"']/)),
  ].sort((a, b) => b.length - a.length);
  if (longest === '') return [];
  const pattern = new RegExp(longest.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gi');
  for (const match of document.text.matchAll(pattern)) {
    const attribute = document.hit(match.index)?.attribute;
    if (!attribute || attribute.valueSpan.start > match.index) continue;
    for (const use of usesAt(attribute, role)) if (use.kind === kind && use.key === key) found.set(use.span.start, use);
  }
  return [...found.values()];
}

/** The use that an offset is on, the smallest where there are several. */
export function useAt({ document, role }: ConfigFile, offset: number): NameUse | undefined {
  const attribute = document.hit(offset)?.attribute;
  if (!attribute) return undefined;
  return usesAt(attribute, role)
    .filter(({ span }) => span.start <= offset && offset <= span.end)
    .sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start))[0];
}

function usesAt(attribute: XmlAttribute, role: FileRole): readonly NameUse[] {
  const { element } = attribute;
  if (isLocationTag(element))
    return attribute.name === 'path' && role === 'applicationHost' ? [...inLocation(attribute)] : [];
  return usesInAttribute(attribute, pathOf(element), siteAround(element));
}

/** Names of the elements from the outermost group or section on; empty in the frame. */
export function pathOf(element: XmlElement): string {
  const names: string[] = [];
  for (let each: XmlElement | undefined = element; each; each = each.parent) {
    if (isLocationTag(each) || (each.parent === undefined && each.is('configuration'))) break;
    names.push(each.name);
  }
  return names.reverse().join('/');
}

function isLocationTag(element: XmlElement): boolean {
  return element.is('location') && element.parent?.is('configuration') === true && element.parent.parent === undefined;
}

function siteAround(element: XmlElement): string | undefined {
  return element.is('application') ? element.parent?.value('name') : undefined;
}

/** Names in the text of one attribute. `path`: as `ConfigPosition.path`; `site`: the name of the site around it. */
export function usesInAttribute(attribute: XmlAttribute, path: string, site: string | undefined): readonly NameUse[] {
  if (path === 'system.applicationHost/sites/site/application' && attribute.name === 'path' && site !== undefined) {
    const key = applicationKey(site, attribute.value);
    // The root application has no name of its own.
    return normalizeUrlPath(attribute.value) === '/'
      ? []
      : [{ kind: 'application', key, name: attribute.value, role: 'declares', span: attribute.valueSpan }];
  }
  const naming = namingOf(path, attribute.name);
  const kind = naming && SHARED[naming.kind];
  return naming && kind
    ? [...parts(attribute, kind, naming.role, naming.isList === true)]
    : [...inText(attribute, path)];
}

function* parts(attribute: XmlAttribute, kind: SharedKind, role: NameRole, isList: boolean): Iterable<NameUse> {
  const { value, rawValue, valueSpan } = attribute;
  if (!isList || !value.includes(',')) {
    if (value !== '') yield { kind, key: value.toLowerCase(), name: value, role, span: valueSpan };
    return;
  }
  if (value !== rawValue) return;
  for (const match of value.matchAll(/[^,\s][^,]*/g)) {
    const name = match[0].trimEnd();
    const start = valueSpan.start + match.index;
    yield { kind, key: name.toLowerCase(), name, role, span: { start, end: start + name.length } };
  }
}

/** Accounts of pools in any text, and rewrite maps in that of rules. */
function* inText({ value, rawValue, valueSpan }: XmlAttribute, path: string): Iterable<NameUse> {
  // Where characters are written by their numbers, nothing smaller than the value can be pointed at.
  if (value !== rawValue) return;
  const identity = value.includes('\\') ? accountNamed(value, 'own') : undefined;
  if (identity?.kind === 'virtualAccount') {
    const name = identity.pool;
    yield {
      kind: 'pool',
      key: name.toLowerCase(),
      name,
      role: 'refers',
      span: { start: valueSpan.end - name.length, end: valueSpan.end },
    };
  }
  if (!path.startsWith('system.webServer/rewrite/')) return;
  for (const match of value.matchAll(/\{([^{}:]+):/g)) {
    const name = match[1] ?? '';
    if (/^(R|C|ToLower|UrlEncode|UrlDecode)$/i.test(name)) continue;
    const start = valueSpan.start + match.index + 1;
    yield {
      kind: 'rewriteMap',
      key: name.toLowerCase(),
      name,
      role: 'refers',
      span: { start, end: start + name.length },
    };
  }
}

function* inLocation(path: XmlAttribute): Iterable<NameUse> {
  const [site, ...below] = locationSegments(path);
  if (!site) return;
  yield { kind: 'site', key: site.text.toLowerCase(), name: site.text, role: 'refers', span: site.span };
  const last = below.at(-1);
  const first = below[0];
  if (!first || !last) return;
  const name = `/${below.map(({ text }) => text).join('/')}`;
  const key = applicationKey(site.text, name);
  yield { kind: 'application', key, name, role: 'refers', span: { start: first.span.start, end: last.span.end } };
}

export function applicationKey(site: string, path: string): string {
  return `${site}${joinUrlPath('/', path)}`.toLowerCase();
}

/** Whether a name of that kind is one for the whole server; others count in the files above and below of their own. */
export function isServerWide(kind: SharedKind): boolean {
  return kind === 'pool' || kind === 'site' || kind === 'application';
}

import { locationSegments } from '../config/base/location-path';
import { joinUrlPath, normalizeUrlPath } from '../config/base/url-path';
import type { ConfigFile, FileRole } from '../config/files/config-file';
import type { Span } from '../text/span';
import { accountNamed } from '../windows/account';
import type { XmlAttribute, XmlElement } from '../xml/tree';
import { type NameKind, type NameRole, type Naming, namingOf } from './name-kinds';

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
  /** The attribute around it; undefined in a comment. */
  readonly attribute: XmlAttribute | undefined;
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
export function usesIn(file: ConfigFile, kind: SharedKind, key: string): readonly NameUse[] {
  const { text } = file.document;
  const found = new Map<number, NameUse>();
  // What may be written with references to characters is left out of what is looked for.
  const [longest = ''] = [
    ...(kind === 'application' ? key.split('/').slice(1) : key.split('/')).flatMap(part => part.split(/[&<>"'\s]/)),
  ].sort((a, b) => b.length - a.length);
  // Any character may be written by its number.
  const sought = [...(longest === '' ? [] : [longest.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')]), '&#'];
  for (const match of text.matchAll(new RegExp(sought.join('|'), 'gi'))) {
    for (const use of usesNear(file, match.index)) {
      if (use.kind === kind && use.key === key) found.set(use.span.start, use);
    }
  }
  return [...found.values()];
}

/** The use that an offset is on, the smallest where there are several. */
export function useAt(file: ConfigFile, offset: number): NameUse | undefined {
  return usesNear(file, offset)
    .filter(({ span }) => span.start <= offset && offset <= span.end)
    .sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start))[0];
}

/** Uses in the attribute or comment that an offset is in. */
function usesNear({ document, role }: ConfigFile, offset: number): readonly NameUse[] {
  const hit = document.hit(offset);
  if (hit?.kind === 'comment') return inComment(document.text, hit.span, offset);
  const attribute = hit?.attribute;
  return attribute && attribute.valueSpan.start <= offset ? usesAt(attribute, role) : [];
}

function usesAt(attribute: XmlAttribute, role: FileRole): readonly NameUse[] {
  const { element } = attribute;
  if (isLocationTag(element))
    return attribute.name === 'path' && role === 'applicationHost' ? inLocation(attribute) : [];
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
  const { value, valueSpan } = attribute;
  if (path === 'system.applicationHost/sites/site/application' && attribute.name === 'path' && site !== undefined) {
    const key = applicationKey(site, value);
    // The root application has no name of its own.
    return normalizeUrlPath(value) === '/'
      ? []
      : [{ kind: 'application', key, name: value, role: 'declares', span: valueSpan, attribute }];
  }
  const naming = namingOf(path, attribute.name);
  const kind = naming && SHARED[naming.kind];
  if (naming && kind) {
    if (!naming.isList) return value === '' ? [] : [useOf(attribute, kind, naming.role, 0, value)];
    return partsOf(value).map(([start, name]) => useOf(attribute, kind, naming.role, start, name));
  }
  return [
    ...accounts(attribute, naming),
    ...(path.startsWith('system.webServer/rewrite/') ? rewriteMaps(attribute) : []),
  ];
}

/** A use of a part of the decoded value, from `start` on. */
function useOf(attribute: XmlAttribute, kind: SharedKind, role: NameRole, start: number, name: string): NameUse {
  const span = attribute.spanOfPart(start, start + name.length);
  return { kind, key: name.toLowerCase(), name, role, span, attribute };
}

/** What stands between commas, without blanks around it, and where. */
function partsOf(list: string): readonly (readonly [start: number, part: string])[] {
  return [...list.matchAll(/[^,\s][^,]*/g)].map(({ 0: part, index }) => [index, part.trimEnd()] as const);
}

/** Accounts of pools: the value, a name in a list of them, or one in any other text, such as a command line. */
function accounts(attribute: XmlAttribute, naming: Naming | undefined): readonly NameUse[] {
  const { value } = attribute;
  if (!value.includes('\\')) return [];
  if (naming?.kind !== 'account' && naming?.kind !== 'userList')
    return accountsIn(value).map(([start, name]) => useOf(attribute, 'pool', 'refers', start, name));
  const names = naming.kind === 'account' ? [[0, value] as const] : partsOf(value);
  return names.flatMap(([start, name]) => {
    const identity = accountNamed(name, 'own');
    if (identity.kind !== 'virtualAccount' || identity.pool === '') return [];
    return [useOf(attribute, 'pool', 'refers', start + name.length - identity.pool.length, identity.pool)];
  });
}

/**
 * Names of pools behind `IIS APPPOOL\`, up to a sign that ends a name in commands and sentences: what stands in
 * parentheses of its own may belong to the name.
 */
function accountsIn(text: string): readonly (readonly [start: number, name: string])[] {
  return [...text.matchAll(/\b(IIS APPPOOL\\)((?:\([^\\/,;:"'|<>()\r\n\t]*\)|[^\\/,;:"'|<>()\r\n\t])+)/gi)].map(
    ({ 1: before = '', 2: name = '', index }) => [index + before.length, name.trimEnd()] as const,
  );
}

/** The accounts in the line of a comment that an offset is in: a comment may be a file that is commented out. */
function inComment(text: string, comment: Span, offset: number): readonly NameUse[] {
  const start = Math.max(comment.start, text.lastIndexOf('\n', offset - 1) + 1);
  const next = text.indexOf('\n', offset);
  const line = text.slice(start, next < 0 ? comment.end : Math.min(comment.end, next));
  return accountsIn(line).map(([at, name]) => {
    const span = { start: start + at, end: start + at + name.length };
    return { kind: 'pool', key: name.toLowerCase(), name, role: 'refers', span, attribute: undefined };
  });
}

/** Rewrite maps in the text of rules: `{Map:{URL}}`. */
function rewriteMaps(attribute: XmlAttribute): readonly NameUse[] {
  return [...attribute.value.matchAll(/\{([^{}:]+):/g)].flatMap(({ 1: name = '', index }) =>
    /^(R|C|ToLower|UrlEncode|UrlDecode)$/i.test(name)
      ? []
      : [useOf(attribute, 'rewriteMap', 'refers', index + 1, name)],
  );
}

function inLocation(path: XmlAttribute): readonly NameUse[] {
  const [site, ...below] = locationSegments(path);
  if (!site) return [];
  const ofSite: NameUse = {
    kind: 'site',
    key: site.text.toLowerCase(),
    name: site.text,
    role: 'refers',
    span: site.span,
    attribute: path,
  };
  // Each beginning of the path may be an application.
  const [first] = below;
  if (!first) return [ofSite];
  return [
    ofSite,
    ...below.map((last, index): NameUse => {
      const name = `/${below
        .slice(0, index + 1)
        .map(({ text }) => text)
        .join('/')}`;
      const span = { start: first.span.start, end: last.span.end };
      return { kind: 'application', key: applicationKey(site.text, name), name, role: 'refers', span, attribute: path };
    }),
  ];
}

export function applicationKey(site: string, path: string): string {
  return `${site}${joinUrlPath('/', path)}`.toLowerCase();
}

/** Whether a name of that kind is one for the whole server; others count in the files above and below of their own. */
export function isServerWide(kind: SharedKind): boolean {
  return kind === 'pool' || kind === 'site' || kind === 'application';
}

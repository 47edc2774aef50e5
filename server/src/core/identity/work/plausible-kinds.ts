import { textOf } from '../../config/base/value';
import type { Place } from '../../config/place';
import { attributeOf, type EntryOf } from '../../config/values/effective-values';
import { isExpress } from '../base/express';
import type { HandlerKind } from '../base/query';
import { Trail } from '../base/step';
import type { PipelineMode } from '../process/pool';
import { workerProcess } from '../process/pool';
import type { KindRow } from './handler-rule';
import { KIND_ROWS } from './kinds';

/** Kinds that the configuration makes plausible, and whether the list of handlers was in sight. */
export interface PlausibleKinds {
  /** Code first, then static files, then the reading of web.config, then what is done besides. */
  readonly kinds: readonly HandlerKind[];
  /** True where the loaded files hold no full list of handlers, so that the stock one of IIS is assumed. */
  readonly assumesStockHandlers: boolean;
}

/** What may run or be read at a place, derived from `handlers`, the pool and the sections of hosting modules. */
export function plausibleKinds(place: Place): readonly HandlerKind[] {
  return kindsAt(place).kinds;
}

export function kindsAt(place: Place): PlausibleKinds {
  const server = serverOf(place);
  const found = new Set<HandlerKind>();
  const extension = requestedExtension(place);
  const entries = usableHandlers(place, server);
  const assumesStockHandlers = !entries.some(entry => kindOfEntry(entry) === 'static');
  if (extension === undefined) everyHandler(place, server, entries, found);
  else oneHandler(place, server, entries, extension, found);
  if (found.has('aspnet') && !found.has('wcf') && usesWcf(place)) found.add('wcf');

  for (const [kind, row] of KIND_ROWS) if (row.goesAlong?.(place, found)) found.add(kind);
  return { kinds: KIND_ROWS.flatMap(([kind]) => (found.has(kind) ? kind : [])), assumesStockHandlers };
}

interface Server {
  readonly pipeline: PipelineMode | undefined;
  /** `managedRuntimeVersion`; undefined where nobody writes it, `''` for "no managed code". */
  readonly runtime: string | undefined;
}

function serverOf(place: Place): Server {
  const process = workerProcess(place, new Trail());
  const runtime = process.pool?.attribute('managedRuntimeVersion');
  return { pipeline: process.pipeline, runtime: runtime?.kind === 'set' ? runtime.value : undefined };
}

/** Handlers in the order in which IIS asks them, without those whose precondition or access policy excludes them. */
type Handler = EntryOf<'system.webServer/handlers'>;

function usableHandlers(place: Place, server: Server): readonly Handler[] {
  const section = place.section('system.webServer/handlers');
  const policy = attributeOf(section, 'accessPolicy');
  const allowed = policy.kind === 'set' ? new Set(words(policy.value)) : undefined;
  return (section.collection ?? []).filter(entry => {
    const required = (textOf(attributeOf(entry, 'requireAccess')) ?? 'Script').toLowerCase();
    if (allowed && required !== 'none' && !allowed.has(required)) return false;
    return words(textOf(attributeOf(entry, 'preCondition')) ?? '').every(condition => holds(condition, server));
  });
}

/** Preconditions that the pool decides; bitness and others are taken to hold. */
function holds(condition: string, { pipeline, runtime }: Server): boolean {
  if (condition === 'classicmode') return pipeline !== 'Integrated';
  if (condition === 'integratedmode') return pipeline !== 'Classic';
  const version = /^runtimeversion(?<version>v[\d.]+)$/.exec(condition)?.groups?.version;
  return version === undefined || runtime === undefined || runtime.toLowerCase() === version;
}

function words(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(',')
    .map(word => word.trim())
    .filter(word => word !== '');
}

/** A folder may run anything that no earlier handler for every path and verb takes away. */
function everyHandler(place: Place, server: Server, entries: readonly Handler[], found: Set<HandlerKind>): void {
  for (const entry of entries) {
    const kind = kindOfEntry(entry);
    if (kind && isWanted(place, entry, kind)) found.add(kind);
    if (takesEverything(entry)) return;
  }
  if (!found.has('static')) stockHandlers(server, found);
}

/** A file belongs to the first handler that matches it. */
function oneHandler(
  place: Place,
  server: Server,
  entries: readonly Handler[],
  extension: string,
  found: Set<HandlerKind>,
): void {
  const name = place.path.slice(place.path.lastIndexOf('/') + 1);
  const entry = entries.find(candidate => isFor(candidate, name) && answersGet(candidate));
  const kind = entry ? kindOfEntry(entry) : stockKind(extension, server);
  if (kind) found.add(kind);
}

/** Without a full list of handlers: what every server has, ASP.NET only for a pool with managed code. */
function stockHandlers(server: Server, found: Set<HandlerKind>): void {
  if (server.runtime !== '') found.add('aspnet');
  found.add('static');
}

const KIND_OF_EXTENSION = kindsBy(row => row.extensions);

function stockKind(extension: string, server: Server): HandlerKind {
  const kind = KIND_OF_EXTENSION.get(extension) ?? 'static';
  return (kind === 'aspnet' || kind === 'wcf') && server.runtime === '' ? 'static' : kind;
}

const KIND_OF_MODULE = kindsBy(row => row.modules);

function kindsBy(names: (row: KindRow) => readonly string[] | undefined): ReadonlyMap<string, HandlerKind> {
  return new Map(KIND_ROWS.flatMap(([kind, row]) => (names(row) ?? []).map(name => [name, kind] as const)));
}

function kindOfEntry(entry: Handler): HandlerKind | undefined {
  const modules = words(textOf(attributeOf(entry, 'modules')) ?? '');
  const processor = (textOf(attributeOf(entry, 'scriptProcessor')) ?? '').toLowerCase();
  const type = textOf(attributeOf(entry, 'type')) ?? '';
  if (modules.includes('fastcgimodule') && /\\php[^\\]*\.exe/.test(processor)) return 'php-fastcgi';
  if (modules.includes('isapimodule')) return isapiKind(entry, processor);
  for (const module of modules) {
    const kind = KIND_OF_MODULE.get(module);
    if (kind) return kind;
  }
  if (type === '') return undefined;
  return /^System\.ServiceModel\./i.test(type) ? 'wcf' : 'aspnet';
}

/** ISAPI is also how ASP and, in Classic mode, ASP.NET come to their requests. */
function isapiKind(entry: Handler, processor: string): HandlerKind {
  if (/\\asp\.dll$/.test(processor)) return 'asp';
  if (!/\\aspnet_isapi\.dll$/.test(processor)) return 'isapi';
  return /\.svc$/i.test(textOf(attributeOf(entry, 'path')) ?? '') ? 'wcf' : 'aspnet';
}

/** Entries that every installation of IIS Express or WCF brings along say nothing about this application. */
function isWanted(place: Place, entry: Handler, kind: HandlerKind): boolean {
  if (kind === 'wcf') return usesWcf(place);
  if (kind === 'webdav') return false;
  const stock = /^(ASPClassic|SSINC-|CGI-exe|ISAPI-dll|AboCgi|TraceHandler|OPTIONSVerb|SecurityCertificate)/i;
  const fromHost = entry.at.file === place.hostFile?.uri;
  return !(isExpress(place) && fromHost && stock.test(textOf(attributeOf(entry, 'name')) ?? ''));
}

function usesWcf(place: Place): boolean {
  return (['services', 'serviceHostingEnvironment', 'bindings'] as const).some(name =>
    place.section(`system.serviceModel/${name}`).uses.some(use => use.file.role === 'web'),
  );
}

function takesEverything(entry: Handler): boolean {
  const resource = (textOf(attributeOf(entry, 'resourceType')) ?? 'Unspecified').toLowerCase();
  return (
    textOf(attributeOf(entry, 'path')) === '*' &&
    textOf(attributeOf(entry, 'verb')) === '*' &&
    resource === 'unspecified'
  );
}

/** `path` of a handler is a file name with `*`, or a URL ending. */
function isFor(entry: Handler, name: string): boolean {
  const pattern = textOf(attributeOf(entry, 'path')) ?? '';
  const last = pattern.slice(pattern.lastIndexOf('/') + 1);
  // "*." means a name without extension.
  if (last === '*.') return !name.includes('.');
  return matchesWildcard(last.toLowerCase(), name.toLowerCase());
}

function matchesWildcard(pattern: string, text: string): boolean {
  const parts = pattern.split('*');
  const first = parts[0] ?? '';
  if (parts.length === 1) return pattern === text;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const next = text.indexOf(part, at);
    if (next < 0) return false;
    at = next + part.length;
  }
  const last = parts.at(-1) ?? '';
  return text.length - last.length >= at && text.endsWith(last);
}

function answersGet(entry: Handler): boolean {
  const verbs = words(textOf(attributeOf(entry, 'verb')) ?? '');
  return verbs.includes('*') || verbs.includes('get');
}

/** Lower-case extension of the requested file; undefined where the path is a folder, as far as anybody can tell. */
function requestedExtension(place: Place): string | undefined {
  const { path, application, virtualDirectory } = place;
  const lower = path.toLowerCase();
  if (
    lower === application?.path.toLowerCase() ||
    lower === virtualDirectory?.sitePath.toLowerCase() ||
    place.node.file
  )
    return undefined;
  return /\.(?<extension>[a-z][a-z0-9]*)$/i.exec(path)?.groups?.extension?.toLowerCase();
}

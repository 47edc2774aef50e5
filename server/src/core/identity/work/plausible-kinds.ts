import { booleanOf, textOf } from '../../config/base/value';
import type { Place } from '../../config/place';
import { attributeOf, type EntryOf, elementOf } from '../../config/values/effective-values';
import { isExpress } from '../base/express';
import type { HandlerKind } from '../base/query';
import { failedRequestLog } from '../base/site-setting';
import { Trail } from '../base/step';
import type { PipelineMode } from '../process/pool';
import { workerProcess } from '../process/pool';

/** Kinds that run an application's own code. */
const CODE_KINDS = [
  'aspnetcore',
  'httpPlatform',
  'iisnode',
  'aspnet',
  'wcf',
  'php-fastcgi',
  'asp',
  'cgi',
  'isapi',
  'ssi',
] as const satisfies readonly HandlerKind[];

/** True for a kind that runs the application's own code, as opposed to files, logs and other services. */
export function isCodeKind(kind: HandlerKind): boolean {
  return CODE_KINDS.some(code => code === kind);
}

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

  const kinds: HandlerKind[] = CODE_KINDS.filter(kind => found.has(kind));
  for (const kind of ['static', 'directoryBrowse', 'webdav'] as const) if (found.has(kind)) kinds.push(kind);
  kinds.push('webconfig-read', ...besides(place, found));
  return { kinds, assumesStockHandlers };
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
  if (found.has('static')) filesBesides(place, found);
  else stockHandlers(place, server, found);
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
  if (kind === 'static') filesBesides(place, found);
}

/** Without a full list of handlers: what every server has, ASP.NET only for a pool with managed code. */
function stockHandlers(place: Place, server: Server, found: Set<HandlerKind>): void {
  if (server.runtime !== '') found.add('aspnet');
  found.add('static');
  filesBesides(place, found);
}

const STOCK_EXTENSIONS: ReadonlyMap<string, HandlerKind> = new Map<string, HandlerKind>([
  ...['aspx', 'ashx', 'asmx', 'axd', 'cshtml', 'vbhtml', 'rem', 'soap'].map(
    extension => [extension, 'aspnet'] as const,
  ),
  ['svc', 'wcf'],
  ['asp', 'asp'],
  ['php', 'php-fastcgi'],
  ['stm', 'ssi'],
  ['shtm', 'ssi'],
  ['shtml', 'ssi'],
  ['exe', 'cgi'],
  ['dll', 'isapi'],
]);

function stockKind(extension: string, server: Server): HandlerKind {
  const kind = STOCK_EXTENSIONS.get(extension) ?? 'static';
  return (kind === 'aspnet' || kind === 'wcf') && server.runtime === '' ? 'static' : kind;
}

function filesBesides(place: Place, found: Set<HandlerKind>): void {
  if (booleanOf(attributeOf(place.section('system.webServer/directoryBrowse'), 'enabled')))
    found.add('directoryBrowse');
  if (booleanOf(attributeOf(place.section('system.webServer/webdav/authoring'), 'enabled'))) found.add('webdav');
}

/** Modules that stand for a kind, in lower case. */
const KIND_OF_MODULE: ReadonlyMap<string, HandlerKind> = new Map<string, HandlerKind>([
  ['aspnetcoremodule', 'aspnetcore'],
  ['aspnetcoremodulev2', 'aspnetcore'],
  ['httpplatformhandler', 'httpPlatform'],
  ['iisnode', 'iisnode'],
  ['cgimodule', 'cgi'],
  ['serversideincludemodule', 'ssi'],
  ['staticfilemodule', 'static'],
  ['webdavmodule', 'webdav'],
]);

function kindOfEntry(entry: Handler): HandlerKind | undefined {
  const modules = words(textOf(attributeOf(entry, 'modules')) ?? '');
  const processor = (textOf(attributeOf(entry, 'scriptProcessor')) ?? '').toLowerCase();
  const type = textOf(attributeOf(entry, 'type')) ?? '';
  if (modules.includes('fastcgimodule')) return /\\php[^\\]*\.exe/.test(processor) ? 'php-fastcgi' : undefined;
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

/** Work that goes along with the kinds found, where the configuration switches it on. */
function besides(place: Place, found: ReadonlySet<HandlerKind>): readonly HandlerKind[] {
  const kinds: HandlerKind[] = [];
  const sessions = textOf(attributeOf(place.section('system.web/sessionState'), 'mode'))?.toLowerCase();
  if (found.has('aspnet') && sessions === 'sqlserver') kinds.push('aspnet-session-sql');
  const logs = (name: 'aspNetCore' | 'httpPlatform') =>
    booleanOf(attributeOf(place.section(`system.webServer/${name}`), 'stdoutLogEnabled')) === true;
  if ((found.has('aspnetcore') && logs('aspNetCore')) || (found.has('httpPlatform') && logs('httpPlatform')))
    kinds.push('stdout-log');
  if (found.has('aspnetcore')) kinds.push('dataprotection-keys');
  if (checksFiles(place)) kinds.push('rewrite-check');
  if (place.site && failedRequestLog(place).enabled) kinds.push('frt-log');
  if (place.site?.bindings.some(binding => binding.protocol.toLowerCase() === 'ftp')) kinds.push('ftp');
  return kinds;
}

function checksFiles(place: Place): boolean {
  for (const rule of place.section('system.webServer/rewrite/rules').collection ?? []) {
    for (const condition of elementOf(rule, 'conditions')?.collection ?? []) {
      const type = textOf(attributeOf(condition, 'matchType'))?.toLowerCase();
      if (type === 'isfile' || type === 'isdirectory') return true;
    }
  }
  return false;
}

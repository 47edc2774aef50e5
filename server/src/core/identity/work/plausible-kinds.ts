import { memo } from '../../base/memo';
import type { Place } from '../../config/place';
import { isExpress } from '../base/express';
import type { HandlerKind } from '../base/query';
import { servesHttp } from '../base/site-setting';
import { type HandlerEntry, type HandlerList, handlerList } from '../handlers/handler-list';
import { type PoolMode, poolModeAt, preConditionsHold } from '../handlers/pool-mode';
import { isEnabled, matchesPath } from '../handlers/select-handler';
import { parseUrl } from '../handlers/url';
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

export const kindsAt = memo((place: Place): PlausibleKinds => {
  const mode = poolModeAt(place);
  const found = new Set<HandlerKind>();
  const list = handlerList(place);
  const entries = usableHandlers(list, mode);
  const assumesStockHandlers = !entries.some(entry => kindOfEntry(entry) === 'static');
  const isWeb = servesHttp(place);
  if (isWeb) {
    const extension = requestedExtension(place);
    if (extension === undefined) everyHandler(place, mode, entries, found);
    else oneHandler(place, mode, entries, extension, found);
    if (found.has('aspnet') && !found.has('wcf') && usesWcf(place)) found.add('wcf');
  }
  for (const [kind, row] of KIND_ROWS) {
    if ((isWeb || row.service !== 'web') && row.goesAlong?.(place, found)) found.add(kind);
  }
  return { kinds: KIND_ROWS.flatMap(([kind]) => (found.has(kind) ? kind : [])), assumesStockHandlers };
});

/** Handlers in the order in which IIS asks them, without those whose precondition or access policy excludes them. */
function usableHandlers(list: HandlerList, mode: PoolMode): readonly HandlerEntry[] {
  return list.entries.filter(entry => isEnabled(entry, list) && preConditionsHold(entry.preConditions, mode) !== false);
}

/** A folder may run anything that no earlier handler for every path and verb takes away. */
function everyHandler(place: Place, mode: PoolMode, entries: readonly HandlerEntry[], found: Set<HandlerKind>): void {
  for (const entry of entries) {
    const kind = kindOfEntry(entry);
    if (kind && isWanted(place, entry, kind)) found.add(kind);
    if (takesEverything(entry)) return;
  }
  if (!found.has('static')) stockHandlers(mode, found);
}

/** A file belongs to the first handler that matches it. */
function oneHandler(
  place: Place,
  mode: PoolMode,
  entries: readonly HandlerEntry[],
  extension: string,
  found: Set<HandlerKind>,
): void {
  const url = parseUrl(place.path);
  const entry = entries.find(candidate => matchesPath(candidate, url) === true && answersGet(candidate));
  const kind = entry ? kindOfEntry(entry) : stockKind(extension, mode);
  if (kind) found.add(kind);
}

/** Without a full list of handlers: what every server has, ASP.NET only for a pool with managed code. */
function stockHandlers(mode: PoolMode, found: Set<HandlerKind>): void {
  if (mode.runtime !== '') found.add('aspnet');
  found.add('static');
}

const KIND_OF_EXTENSION = kindsBy(row => row.extensions);

function stockKind(extension: string, mode: PoolMode): HandlerKind {
  const kind = KIND_OF_EXTENSION.get(extension) ?? 'static';
  return (kind === 'aspnet' || kind === 'wcf') && mode.runtime === '' ? 'static' : kind;
}

const KIND_OF_MODULE = kindsBy(row => row.modules);

function kindsBy(names: (row: KindRow) => readonly string[] | undefined): ReadonlyMap<string, HandlerKind> {
  return new Map(KIND_ROWS.flatMap(([kind, row]) => (names(row) ?? []).map(name => [name, kind] as const)));
}

/** Modules of IIS that answer by themselves and open no content. */
const ANSWERING: ReadonlySet<string> = new Set([
  'protocolsupportmodule',
  'defaultdocumentmodule',
  'directorylistingmodule',
]);

/** The kind of work that an entry of `handlers` hands its requests to; undefined where no content is opened. */
export const kindOfEntry = memo(({ modules, scriptProcessor, type, path }: HandlerEntry): HandlerKind | undefined => {
  const [program = ''] = scriptProcessor.toLowerCase().split('|');
  if (modules.includes('fastcgimodule') && /(?:^|[\\/])php[^\\/]*\.exe"?$/.test(program)) return 'php-fastcgi';
  if (modules.includes('isapimodule')) return isapiKind(path, program);
  for (const module of modules) {
    const kind = KIND_OF_MODULE.get(module);
    if (kind) return kind;
  }
  if (type !== '') return /^System\.ServiceModel\./i.test(type) ? 'wcf' : 'aspnet';
  return modules.length > 0 && !modules.every(module => ANSWERING.has(module)) ? 'module' : undefined;
});

/** ISAPI is also how ASP and, in Classic mode, ASP.NET come to their requests. */
function isapiKind(path: string, program: string): HandlerKind {
  if (/[\\/]asp\.dll$/.test(program)) return 'asp';
  if (!/[\\/]aspnet_isapi\.dll$/.test(program)) return 'isapi';
  return /\.svc$/i.test(path) ? 'wcf' : 'aspnet';
}

/** Entries that every installation of IIS Express or WCF brings along say nothing about this application. */
function isWanted(place: Place, { name, at }: HandlerEntry, kind: HandlerKind): boolean {
  if (kind === 'wcf') return usesWcf(place);
  if (kind === 'webdav') return false;
  const stock = /^(ASPClassic|SSINC-|CGI-exe|ISAPI-dll|AboCgi|TraceHandler|OPTIONSVerb|SecurityCertificate)/i;
  const fromHost = at.file === place.hostFile?.uri;
  return !(isExpress(place) && fromHost && stock.test(name));
}

function usesWcf(place: Place): boolean {
  return (['services', 'serviceHostingEnvironment', 'bindings'] as const).some(name =>
    place.section(`system.serviceModel/${name}`).uses.some(use => use.file.role === 'web'),
  );
}

function takesEverything({ path, verbs, resourceType }: HandlerEntry): boolean {
  return path === '*' && verbs.includes('*') && resourceType === 'unspecified';
}

function answersGet({ verbs }: HandlerEntry): boolean {
  return verbs.includes('*') || verbs.includes('GET');
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

import type { LocationTarget } from '../../config/base/location-path';
import { joinUrlPath } from '../../config/base/url-path';
import { textOf } from '../../config/base/value';
import type { ConfigFile } from '../../config/files/config-file';
import type { Pool } from '../../config/files/topology';
import type { Place } from '../../config/place';
import type { HandlerKind } from '../../identity/base/query';
import { isCodeKind, plausibleKinds } from '../../identity/work/plausible-kinds';
import type { Span } from '../../text/span';
import type { Snapshot } from '../../workspace/snapshot';
import type { XmlAttribute, XmlElement } from '../../xml/tree';

/** What a question about a cursor position is about. */
export type Subject = PoolSubject | PoolDefaultsSubject | PlaceSubject | ServerSubject | ResourceSubject;

export interface PoolSubject {
  readonly kind: 'pool';
  readonly host: ConfigFile;
  readonly pool: Pool;
  readonly span: Span;
}

/** `applicationPoolDefaults`: what pools get that say nothing. */
export interface PoolDefaultsSubject {
  readonly kind: 'poolDefaults';
  readonly host: ConfigFile;
  readonly span: Span;
}

export interface PlaceSubject {
  readonly kind: 'place';
  /** All places that the position speaks of: a web.config may serve several sites. At least one. */
  readonly places: readonly Place[];
  /** False where no host configuration places the file. */
  readonly placed: boolean;
  readonly topic: Topic;
  readonly span: Span;
}

/** A section of applicationHost.config outside of location tags: it counts for every site that says nothing else. */
export interface ServerSubject {
  readonly kind: 'server';
  readonly host: ConfigFile;
  readonly topic: Topic;
  readonly span: Span;
}

/** Something that one kind of work reads or writes: a log folder, a database, a folder for temporary files. */
export interface ResourceSubject {
  readonly kind: 'resource';
  /** At least one. */
  readonly places: readonly Place[];
  readonly handlerKind: HandlerKind;
  /** The attribute that names the resource. */
  readonly attribute: XmlAttribute;
  readonly span: Span;
}

/** What the cursor stands on decides how the answer begins. */
export type Topic = 'place' | 'anonymous' | 'windows' | 'impersonation' | 'aspNetCore';

/** Attributes of pools and directories that say who acts; the others get no identity answer. */
const POOL_ATTRIBUTES =
  /^(name|identityType|userName|password|logonType|manualGroupMembership|loadUserProfile|setProfileEnvironment|passAnonymousToken|managedRuntimeVersion|managedPipelineMode|enableConfigurationOverride)$/;
const DIRECTORY_ATTRIBUTES =
  /^(name|path|physicalPath|applicationPool|userName|password|logonMethod|allowSubDirConfig)$/;

const TOPICS: ReadonlyMap<string, Topic> = new Map([
  ['system.webServer/security/authentication/anonymousAuthentication', 'anonymous'],
  ['system.webServer/security/authentication/windowsAuthentication', 'windows'],
  ['system.web/identity', 'impersonation'],
  ['system.webServer/aspNetCore', 'aspNetCore'],
]);

/** Attributes that name a resource, and the kind of work that touches it. `code`: the application's own code. */
const RESOURCES: readonly { readonly path: string; readonly attribute: string; readonly kind: HandlerKind | 'code' }[] =
  [
    { path: 'connectionStrings/add', attribute: 'connectionString', kind: 'code' },
    { path: 'system.web/sessionState', attribute: 'sqlConnectionString', kind: 'aspnet-session-sql' },
    { path: 'system.web/compilation', attribute: 'tempDirectory', kind: 'aspnet-temp' },
    { path: 'system.webServer/aspNetCore', attribute: 'stdoutLogFile', kind: 'stdout-log' },
    { path: 'system.webServer/httpPlatform', attribute: 'stdoutLogFile', kind: 'stdout-log' },
    { path: 'system.webServer/httpCompression', attribute: 'directory', kind: 'compression-cache' },
    { path: 'system.applicationHost/sites/site/logFile', attribute: 'directory', kind: 'http-log' },
    { path: 'system.applicationHost/sites/site/traceFailedRequestsLogging', attribute: 'directory', kind: 'frt-log' },
  ];

/** The subject at an offset; undefined where the configuration there decides no account. */
export function subjectAt(snapshot: Snapshot, uri: string, offset: number): Subject | undefined {
  const file = snapshot.config(uri);
  const hit = file?.document.hit(offset);
  if (!file?.configuration || !hit?.element) return undefined;
  if (!/^(tagName|closeTagName|attributeName|attributeValue)$/.test(hit.kind)) return undefined;
  const position: Position = {
    file,
    element: hit.element,
    attribute: hit.attribute?.name,
    span: hit.span,
    chain: ancestors(hit.element),
  };
  const resource = hit.attribute && resourceSubject(snapshot, position, hit.attribute);
  if (resource) return resource;
  return file.role === 'applicationHost' ? hostSubject(snapshot, position) : webSubject(snapshot, position);
}

interface Position {
  readonly file: ConfigFile;
  readonly element: XmlElement;
  readonly attribute: string | undefined;
  readonly span: Span;
  /** From the root element to `element`. */
  readonly chain: readonly XmlElement[];
}

function resourceSubject(
  snapshot: Snapshot,
  { file, chain, span }: Position,
  attribute: XmlAttribute,
): ResourceSubject | undefined {
  const names = chain.slice(chain[1]?.is('location') ? 2 : 1).map(element => element.name);
  const path = names.join('/');
  const resource = RESOURCES.find(candidate => candidate.path === path && candidate.attribute === attribute.name);
  if (!resource) return undefined;
  const places = placesOfPosition(snapshot, file, chain);
  const [first] = places;
  if (!first) return undefined;
  const kind = resource.kind === 'code' ? (plausibleKinds(first).find(isCodeKind) ?? 'aspnet') : resource.kind;
  return { kind: 'resource', places, handlerKind: kind, attribute, span };
}

/** The places that a line of a file speaks of: those of its location tag, of its site, or of the file. */
function placesOfPosition(snapshot: Snapshot, file: ConfigFile, chain: readonly XmlElement[]): readonly Place[] {
  const target = targetOf(file, chain);
  if (file.role === 'web') {
    const places = placesBelow(snapshot, file.uri, target?.path ?? '');
    const loose = places.length === 0 ? snapshot.loosePlace(file.uri) : undefined;
    return loose ? [loose] : places;
  }
  const isInSites = chain[2]?.is('sites') === true;
  const siteName = isInSites ? chain[3]?.value('name') : target?.site;
  return siteName ? [snapshot.place(file, siteName, (isInSites ? undefined : target?.path) ?? '/')] : [];
}

function hostSubject(snapshot: Snapshot, position: Position): Subject | undefined {
  const { file, chain, attribute, span } = position;
  const names = chain.slice(1).map(element => element.name);
  if (names[0] === 'system.applicationHost' && names[1] === 'applicationPools') return poolSubject(snapshot, position);
  if (names[0] === 'system.applicationHost' && names[1] === 'sites') return siteSubject(snapshot, position);
  const inLocation = names[0] === 'location';
  const topic = topicOf(inLocation ? names.slice(1) : names, attribute);
  if (!topic) return undefined;
  if (!inLocation) return topic === 'place' ? undefined : { kind: 'server', host: file, topic, span };
  const target = targetOf(file, chain);
  if (target?.site === undefined) return topic === 'place' ? undefined : { kind: 'server', host: file, topic, span };
  return { kind: 'place', places: [snapshot.place(file, target.site, target.path)], placed: true, topic, span };
}

/** What the location tag around a position names; undefined outside of tags and for the level of the file. */
function targetOf(file: ConfigFile, chain: readonly XmlElement[]): BelowTarget | undefined {
  const tag = chain[1]?.is('location') ? file.locations.find(({ element }) => element.equals(chain[1])) : undefined;
  return tag?.target.kind === 'below' ? tag.target : undefined;
}

type BelowTarget = Extract<LocationTarget, { kind: 'below' }>;

function poolSubject(snapshot: Snapshot, { file, chain, attribute, span }: Position): Subject | undefined {
  const [, , , entry, inner] = chain;
  if (!entry || (attribute !== undefined && !POOL_ATTRIBUTES.test(attribute))) return undefined;
  if (inner && !inner.is('processModel')) return undefined;
  if (entry.is('applicationPoolDefaults')) return { kind: 'poolDefaults', host: file, span };
  if (!entry.is('add')) return undefined;
  const pool = snapshot
    .topology(file)
    .poolsNamed(entry.value('name') ?? '')
    .find(candidate => candidate.element.equals(entry));
  return pool && { kind: 'pool', host: file, pool, span };
}

function siteSubject(snapshot: Snapshot, { file, chain, element, attribute, span }: Position): Subject | undefined {
  if (attribute !== undefined && !DIRECTORY_ATTRIBUTES.test(attribute)) return undefined;
  if (!/^(site|application|virtualDirectory|applicationDefaults)$/.test(element.name)) return undefined;
  const poolName = attribute === 'applicationPool' ? element.value('applicationPool') : undefined;
  if (element.is('applicationDefaults')) {
    const pool = poolName === undefined ? undefined : snapshot.topology(file).poolsNamed(poolName)[0];
    return pool && { kind: 'pool', host: file, pool, span };
  }
  const [, , , site, application, directory] = chain;
  const siteName = site?.value('name');
  if (siteName === undefined) return undefined;
  const path = joinUrlPath(application?.value('path') ?? '/', directory?.value('path') ?? '/');
  return { kind: 'place', places: [snapshot.place(file, siteName, path)], placed: true, topic: 'place', span };
}

function webSubject(snapshot: Snapshot, { file, chain, attribute, span }: Position): Subject | undefined {
  const names = chain.slice(1).map(element => element.name);
  const inLocation = names[0] === 'location';
  const topic =
    names.length === 0 && attribute === undefined ? 'place' : topicOf(inLocation ? names.slice(1) : names, attribute);
  if (!topic) return undefined;
  const places = placesBelow(snapshot, file.uri, targetOf(file, chain)?.path ?? '');
  if (places.length > 0) return { kind: 'place', places, placed: true, topic, span };
  const loose = snapshot.loosePlace(file.uri);
  return loose && { kind: 'place', places: [loose], placed: false, topic, span };
}

/** The places at which a web.config takes effect, or those below them that one of its location tags names. */
export function placesBelow(snapshot: Snapshot, uri: string, below: string): readonly Place[] {
  return snapshot
    .placements(uri)
    .map(({ host, site, path }) => snapshot.place(host, site.name, joinUrlPath(path, below)));
}

/** The topic of a section, or of the attributes of it that decide accounts; `place` for the location tag itself. */
function topicOf(names: readonly string[], attribute: string | undefined): Topic | undefined {
  if (names.length === 0) return attribute === undefined || attribute === 'path' ? 'place' : undefined;
  return TOPICS.get(names.join('/'));
}

function ancestors(element: XmlElement): readonly XmlElement[] {
  const chain: XmlElement[] = [];
  for (let at: XmlElement | undefined = element; at; at = at.parent) chain.push(at);
  return chain.reverse();
}

/** Name of the pool of a place, where one is known. */
export function poolNameOf(place: Place): string | undefined {
  return textOf(place.poolName);
}

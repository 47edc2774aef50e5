import { textOf } from '../../config/base/value';
import type { ConfigFile } from '../../config/files/config-file';
import type { Pool } from '../../config/files/topology';
import type { Place } from '../../config/place';
import type { HandlerKind } from '../../identity/base/query';
import { HANDLERS_SECTION, handlerList } from '../../identity/handlers/handler-list';
import { isCodeKind } from '../../identity/work/kinds';
import { kindOfEntry, plausibleKinds } from '../../identity/work/plausible-kinds';
import type { Span } from '../../text/span';
import { type ConfigPosition, isOnToken, positionAt } from '../../workspace/position';
import type { Snapshot } from '../../workspace/snapshot';
import type { XmlAttribute } from '../../xml/tree';

/** What a question about a cursor position is about. */
export type Subject =
  | PoolSubject
  | PoolDefaultsSubject
  | PlaceSubject
  | ServerSubject
  | ResourceSubject
  | HandlerSubject;

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

/** An entry of `handlers`: who acts for the requests that it serves. */
export interface HandlerSubject {
  readonly kind: 'handler';
  /** At least one. */
  readonly places: readonly Place[];
  readonly handlerKind: HandlerKind;
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
    { path: 'system.webServer/iisnode', attribute: 'loggingEnabled', kind: 'iisnode' },
    { path: 'system.webServer/iisnode', attribute: 'logDirectory', kind: 'iisnode' },
    { path: 'system.webServer/httpCompression', attribute: 'directory', kind: 'compression-cache' },
    { path: 'system.applicationHost/sites/site/logFile', attribute: 'directory', kind: 'http-log' },
    { path: 'system.applicationHost/sites/site/traceFailedRequestsLogging', attribute: 'directory', kind: 'frt-log' },
  ];

/** The subject at an offset; undefined where the configuration there decides no account. */
export function subjectAt(snapshot: Snapshot, uri: string, offset: number): Subject | undefined {
  const position = positionAt(snapshot, uri, offset);
  if (!position?.hit || !position.file.configuration || !isOnToken(position)) return undefined;
  const given: Given = { ...position.hit, position, snapshot };
  const special = resourceSubject(given) ?? handlerSubject(given);
  return special ?? (position.file.role === 'applicationHost' ? hostSubject(given) : webSubject(given));
}

/** A position with what the cursor is on there. */
interface Given {
  readonly snapshot: Snapshot;
  readonly position: ConfigPosition;
  readonly attribute: XmlAttribute | undefined;
  readonly span: Span;
}

function resourceSubject({ position, attribute, span }: Given): ResourceSubject | undefined {
  if (!attribute) return undefined;
  const { path } = position;
  const resource = RESOURCES.find(candidate => candidate.path === path && candidate.attribute === attribute.name);
  const { places } = position;
  const [first] = resource ? places : [];
  if (!resource || !first) return undefined;
  const kind = resource.kind === 'code' ? (plausibleKinds(first).find(isCodeKind) ?? 'aspnet') : resource.kind;
  return { kind: 'resource', places, handlerKind: kind, attribute, span };
}

function handlerSubject({ position: { path, places, element, file }, span }: Given): HandlerSubject | undefined {
  const [first] = path === `${HANDLERS_SECTION}/add` ? places : [];
  const entry =
    first &&
    handlerList(first).entries.find(({ at }) => at.file === file.uri && at.span.start === element.openTagSpan.start);
  const handlerKind = entry && kindOfEntry(entry);
  return handlerKind && { kind: 'handler', places, handlerKind, span };
}

function hostSubject(given: Given): Subject | undefined {
  const { position, span } = given;
  const { file, is, places, tag } = position;
  if (!file.isHost) return undefined;
  if (!tag && 'section' in is && is.path === 'system.applicationHost/applicationPools') return poolSubject(given);
  if (!tag && 'section' in is && is.path === 'system.applicationHost/sites') return siteSubject(given);
  const topic = topicOf(given);
  if (!topic) return undefined;
  if (places.length > 0) return { kind: 'place', places, placed: true, topic, span };
  return topic === 'place' ? undefined : { kind: 'server', host: file, topic, span };
}

function poolSubject({ snapshot, position, attribute, span }: Given): Subject | undefined {
  const { chain, file } = position;
  const [, , entry, inner] = chain;
  if (!entry || (attribute && !POOL_ATTRIBUTES.test(attribute.name))) return undefined;
  if (inner && !inner.is('processModel')) return undefined;
  if (entry.is('applicationPoolDefaults')) return { kind: 'poolDefaults', host: file, span };
  if (!entry.is('add')) return undefined;
  const pool = snapshot
    .topology(file)
    .poolsNamed(entry.value('name') ?? '')
    .find(candidate => candidate.element.equals(entry));
  return pool && { kind: 'pool', host: file, pool, span };
}

function siteSubject({ snapshot, position, attribute, span }: Given): Subject | undefined {
  const { element, file, places } = position;
  if (attribute && !DIRECTORY_ATTRIBUTES.test(attribute.name)) return undefined;
  if (element.is('applicationDefaults')) {
    const name = attribute?.name === 'applicationPool' ? attribute.value : undefined;
    const pool = name === undefined ? undefined : snapshot.topology(file).poolsNamed(name)[0];
    return pool && { kind: 'pool', host: file, pool, span };
  }
  if (places.length === 0 || !/^(site|application|virtualDirectory)$/.test(element.name)) return undefined;
  return { kind: 'place', places, placed: true, topic: 'place', span };
}

function webSubject(given: Given): Subject | undefined {
  const { position, span } = given;
  const { places } = position;
  const topic = topicOf(given);
  const [first] = topic ? places : [];
  return topic && first && { kind: 'place', places, placed: first.site !== undefined, topic, span };
}

/**
 * The topic of a section, or of the attributes of it that decide accounts; `place` for a location tag and the root of
 * a web.config.
 */
function topicOf({ position, attribute }: Given): Topic | undefined {
  const { file, is, path } = position;
  if (is.kind !== 'frame') return TOPICS.get(path);
  switch (is.name) {
    case 'configuration':
      return file.role !== 'applicationHost' && !attribute ? 'place' : undefined;
    case 'location':
      return !attribute || attribute.name === 'path' ? 'place' : undefined;
    case 'configSections':
      return undefined;
  }
}

/** Name of the pool of a place, where one is known. */
export function poolNameOf(place: Place): string | undefined {
  return textOf(place.poolName);
}

import type { Origin } from '../../config/base/value';
import type { ConfigFile } from '../../config/files/config-file';
import type { Place } from '../../config/place';
import { type Resolution, resolve } from '../../identity/answer/resolve';
import type { Failure } from '../../identity/base/failure';
import type { HandlerKind, IdentityQuery } from '../../identity/base/query';
import type { IdentityRule } from '../../identity/base/rule-id';
import type { Connection } from '../../identity/reach/sql';
import { plausibleKinds } from '../../identity/work/plausible-kinds';
import type { Snapshot } from '../../workspace/snapshot';
import { usualClient } from '../client';
import { placesAt } from '../navigate/places-at';

/** The question of `whoiis explain` and of the request `whoiis/explain`. */
export interface ExplainQuery extends Partial<Omit<IdentityQuery, 'handlerKind'>> {
  /** URI of the host configuration; undefined: the first of the workspace. */
  readonly hostConfig?: string | undefined;
  readonly site: string;
  /** URL path inside the site; default `/`. */
  readonly path?: string | undefined;
  /** Undefined: one answer for each kind that the configuration makes plausible. */
  readonly handlerKind?: HandlerKind | undefined;
}

export interface JsonRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** One answer, as `explain --format json` prints it; `file` holds URIs. */
export interface Explanation extends Omit<Resolution, 'steps' | 'error' | 'connections'> {
  readonly version: 1;
  readonly query: Readonly<Record<string, unknown>>;
  readonly error: (Omit<Failure, 'at'> & { readonly range: JsonRange | null }) | null;
  readonly connections: readonly Omit<Connection, 'at'>[];
  readonly steps: readonly {
    readonly rule: IdentityRule;
    readonly text: string;
    readonly file: string | null;
    readonly range: JsonRange | null;
  }[];
}

export function explain(snapshot: Snapshot, query: ExplainQuery): readonly Explanation[] {
  const host = hostOf(snapshot, query.hostConfig);
  if (!host) return [];
  const place = snapshot.place(host, query.site, query.path ?? '/');
  const kinds = query.handlerKind ? [query.handlerKind] : plausibleKinds(place);
  return kinds.map(kind =>
    explainPlace(snapshot, place, query.site, {
      ...query,
      handlerKind: kind,
      client: query.client ?? { auth: 'none' },
    }),
  );
}

/** The answers for the place that a position speaks of; of several places, all. */
export function explainAt(snapshot: Snapshot, uri: string, offset: number): readonly Explanation[] {
  return placesAt(snapshot, uri, offset).flatMap(place =>
    plausibleKinds(place).map(kind =>
      explainPlace(snapshot, place, place.site?.name ?? '', {
        handlerKind: kind,
        client: { auth: usualClient(place) },
      }),
    ),
  );
}

function hostOf(snapshot: Snapshot, uri: string | undefined): ConfigFile | undefined {
  return uri === undefined ? snapshot.hosts()[0] : snapshot.config(uri, 'applicationHost');
}

function explainPlace(snapshot: Snapshot, place: Place, site: string, query: IdentityQuery): Explanation {
  const { steps, error, connections, ...rest } = resolve(place, query);
  const range = (at: Origin | undefined): JsonRange | null =>
    at ? { start: snapshot.position(at.file, at.span.start), end: snapshot.position(at.file, at.span.end) } : null;
  return {
    version: 1,
    query: queryAnswer(place, site, query),
    ...rest,
    error: error && withRange(error, range),
    connections: connections.map(({ at: _, ...connection }) => connection),
    steps: steps.map(({ rule, text, at }) => ({ rule, text, file: at?.file ?? null, range: range(at) })),
  };
}

function withRange(
  { at, ...error }: Failure,
  range: (at: Origin | undefined) => JsonRange | null,
): Explanation['error'] {
  return { ...error, range: range(at) };
}

/** The question as it was understood. */
function queryAnswer(place: Place, site: string, query: IdentityQuery): Readonly<Record<string, unknown>> {
  const { host, iisVersion, domainJoined, machineName } = place.facts;
  const { handlerKind, client, stage, verb, deniedIdentities } = query;
  const given = Object.entries({ stage, verb, deniedIdentities, machineName }).filter(
    ([, value]) => value !== undefined,
  );
  return { site, path: place.path, handlerKind, client, ...Object.fromEntries(given), host, iisVersion, domainJoined };
}

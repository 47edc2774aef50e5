import { type Resolution, resolve } from '../../answer/resolve';
import type { ServerFacts } from '../../config/base/server-facts';
import type { Origin } from '../../config/base/value';
import type { Place } from '../../config/place';
import type { Failure } from '../../identity/base/failure';
import type { HandlerKind, IdentityQuery } from '../../identity/base/query';
import type { RuleCode } from '../../identity/base/step';
import type { Connection } from '../../identity/reach/sql';
import type { AccessNeed } from '../../identity/work/needs';
import { plausibleKinds } from '../../identity/work/plausible-kinds';
import type { OutcomeStage, StageEntry } from '../../outcome/base/stage';
import type { Identity, Login, Sentence, Unknown } from '../../windows/account';
import type { Snapshot } from '../../workspace/snapshot';
import { answerAt } from '../answer';
import { hostOf } from '../host-of-question';
import { placesAt } from '../navigate/places-at';
import { accountWords, actsWords, holderWords, membershipWords, sentenceWords, unknownWords } from '../words';
import { canonicalAccount, canonicalMembership, canonicalText, canonicalUnknown, unnamedAccount } from './canonical';

/** The question of `whoiis explain` and of the request `whoiis/explain`. */
export interface ExplainQuery extends Partial<Omit<IdentityQuery, 'handlerKind' | 'deniedIdentities'>> {
  /** URI of the host configuration; undefined: the first of the workspace. */
  readonly hostConfig?: string | undefined;
  readonly site: string;
  /** URL path inside the site; default `/`. */
  readonly path?: string | undefined;
  /** Names or SIDs, and what answers call accounts that have no name. */
  readonly deniedIdentities?: readonly string[] | undefined;
  /** Undefined: one answer for each kind that the configuration makes plausible. */
  readonly handlerKind?: HandlerKind | undefined;
}

export interface JsonRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** One answer, as `explain --format json` prints it; `file` holds URIs. */
export interface Explanation {
  readonly version: 1;
  readonly query: Readonly<Record<string, unknown>>;
  readonly handlerKind: HandlerKind;
  readonly processIdentity: string | null;
  readonly anonymousIdentity: string | null;
  readonly requestIdentity: string | null;
  readonly fileAccessIdentity: string | null;
  readonly networkIdentity: string | null;
  readonly processSid: string | null;
  readonly inIisIusrs: boolean | string | null;
  readonly sqlLogin: { readonly local: string | null; readonly remote: string | null } | null;
  readonly additionalAccess: readonly JsonNeed[];
  readonly requiredAccess: readonly JsonNeed[];
  readonly keyStore?: string;
  readonly acePrincipals: readonly string[];
  readonly notes: readonly string[];
  readonly error:
    | (Omit<Failure, 'at' | 'reason'> & { readonly reason: string; readonly range: JsonRange | null })
    | null;
  /** In order, up to the first certain failure or redirect. */
  readonly outcome: readonly JsonStage[];
  readonly connections: readonly (Omit<Connection, 'at' | 'login'> & { readonly login: string | null | undefined })[];
  readonly steps: readonly {
    readonly rule: RuleCode;
    readonly text: string;
    readonly file: string | null;
    readonly range: JsonRange | null;
  }[];
}

/** One stage of the request; ranges as in the protocol. */
export interface JsonStage {
  readonly stage: OutcomeStage;
  readonly result: 'pass' | 'fail' | 'redirect' | 'unknown';
  /** `null` where nothing is answered, or nobody knows what. */
  readonly status: string | null;
  readonly certain: boolean;
  readonly text: string;
  readonly rule: RuleCode;
  readonly file: string | null;
  readonly range: JsonRange | null;
  readonly hresult?: string | null;
  readonly alternatives?: readonly string[];
  /** Where a redirect leads, as written. */
  readonly to?: string;
  /** Completes "depends on …". */
  readonly dependsOn?: string;
}

type JsonNeed = Omit<AccessNeed, 'identity'> & { readonly identity: string };

/** The same answer in words for people. */
export interface ExplanationInWords extends Omit<Explanation, 'inIisIusrs'> {
  readonly inIisIusrs: string | null;
  /** Who acts, as the end of a sentence that begins with the kind of work. */
  readonly acts: string;
}

/** Answers for one question, one for each kind of work. */
export function explain(snapshot: Snapshot, query: ExplainQuery): readonly Explanation[] {
  return answersTo(snapshot, query).map(answer => explanation(snapshot, answer, CANONICAL));
}

/** As {@link explain}, for people. */
export function explainInWords(snapshot: Snapshot, query: ExplainQuery): readonly ExplanationInWords[] {
  return answersTo(snapshot, query).map(answer => {
    const { facts } = answer.place;
    const { inIisIusrs } = answer.resolution;
    return {
      ...explanation(snapshot, answer, inWords(facts)),
      inIisIusrs: inIisIusrs && membershipWords(inIisIusrs, facts),
      acts: actsWords(answer.resolution, facts),
    };
  });
}

/** The answers for the place that a position speaks of; of several places, all. */
export function explainAt(snapshot: Snapshot, uri: string, offset: number): readonly Explanation[] {
  return placesAt(snapshot, uri, offset).flatMap(place =>
    answerAt(place).kinds.map(({ kind, client, resolution }) => {
      const query: IdentityQuery = { handlerKind: kind, client: { auth: client } };
      return explanation(snapshot, { place, site: place.site?.name ?? '', query, resolution }, CANONICAL);
    }),
  );
}

interface Answer {
  readonly place: Place;
  /** As the question names it. */
  readonly site: string;
  readonly query: IdentityQuery;
  readonly resolution: Resolution;
}

function answersTo(snapshot: Snapshot, { hostConfig, site, path, ...query }: ExplainQuery): readonly Answer[] {
  const host = hostOf(snapshot, hostConfig);
  if (!host) return [];
  const place = snapshot.place(host, site, path ?? '/');
  const kinds = query.handlerKind ? [query.handlerKind] : plausibleKinds(place);
  return kinds.map(handlerKind => {
    const asked = {
      ...query,
      handlerKind,
      url: path,
      client: query.client ?? { auth: 'none' },
      deniedIdentities: query.deniedIdentities?.map(name => unnamedAccount(name) ?? name),
    };
    return { place, site, query: asked, resolution: resolve(place, asked) };
  });
}

/** How an answer is printed. */
interface Print {
  login(login: Login): string | null;
  /** Who needs a right. */
  holder(identity: Identity): string;
  unknown(value: Unknown): string;
  text(sentence: Sentence): string;
}

const CANONICAL: Print = {
  login: canonicalAccount,
  holder: identity => canonicalAccount(identity) ?? '',
  unknown: ({ reason }) => canonicalUnknown(reason),
  text: canonicalText,
};

function inWords(facts: ServerFacts): Print {
  return {
    login: login => (login.kind === 'none' ? null : accountWords(login, facts)),
    holder: identity => holderWords(identity, facts),
    unknown: value => unknownWords(value, facts),
    text: sentence => sentenceWords(sentence, facts),
  };
}

function explanation(snapshot: Snapshot, { place, site, query, resolution }: Answer, print: Print): Explanation {
  const { sqlLogin, keyStore, error } = resolution;
  const range = (at: Origin | undefined): JsonRange | null =>
    at ? { start: snapshot.position(at.file, at.span.start), end: snapshot.position(at.file, at.span.end) } : null;
  const need = ({ identity, ...rest }: AccessNeed): JsonNeed => {
    const { what, on, path, ...others } = rest;
    return { what, on, path, identity: print.holder(identity), ...others };
  };
  return {
    version: 1,
    query: queryAnswer(place, site, query),
    handlerKind: resolution.handlerKind,
    processIdentity: print.login(resolution.processIdentity),
    anonymousIdentity: print.login(resolution.anonymousIdentity),
    requestIdentity: print.login(resolution.requestIdentity),
    fileAccessIdentity: print.login(resolution.fileAccessIdentity),
    networkIdentity: print.login(resolution.networkIdentity),
    processSid: resolution.processSid,
    inIisIusrs: canonicalMembership(resolution.inIisIusrs),
    sqlLogin: sqlLogin && { local: print.login(sqlLogin.local), remote: print.login(sqlLogin.remote) },
    additionalAccess: resolution.additionalAccess.map(need),
    requiredAccess: resolution.requiredAccess.map(need),
    ...(keyStore && { keyStore: keyStore.kind === 'folder' ? keyStore.path : print.unknown(keyStore) }),
    acePrincipals: resolution.acePrincipals.map(entry => (typeof entry === 'string' ? entry : print.holder(entry))),
    notes: resolution.notes.map(print.text),
    error: error && failureAnswer(error, range, print),
    outcome: resolution.outcome.map(entry => stageAnswer(entry, range, print)),
    connections: resolution.connections.map(({ at: _, login, ...connection }) => ({
      ...connection,
      login: login && print.login(login),
    })),
    steps: resolution.steps.map(({ rule, text, at }) => ({
      rule,
      text: print.text(text),
      file: at?.file ?? null,
      range: range(at),
    })),
  };
}

function failureAnswer(
  { at, reason, status, hresult, file, section, ...rest }: Failure,
  range: (at: Origin | undefined) => JsonRange | null,
  print: Print,
): Explanation['error'] {
  return { status, hresult, file, section, reason: print.text(reason), ...rest, range: range(at) };
}

function stageAnswer(entry: StageEntry, range: (at: Origin | undefined) => JsonRange | null, print: Print): JsonStage {
  const { stage, result, rule, text, at } = entry;
  return {
    stage,
    result,
    status: entry.result === 'fail' || entry.result === 'redirect' ? entry.status : null,
    certain: entry.result === 'fail' || entry.result === 'redirect' ? entry.certain : entry.result !== 'unknown',
    text: print.text(text),
    rule,
    file: at?.file ?? null,
    range: range(at),
    ...(entry.result === 'fail' && { hresult: entry.hresult }),
    ...(entry.result === 'fail' && entry.alternatives && { alternatives: entry.alternatives }),
    ...(entry.result === 'redirect' && { to: entry.to }),
    ...(entry.result === 'unknown' && { dependsOn: print.text(entry.dependsOn) }),
  };
}

/** The question as it was understood. */
function queryAnswer(place: Place, site: string, query: IdentityQuery): Readonly<Record<string, unknown>> {
  const { host, iisVersion, domainJoined, machineName } = place.facts;
  const { handlerKind, client, stage, verb } = query;
  const deniedIdentities = query.deniedIdentities?.map(account =>
    typeof account === 'string' ? account : canonicalAccount(account),
  );
  const given = Object.entries({ stage, verb, deniedIdentities, machineName }).filter(
    ([, value]) => value !== undefined,
  );
  return { site, path: place.path, handlerKind, client, ...Object.fromEntries(given), host, iisVersion, domainJoined };
}

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
import type { FactsSummary, JsonCheck } from '../access/access-answer';
import { foreignAt } from '../access/facts-at';
import { NeedAnswers } from '../access/need-answers';
import { answerAt } from '../answer';
import { assumedAnswerAt, assumedLead, assumedPlaceOf, assumptionsAt, asTold, becauseOf } from '../assumed';
import { placesAt } from '../navigate/places-at';
import { type PlaceQuery, placeAsked } from '../place-asked';
import { plainWords } from '../print/plain';
import { verdictOf } from '../verdict';
import { verdictEnd } from '../verdict-words';
import { accountWords, holderWords, membershipWords, sentenceWords, unknownWords } from '../words';
import { canonicalAccount, canonicalMembership, canonicalText, canonicalUnknown, unnamedAccount } from './canonical';

/** The question of `whoiis explain` and of the request `whoiis/explain`. */
export interface ExplainQuery extends PlaceQuery, Partial<Omit<IdentityQuery, 'handlerKind' | 'deniedIdentities'>> {
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
  readonly connections: readonly (Omit<Connection, 'at' | 'login' | 'logins'> & {
    readonly login: string | null | undefined;
  })[];
  readonly steps: readonly {
    readonly rule: RuleCode;
    readonly text: string;
    readonly file: string | null;
    readonly range: JsonRange | null;
  }[];
  /** Beside fields that are unknown: what holds under the defaults of IIS. */
  readonly assumed?: AssumedAnswer;
  /** What `access` of each right rests on; only where facts of the server are at hand. */
  readonly facts?: FactsSummary;
  /** Whether those who have to log on may, by the same facts. */
  readonly logons?: readonly JsonCheck[];
}

/** What holds if the server is as a new one is; `<pool>` and `<folder>` stand for names that only the server knows. */
export interface AssumedAnswer
  extends Pick<
    Explanation,
    | 'processIdentity'
    | 'anonymousIdentity'
    | 'requestIdentity'
    | 'fileAccessIdentity'
    | 'networkIdentity'
    | 'inIisIusrs'
    | 'sqlLogin'
    | 'additionalAccess'
    | 'requiredAccess'
    | 'keyStore'
    | 'acePrincipals'
    | 'connections'
    | 'error'
    | 'notes'
  > {
  readonly because: string;
  /** What the file itself decides. */
  readonly changes: Explanation['steps'];
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

/** `access`: whether the account has the right, by facts of the server. */
type JsonNeed = Omit<AccessNeed, 'identity' | 'least' | 'object'> & {
  readonly identity: string;
  readonly access?: JsonCheck & { readonly words: string };
};

/** The same answer in words for people. */
export interface ExplanationInWords extends Omit<Explanation, 'inIisIusrs' | 'assumed'> {
  readonly inIisIusrs: string | null;
  /** Set where the answer is that under the defaults of IIS: a sentence that tells all of it. */
  readonly assumed?: string;
  /** Who acts, as the end of a sentence that begins with the kind of work. */
  readonly acts: string;
}

/** Answers for one question, one for each kind of work. */
export function explain(snapshot: Snapshot, query: ExplainQuery): readonly Explanation[] {
  return answersTo(snapshot, query).map(answer => explanation(snapshot, answer, CANONICAL));
}

/** As {@link explain}, for people. */
export function explainInWords(snapshot: Snapshot, query: ExplainQuery): readonly ExplanationInWords[] {
  return answersTo(snapshot, query).map(given => {
    const assumed = assumedFor(snapshot, given);
    const answer = assumed ?? given;
    const { facts } = answer.place;
    const { inIisIusrs } = answer.resolution;
    const { steps, assumed: _, ...told } = explanation(snapshot, answer, inWords(facts));
    return {
      ...told,
      // Of the defaults nothing is written anywhere.
      steps: assumed ? steps.filter(({ file }) => file !== null) : steps,
      notes: assumed ? [...told.notes, ...assumptionsAt(given.place)] : told.notes,
      inIisIusrs: inIisIusrs && membershipWords(inIisIusrs, facts),
      acts: verdictEnd(verdictOf(answer.resolution), facts),
      ...(assumed && { assumed: assumedText(snapshot, given.place) }),
    };
  });
}

/** For the usual visitor, whoever is asked about. */
function assumedText(snapshot: Snapshot, place: Place): string {
  const answer = assumedAnswerAt(snapshot, place);
  return answer ? plainWords(assumedLead(answer)) : '';
}

/** The answers for the place that a position speaks of; of several places, all. */
export function explainAt(snapshot: Snapshot, uri: string, offset: number): readonly Explanation[] {
  return placesAt(snapshot, uri, offset).flatMap(place =>
    answerAt(place).kinds.map(({ kind, client, resolution }) => {
      const query: IdentityQuery = { handlerKind: kind, client: { auth: client } };
      return explanation(snapshot, { place, site: place.site?.name, file: uri, query, resolution }, CANONICAL);
    }),
  );
}

interface Answer {
  readonly place: Place;
  /** As the question names it; undefined where it names a file that no site has. */
  readonly site: string | undefined;
  readonly file: string | undefined;
  readonly query: IdentityQuery;
  readonly resolution: Resolution;
}

function answersTo(snapshot: Snapshot, { hostConfig, site, file, path, ...query }: ExplainQuery): readonly Answer[] {
  const place = placeAsked(snapshot, { hostConfig, site, file, path });
  if (!place) return [];
  const kinds = query.handlerKind ? [query.handlerKind] : plausibleKinds(assumedPlaceOf(snapshot, place) ?? place);
  return kinds.map(handlerKind => {
    const asked = {
      ...query,
      handlerKind,
      url: file === undefined ? path : place.path,
      client: query.client ?? { auth: 'none' },
      deniedIdentities: query.deniedIdentities?.map(name => unnamedAccount(name) ?? name),
    };
    return { place, site: site ?? place.site?.name, file, query: asked, resolution: resolve(place, asked) };
  });
}

/** The same question under the defaults of IIS, where no host configuration places the file. */
function assumedFor(snapshot: Snapshot, { place, query, ...answer }: Answer): Answer | undefined {
  const assumed = assumedPlaceOf(snapshot, place);
  return assumed && { ...answer, place: assumed, query, resolution: asTold(resolve(assumed, query)) };
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

function explanation(snapshot: Snapshot, answer: Answer, print: Print): Explanation {
  const { place, query, resolution } = answer;
  const { sqlLogin, keyStore, error } = resolution;
  const assumed = assumedFor(snapshot, answer);
  const answers = NeedAnswers.at(snapshot, place, query);
  const foreign = foreignAt(snapshot, place);
  const range = (at: Origin | undefined): JsonRange | null =>
    at ? { start: snapshot.position(at.file, at.span.start), end: snapshot.position(at.file, at.span.end) } : null;
  const need = (given: AccessNeed): JsonNeed => {
    const { identity, ...rest } = answers?.here(given) ?? given;
    const { what, on, path, least: _, object: __, written: ___, ...others } = rest;
    const access = answers && { access: answers.json({ identity, ...rest }) };
    return { what, on, path, identity: print.holder(identity), ...others, ...access };
  };
  return {
    version: 1,
    query: queryAnswer(answer, query),
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
    notes: [...resolution.notes.map(print.text), ...(foreign === undefined ? [] : [foreign])],
    error: error && failureAnswer(error, range, print),
    outcome: resolution.outcome.map(entry => stageAnswer(entry, range, print)),
    connections: resolution.connections.map(({ at: _, logins: __, login, ...connection }) => ({
      ...connection,
      login: login && print.login(login),
    })),
    steps: resolution.steps.map(({ rule, text, at }) => ({
      rule,
      text: print.text(text),
      file: at?.file ?? null,
      range: range(at),
    })),
    ...(answers && { facts: answers.summary, logons: answers.logons() }),
    ...(assumed && { assumed: assumedAnswer(snapshot, explanation(snapshot, assumed, print), place) }),
  };
}

function assumedAnswer(snapshot: Snapshot, answer: Explanation, place: Place): AssumedAnswer {
  const { processIdentity, anonymousIdentity, requestIdentity, fileAccessIdentity, networkIdentity } = answer;
  const { inIisIusrs, sqlLogin, requiredAccess, additionalAccess, keyStore, acePrincipals } = answer;
  const { connections, error, steps } = answer;
  const notes = [...answer.notes, ...assumptionsAt(place)];
  return {
    because: becauseOf(snapshot),
    ...{ processIdentity, anonymousIdentity, requestIdentity, fileAccessIdentity, networkIdentity },
    ...{ inIisIusrs, sqlLogin, requiredAccess, additionalAccess, ...(keyStore !== undefined && { keyStore }) },
    ...{ acePrincipals, connections, error, notes, changes: steps.filter(({ file }) => file !== null) },
  };
}

function failureAnswer(
  { at, reason, status, hresult, file, section, ...rest }: Failure,
  range: (at: Origin | undefined) => JsonRange | null,
  print: Print,
): Explanation['error'] {
  return {
    status,
    hresult,
    file,
    section,
    reason: print.text(reason),
    ...rest,
    range: range(at),
  };
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
function queryAnswer({ place, site, file }: Answer, query: IdentityQuery): Readonly<Record<string, unknown>> {
  const { host, iisVersion, domainJoined, machineName, domainName } = place.facts;
  const { handlerKind, client, stage, verb } = query;
  const deniedIdentities = query.deniedIdentities?.map(account =>
    typeof account === 'string' ? account : canonicalAccount(account),
  );
  const given = Object.entries({ stage, verb, deniedIdentities, machineName, domainName }).filter(
    ([, value]) => value !== undefined,
  );
  const where = site === undefined ? { file } : { site };
  return {
    ...where,
    path: place.path,
    handlerKind,
    client,
    ...Object.fromEntries(given),
    host,
    iisVersion,
    domainJoined,
  };
}

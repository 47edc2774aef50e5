import { booleanOf, originOf } from '../config/base/value';
import type { Place } from '../config/place';
import { isExpress } from '../identity/base/express';
import { type Failure, failure } from '../identity/base/failure';
import type { HandlerKind, IdentityQuery } from '../identity/base/query';
import { type Step, Trail } from '../identity/base/step';
import type { WorkerProcess } from '../identity/process/pool';
import { accountOn, networkIdentity, networkReason } from '../identity/reach/network';
import { type Connection, type SqlLogin, sqlLogin, windowsLogin } from '../identity/reach/sql';
import { Scene } from '../identity/scene';
import { connectAs, knownPath } from '../identity/token/directories';
import { tokenOn } from '../identity/token/token-on';
import { accessNeeds } from '../identity/work/access-needs';
import { fileAuthorization } from '../identity/work/file-authorization';
import type { HandlerRule, ServiceRule } from '../identity/work/handler-rule';
import type { KeyStore } from '../identity/work/key-store';
import { kindRow } from '../identity/work/kinds';
import type { AccessNeed } from '../identity/work/needs';
import { Request } from '../outcome/base/request';
import { errorOf, type FailEntry, type StageEntry } from '../outcome/base/stage';
import { ftpOutcome } from '../outcome/outcome';
import { siteStage } from '../outcome/stages/site';
import {
  ANONYMOUS_LOGON,
  type Identity,
  type Membership,
  NOBODY,
  type Sentence,
  sameAccount,
  unknown,
} from '../windows/account';
import { sidOf } from '../windows/account-sid';
import { say } from '../windows/sentence';
import { acePrincipals } from './ace-principals';
import { isAuthenticated, requestOutcome } from './request-outcome';

/**
 * The answer to one question (words of docs/identity.md). Accounts stay typed: nobody is an identity as well, and
 * so is one that is unknown with its reason. Features print them.
 */
export interface Resolution {
  readonly handlerKind: HandlerKind;
  readonly processIdentity: Identity;
  readonly processSid: string | null;
  /** `null` where no worker starts. */
  readonly inIisIusrs: Membership | null;
  /** Nobody where anonymous authentication is off. */
  readonly anonymousIdentity: Identity;
  readonly requestIdentity: Identity;
  readonly fileAccessIdentity: Identity;
  readonly networkIdentity: Identity;
  /** `null` where no code runs. */
  readonly sqlLogin: SqlLogin | null;
  readonly error: Failure | null;
  /** What happens to the request, stage by stage, up to its first certain failure or redirect (docs/outcome.md). */
  readonly outcome: readonly StageEntry[];
  /** What somebody else needs besides, e.g. the user whom the FileAuthorization module checks (R47). */
  readonly additionalAccess: readonly AccessNeed[];
  /** Who needs what (docs/identity.md, who needs which right). */
  readonly requiredAccess: readonly AccessNeed[];
  /** Where Data Protection keys go; only for that kind. */
  readonly keyStore?: KeyStore;
  /**
   * Whom the access list of the content has to name: the account that touches the files, and on a share what the file
   * server sees of it (R60).
   */
  readonly contentAccount: Identity;
  /**
   * Principals whose entries in an access list cover the account that touches the files (R5, R6, R12; on a share R60),
   * the most specific first: the account, then groups by name. Empty where that account is not known.
   */
  readonly acePrincipals: readonly (Identity | string)[];
  /** Connection strings that the code at this place uses. */
  readonly connections: readonly Connection[];
  readonly notes: readonly Sentence[];
  readonly steps: readonly Step[];
}

/** Names the accounts that act for one question at one place, with the reasons. Never throws. */
export function resolve(place: Place, query: IdentityQuery): Resolution {
  const row = kindRow(query.handlerKind);
  return row.service === 'web' ? resolveHandler(place, query, row) : resolveService(place, query, row);
}

function resolveHandler(place: Place, query: IdentityQuery, rule: HandlerRule): Resolution {
  const scene = new Scene(place, query, rule.managed);
  noteRedirection(scene);
  noteUnread(scene);
  noteSkipped(scene);
  noteDrive(scene);
  const missing = missingSite(place);
  if (missing) return undefinedSite(scene, missing.reason, missing.what);
  // First, so that their steps come first.
  const { process, anonymous } = scene;
  const { outcome, end, failed } = fateOf(scene, rule);
  if (failed) tellFailure(scene, failed);
  return finish(scene, {
    actors: {
      process: process.identity,
      anonymous: anonymous.identity,
      request: requestIdentity(scene, rule, end),
      file: fileIdentity(scene, rule, end),
    },
    process,
    outcome,
    failure: failed && failureOf(failed),
    rule,
  });
}

/** Whether `fileAccessIdentity` of {@link resolve} is an account: without the reasons, and only as far as it takes. */
export function touchesFilesAs(account: Identity, place: Place, query: IdentityQuery): boolean {
  const rule = kindRow(query.handlerKind);
  if (rule.service !== 'web') return sameAccount(resolve(place, query).fileAccessIdentity, account);
  if (missingSite(place)) return false;
  const scene = new Scene(place, query, rule.managed);
  // How the request ends takes much longer to tell, and may only take the account away.
  if (!sameAccount(rule.identity(scene), account)) return false;
  return sameAccount(fileIdentity(scene, rule, fateOf(scene, rule).end), account);
}

/** A site that nobody defines, or whose root nobody does; `what` is missing then. */
function missingSite(place: Place): { readonly reason: string; readonly what: string } | undefined {
  if (!place.site)
    return place.hostFile
      ? {
          reason: 'the site is not defined in applicationHost.config',
          what: 'the site, which applicationHost.config does not define',
        }
      : undefined;
  if (place.application) return undefined;
  const { name } = place.site;
  return {
    reason: `site ${name} has no root application`,
    what: `the root application of site ${name}, which is not defined`,
  };
}

/** What happens to the request, and how it ends before its handler works. */
function fateOf(scene: Scene, rule: HandlerRule) {
  const outcome = requestOutcome(scene, rule);
  return { outcome, end: endOf(outcome), failed: errorOf(outcome) };
}

/** How a request ends before its handler works: for certain, or perhaps, for a reason that leaves the account in doubt. */
interface End {
  readonly certain: boolean;
  readonly doubt: Sentence;
  readonly afterAuthentication: boolean;
  readonly isWorkerMissing: boolean;
}

function endOf(outcome: readonly StageEntry[]): End | undefined {
  const redirect = outcome.find(entry => entry.result === 'redirect' && entry.certain);
  if (redirect?.result === 'redirect') {
    const afterAuthentication = redirect.stage === 'authorization';
    return { certain: true, doubt: redirect.text, afterAuthentication, isWorkerMissing: false };
  }
  const failed = errorOf(outcome);
  // What is uncertain about the state of the server, not about an account, leaves open only whether the account acts.
  if (!failed || (!failed.certain && failed.rule.startsWith('O'))) return undefined;
  return {
    certain: failed.certain,
    doubt: say`whether the request fails with ${failed.status ?? 'an error'} (${failed.reason})`,
    afterAuthentication: failed.afterAuthentication === true,
    isWorkerMissing: failed.status === '503' || failed.stage === 'pool',
  };
}

/** The failure as a step, where the stage that found it has not told it itself. */
function tellFailure({ trail }: Scene, { rule, text, at }: FailEntry): void {
  const isTold = trail.steps.some(
    step => step.about === 'error' && step.at?.file === at?.file && step.at?.span.start === at?.span.start,
  );
  if (!isTold) trail.step('error', rule, text, at);
}

function failureOf({ status, reason, at, hresult, certain, section, alternatives }: FailEntry): Failure {
  return failure(status ?? 'unknown', reason, { at, hresult, certain, section, alternatives });
}

/** Kinds of work that never belong to an authenticated request, and stages before there is one, have no request user. */
function requestIdentity(scene: Scene, rule: HandlerRule, end: End | undefined): Identity {
  const { stage } = scene.query;
  if (rule.phase !== 'request' || stage === 'BeginRequest' || stage === 'Application_Start') return NOBODY;
  if (!end || end.afterAuthentication) return scene.user.identity;
  return end.certain ? NOBODY : unknown(end.doubt);
}

function fileIdentity(scene: Scene, rule: HandlerRule, end: End | undefined): Identity {
  // No worker, nobody who reads: only HTTP.sys goes on.
  if (end && (rule.phase !== 'reading' || end.isWorkerMissing)) return end.certain ? NOBODY : unknown(end.doubt);
  const identity = rule.identity(scene);
  const { user } = scene;
  // Where the logon itself is in doubt, so is whether the handler gets to work at all (R10, R12).
  if (isAuthenticated(scene, rule) && user.doubt !== undefined) return unknown(user.doubt);
  return identity;
}

/** Who acts, before the questions that follow from it: network, logins, rights. */
interface Actors {
  readonly process: Identity;
  readonly anonymous: Identity;
  readonly request: Identity;
  readonly file: Identity;
}

interface Answer {
  readonly actors: Actors;
  readonly process: WorkerProcess;
  readonly outcome: readonly StageEntry[];
  readonly failure: Failure | undefined;
  readonly rule: HandlerRule;
}

function finish(scene: Scene, { actors, process, outcome, failure: refused, rule }: Answer): Resolution {
  const { place, query, trail } = scene;
  const { file } = actors;
  const sql = file.kind === 'none' ? undefined : sqlLogin(scene, file, rule.connections);
  const works = file.kind !== 'none' && (!refused?.certain || rule.phase === 'reading');
  if (file.kind !== 'none' && file.kind !== 'unknown') trail.step('network', 'R60', networkReason(file, place.facts));
  const additional = works ? fileAuthorization(scene, rule) : [];
  const required = works ? accessNeeds(scene.aside(), rule, file) : [];
  noteShares(required, trail);
  if (works && rule.code) noteTemporaryFolder(process, file, trail);
  const store = works ? rule.keyStore?.(scene) : undefined;
  return {
    ...answerOf(place, query, actors, trail),
    processSid: isExpress(place) ? null : sidOf(actors.process),
    inIisIusrs: process.inIisIusrs,
    sqlLogin: sql?.login ?? null,
    connections: sql?.connections ?? [],
    error: refused ?? null,
    outcome,
    additionalAccess: additional,
    requiredAccess: required,
    ...(store !== undefined && { keyStore: store }),
    acePrincipals: acePrincipals(tokenOn(required[0]?.path ?? undefined, file, process, place.facts)),
  };
}

/** What every answer has; the rest is empty until somebody fills it in. */
function answerOf(place: Place, query: IdentityQuery, actors: Actors, trail: Trail): Resolution {
  return {
    handlerKind: query.handlerKind,
    processIdentity: actors.process,
    anonymousIdentity: actors.anonymous,
    requestIdentity: actors.request,
    fileAccessIdentity: actors.file,
    networkIdentity: networkIdentity(actors.file, place.facts),
    contentAccount: accountOn(knownPath(place.physicalPath), actors.file, place.facts),
    processSid: null,
    inIisIusrs: null,
    sqlLogin: null,
    connections: [],
    error: null,
    outcome: [],
    additionalAccess: [],
    requiredAccess: [],
    acePrincipals: [],
    notes: trail.notes,
    steps: trail.steps,
  };
}

/**
 * R9: a site that nobody defines answers nothing; what a client sees depends on the other sites. `missing` names in a
 * noun what the answers depend on.
 */
function undefinedSite(scene: Scene, reason: string, missing: string): Resolution {
  const { place, query, trail } = scene;
  trail.step('error', 'R9', `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`, place.site?.at);
  const nothing = unknown(missing);
  const actors = { process: nothing, anonymous: nothing, request: NOBODY, file: NOBODY };
  return {
    ...answerOf(place, query, actors, trail),
    outcome: siteStage(new Request(scene, query.url ?? place.path)),
    error: failure('unknown', reason, {
      file: place.hostFile?.uri,
      section: 'system.applicationHost/sites',
      certain: false,
    }),
  };
}

/** R9: with shared configuration IIS reads another host file; one that is not at hand leaves all of this in doubt. */
function noteRedirection({ place: { redirection }, trail }: Scene): void {
  if (!redirection) return;
  trail.note(
    `The applicationHost.config at hand is not in use: redirection.config is switched on, and IIS reads ${redirection.path}, which is not loaded. These answers come from the file at hand.`,
  );
  trail.step('process', 'R9', `Shared configuration: IIS reads ${redirection.path}.`, redirection.at);
}

/** Files that could not be read are taken as absent, and the answer says so. */
function noteUnread({ place, trail }: Scene): void {
  for (const note of unreadNotes(place)) trail.note(note);
}

export function unreadNotes(place: Place): readonly string[] {
  return place.unread().map(({ path, reason }) => `Assumes that ${path} changes nothing; it is not loaded: ${reason}.`);
}

/** R51, R60: what people who grant rights on a share have to know. */
function noteShares(needs: readonly AccessNeed[], trail: Trail): void {
  const onShare = needs.filter(need => need.shareRight !== undefined);
  if (onShare.length === 0) return;
  trail.note('On a share both its own permissions and those of the files have to allow the account.');
  if (onShare.some(need => sameAccount(need.identity, ANONYMOUS_LOGON)))
    trail.note(
      say`Nothing can sensibly be granted to ${ANONYMOUS_LOGON} on a file server: let the virtual directory connect as an account, or the anonymous user be the process identity (userName="") of a pool whose account is known there.`,
    );
}

/** R8: the folder for temporary files is that of the worker's profile, whoever is impersonated. */
function noteTemporaryFolder({ pool, identity }: WorkerProcess, file: Identity, trail: Trail): void {
  if (!pool || file.kind === 'unknown' || sameAccount(file, identity)) return;
  if (booleanOf(pool.processModel('loadUserProfile')) !== true) return;
  trail.note(
    booleanOf(pool.processModel('setProfileEnvironment')) === false
      ? say`loadUserProfile is on, but setProfileEnvironment is off: %TEMP% stays the folder of the system. ${file} needs to write there where code makes temporary files (Jet and ODBC do).`
      : say`%TEMP% is in the profile of the pool account (loadUserProfile), where ${file} usually cannot write: Jet, ODBC and other code that makes temporary files fails.`,
  );
}

/** R60: a drive letter that looks mapped; "Connect as" is for shares, and `net use` gives away the last letters first. */
function noteDrive({ place, trail }: Scene): void {
  const path = knownPath(place.physicalPath) ?? '';
  const drive = /^[a-z]:/i.exec(path)?.[0].toUpperCase();
  if (drive === undefined || drive === 'C:') return;
  const looksMapped = drive >= 'N:' || connectAs(place.virtualDirectory, new Trail()) !== undefined;
  if (looksMapped)
    trail.note(
      `If ${drive} is a mapped network drive, no worker process sees it: mapped drives belong to the logon of one user. Write the path of the share instead.`,
    );
}

/** R52: switches that keep the native reader from web.config files. */
function noteSkipped({ place, trail }: Scene): void {
  const skipped = place.node.chain().find(node => node.skipped !== undefined)?.skipped;
  if (skipped === 'enableConfigurationOverride') {
    const at = place.pools[0]?.attribute(skipped);
    trail.step('file', 'R52', 'The pool lets IIS read no web.config at all.', at && originOf(at));
  } else if (skipped === 'allowSubDirConfig') {
    const at = place.virtualDirectory?.attribute(skipped);
    trail.step(
      'file',
      'R52',
      'IIS reads only the web.config in the root of the virtual directory.',
      at && originOf(at),
    );
  }
}

/** Another service than the worker process answers. */
function resolveService(place: Place, query: IdentityQuery, rule: ServiceRule): Resolution {
  const trail = new Trail();
  const answer = rule.answer(place, query, trail);
  const { process, anonymous, user } = answer;
  const outcome = ftpOutcome(new Scene(place, query, false, trail), query.url ?? place.path, answer);
  const failed = errorOf(outcome);
  const file = failed?.certain ? NOBODY : answer.file;
  const works = file.kind !== 'none';
  if (works && file.kind !== 'unknown') trail.step('network', 'R60', networkReason(file, place.facts));
  return {
    ...answerOf(place, query, { process, anonymous, request: user, file }, trail),
    sqlLogin: works ? windowsLogin(file, place) : null,
    error: (failed && failureOf(failed)) ?? null,
    outcome,
    acePrincipals: acePrincipals(tokenOn(knownPath(place.physicalPath), file, undefined, place.facts)),
  };
}

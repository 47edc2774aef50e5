import { integratedModeFailure } from '../identity/code/integrated-mode';
import { type HandlerEntry, handlerList } from '../identity/handlers/handler-list';
import { parseUrl, type RequestUrl } from '../identity/handlers/url';
import type { Scene } from '../identity/scene';
import type { ServiceAnswer } from '../identity/server/ftp';
import { Request } from './base/request';
import { ends, type FailEntry, fail, type StageEntry } from './base/stage';
import { handlerStage } from './handler/handler-stage';
import { aspNetStart } from './modules/aspnet-start';
import { moduleStage } from './modules/module-stage';
import { addressList } from './pipeline/addresses';
import { requestFiltering } from './pipeline/filtering';
import { httpRedirect } from './pipeline/http-redirect';
import { rewriting } from './pipeline/rewriting';
import { tlsRequirement } from './pipeline/tls';
import { authenticationStage } from './stages/authentication';
import { authorizationStage } from './stages/authorization';
import {
  compressionScheme,
  isMetBy,
  type Moment,
  refusalsByMoment,
  refusedLog,
  unreadable,
  worst,
} from './stages/configuration';
import { errorPageNote } from './stages/error-page';
import { ftpStages } from './stages/ftp-stages';
import { neverLoaded, wrongDll } from './stages/native-modules';
import { poolStage, sentence } from './stages/pool-stage';
import { siteStage } from './stages/site';

/** What the question is about, as the row of its handler kind tells it. */
export interface OutcomeSubject {
  /** `reading` and `worker`: done without an authenticated request (R40). */
  readonly phase: 'request' | 'worker' | 'reading';
  /** True where the work is done for a user whom IIS has authenticated by then (R44). */
  readonly authenticated: boolean;
  readonly managed: boolean;
  /** URL as asked; a trailing slash tells a folder. */
  readonly url: string;
}

/** Failures that follow from accounts rather than from a request, told by whoever knows the accounts. */
export interface AccountFailures {
  /** The account that reads web.config may not (R74). */
  readonly reading: () => FailEntry | undefined;
  /** ASP.NET refuses `<identity>` (R42). */
  readonly impersonation: () => FailEntry | undefined;
  /** The handler refuses the user, or the access list of the content keeps the account out (R20, R40). */
  readonly handler: () => FailEntry | undefined;
}

/**
 * What happens to a request, stage by stage (O1, O2). The list ends with the first certain failure or redirect; what is
 * uncertain does not end it.
 */
export function outcomeOf(scene: Scene, subject: OutcomeSubject, accounts: AccountFailures): readonly StageEntry[] {
  const request = new Request(scene, subject.url);
  const entries = stagesOf(request, scene, subject, accounts);
  const note = subject.phase === 'request' ? errorPageNote(request, entries) : undefined;
  if (note !== undefined) request.trail.note(note);
  return entries;
}

function stagesOf(
  request: Request,
  scene: Scene,
  subject: OutcomeSubject,
  accounts: AccountFailures,
): readonly StageEntry[] {
  const run = new Run();
  if (!run.add(siteStage(request)) || !run.add(poolStage(request))) return run.entries;
  run.addOne(wrongDll(request));
  run.addOne(neverLoaded(request));
  const handlers = handlerList(request.place);
  const choice = handlerStage(request, handlers, request.url);
  const isManaged = choice.serving ? isManagedEntry(choice.serving) : subject.managed;
  const refusals = refusalsByMoment(request, subject.managed || isManaged);
  const refusal = (moment: Moment): readonly StageEntry[] => {
    const entry = worst(refusals.get(moment));
    return entry ? [entry] : [];
  };

  if (!run.add(refusal('start')) || !run.addOne(accounts.reading()) || !run.addOne(unreadable(request)))
    return run.entries;
  if (!run.addOne(compressionScheme(request))) return run.entries;
  run.addOne(refusedLog(refusals));
  run.passed('configuration', 'R74', 'The configuration of the path is read.');

  // What is asked of the reader or the worker alone meets whatever the first request meets (O33).
  const begin = subject.authenticated ? refusal('begin') : [...refusal('begin'), ...refusal('authentication')];
  const ways = pipelineStages(run, request, subject, isManaged, begin);
  if (run.ended || subject.phase === 'reading') return run.entries;

  if (subject.authenticated) {
    if (!run.add(refusal('authentication')) || !run.add(authenticationStage(request, isManaged))) return run.entries;
    if (!run.addOne(accounts.impersonation())) return run.entries;
    if (!run.add(refusal('authorization')) || !run.add(authorizationStage(request, isManaged))) return run.entries;
  } else if (!run.addOne(accounts.impersonation())) return run.entries;

  if (subject.phase === 'request' && scene.query.stage === undefined) {
    const answers = ways.map(url => {
      if (url.path === request.url.path)
        return servingEntries(request, url, refusals.get('handler') ?? [], subject.managed);
      // What the new folder's files say of handlers and files; all that comes before them has been judged.
      const moved = request.at(url.query === '' ? url.path : `${url.path}?${url.query}`);
      const met = refusalsByMoment(moved, subject.managed || isManaged);
      const broken = worst(met.get('start')?.filter(({ certain }) => certain));
      return broken ? [broken] : servingEntries(moved, url, met.get('handler') ?? [], subject.managed);
    });
    run.add(combined(answers));
  } else
    run.add(
      refusal('handler').filter(entry => entry.result === 'fail' && entry.section?.startsWith('system.web/') === true),
    );
  if (!run.ended) run.addOne(accounts.handler());
  return run.entries;
}

/** FTP: another service answers, with stages of its own (O120). */
export function ftpOutcome(scene: Scene, url: string, answer: ServiceAnswer): readonly StageEntry[] {
  const run = new Run();
  const request = new Request(scene, url);
  if (run.add(siteStage(request))) run.add(ftpStages(request, answer));
  return run.entries;
}

/** The entries so far. Nothing is added behind the one that ends the request. */
class Run {
  readonly entries: StageEntry[] = [];
  ended = false;

  /** False where the request has ended. */
  add(entries: readonly StageEntry[]): boolean {
    for (const entry of entries) {
      if (this.ended) break;
      this.entries.push(entry);
      this.ended = ends(entry);
    }
    return !this.ended;
  }

  addOne(entry: StageEntry | undefined): boolean {
    return this.add(entry ? [entry] : []);
  }

  /** A stage of which nothing else was said has been passed. */
  passed(stage: StageEntry['stage'], rule: StageEntry['rule'], text: string): void {
    if (!this.ended && this.entries.every(entry => entry.stage !== stage))
      this.entries.push({ stage, result: 'pass', rule, text });
  }
}

/** Everything at BeginRequest (O40 to O58); the URLs with which the request goes on. */
function pipelineStages(
  run: Run,
  request: Request,
  subject: OutcomeSubject,
  isManaged: boolean,
  refusals: readonly StageEntry[],
): readonly RequestUrl[] {
  const unchanged = [request.url];
  // A question about a log or a file of the worker asks for no URL.
  const asks = subject.phase === 'request';
  if (
    asks &&
    (!run.addOne(tlsRequirement(request)) ||
      !run.addOne(addressList(request)) ||
      !run.addOne(requestFiltering(request)))
  )
    return unchanged;
  if (!run.add(refusals)) return unchanged;
  const rewritten = asks ? rewriting(request) : undefined;
  if (rewritten && !run.addOne(rewritten.entry)) return unchanged;
  if (asks && !run.addOne(httpRedirect(request))) return unchanged;
  if (!run.addOne(validation(request)) || !run.addOne(aspNetStart(request, isManaged))) return unchanged;
  run.passed('pipeline', 'O8', 'Nothing ends the request before its visitor is asked for a name.');
  return rewritten?.urls.map(parseUrl) ?? unchanged;
}

/** O58: the check of Integrated mode. */
function validation(request: Request): FailEntry | undefined {
  const failure = integratedModeFailure(request.place, request.process, request.trail);
  return (
    failure &&
    fail('pipeline', 'R45', failure.status, sentence(failure.reason), {
      reason: failure.reason,
      at: failure.at,
      section: failure.section,
      certain: failure.certain,
      hresult: failure.hresult,
    })
  );
}

function isManagedEntry(entry: HandlerEntry): boolean {
  return entry.type !== '' || /\\aspnet_isapi\.dll$/i.test(entry.scriptProcessor);
}

/** Handler and module for one URL, with the refusals of sections that the module reads. */
function servingEntries(
  request: Request,
  url: RequestUrl,
  refusals: readonly FailEntry[],
  asksManaged: boolean,
): readonly StageEntry[] {
  const list = handlerList(request.place);
  const { entries, serving, excluded } = handlerStage(request, list, url);
  // What has no extension would be a page or a route of ASP.NET; a native entry serves something else (O5, O26).
  if (asksManaged && !request.mayRunManaged && (!serving || (url.extension === '' && !isManagedEntry(serving))))
    return [withoutRuntime(request, serving === undefined)];
  const met = worst(refusals.filter(entry => isMetBy(entry, request, serving, url.isDirectory)));
  const run = new Run();
  if (!run.add(entries) || !run.addOne(met) || !serving) return run.entries;
  run.add(moduleStage(request, serving, excluded, list, url));
  return run.entries;
}

/** O82, O83: whichever entry it is, a pool without managed code runs none of ASP.NET. */
function withoutRuntime({ mode }: Request, certain: boolean): FailEntry {
  const why = mode.runtime === '' ? 'The pool runs no managed code' : 'No managed engine for this pool is installed';
  return fail('handler', 'O83', '404.17', `${why}, so ASP.NET serves nothing here.`, {
    at: mode.runtimeAt,
    certain,
    section: 'system.applicationHost/applicationPools',
    alternatives: ['500.21', '404.3', '404.4'],
    afterAuthentication: true,
  });
}

/** What all URLs agree on; where they do not, the first one counts and nothing of it is certain (O51). */
function combined(answers: readonly (readonly StageEntry[])[]): readonly StageEntry[] {
  const [first = [], ...others] = answers;
  const end = first.find(ends);
  if (others.length === 0 || !end) return first;
  const same = others.every(other => {
    const last = other.find(ends);
    return last !== undefined && statusOf(last) === statusOf(end);
  });
  if (same) return first;
  return first.map(entry =>
    ends(entry)
      ? {
          stage: entry.stage,
          result: 'unknown' as const,
          rule: 'O51',
          dependsOn: 'whether a rewrite rule changes the URL, which only a request or the disk can tell',
          text: `Where no rule rewrites the URL: ${entry.text}`,
          at: entry.at,
        }
      : entry,
  );
}

function statusOf(entry: StageEntry): string {
  return entry.result === 'fail' || entry.result === 'redirect' ? (entry.status ?? '') : '';
}

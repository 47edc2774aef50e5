import type { Pool, Topology } from '../../config/files/topology';
import type { Refusal } from '../../config/refusals/refusal';
import { reasonOf } from '../../config/refusals/wording';
import { say } from '../../windows/sentence';
import { isExpress } from '../base/express';
import { configFailure, type Failure, failure } from '../base/failure';
import { identityFailure } from '../code/aspnet';
import { impersonationSettings } from '../code/identity-section';
import { integratedModeFailure } from '../code/integrated-mode';
import type { WorkerProcess } from '../process/pool';
import type { Scene } from '../scene';
import { missingPassword } from '../token/directories';
import { authorizationFailure } from '../visitor/authorization';
import type { HandlerRule } from '../work/handler-rule';
import { deniedByAccessList, unreadableFile } from './access-refusal';
import { dotNetLocationErrors } from './location-refusal';

/** A failure, and whether the request had been authenticated before. */
export interface RequestFailure {
  readonly failure: Failure;
  /** True for failures after authentication: the user stays known (words of docs/identity.md). */
  readonly afterAuthentication: boolean;
}

/**
 * What stops the request, in the order in which a server meets it: the worker does not start, a file is refused or
 * cannot be read, the check of Integrated mode, authentication, authorization, the handler, the access lists.
 */
export function firstFailure(scene: Scene, rule: HandlerRule): RequestFailure | undefined {
  const { place, process, trail } = scene;
  if (process.failure) return { failure: process.failure, afterAuthentication: false };
  const before =
    duplicatePools(scene) ??
    refusedFile(scene, rule) ??
    unreadableFile(scene) ??
    missingPassword(place.virtualDirectory, trail) ??
    integratedModeFailure(place, process, trail);
  if (before) return { failure: before, afterAuthentication: false };
  if (rule.phase === 'reading') return undefined;
  if (!isAuthenticated(scene, rule)) return aspNetFailure(scene, rule);
  const { failure: challenge } = scene.user;
  if (challenge) return { failure: challenge, afterAuthentication: false };
  return aspNetFailure(scene, rule) ?? authorizationRefusal(scene) ?? handlerRefusal(scene, rule);
}

/** True where the work is done for a user whom IIS has authenticated by then. */
export function isAuthenticated(scene: Scene, rule: HandlerRule): boolean {
  if (rule.phase !== 'request') return false;
  const { stage } = scene.query;
  if (stage === undefined || stage === 'background-thread') return true;
  // R44: in Classic mode IIS authenticates before ASP.NET sees the request.
  return stage === 'BeginRequest' && rule.managed && scene.process.pipeline === 'Classic';
}

/** ASP.NET reads `<identity>` when it begins to impersonate, after authentication (R44). */
function aspNetFailure(scene: Scene, rule: HandlerRule): RequestFailure | undefined {
  const refused = rule.managed ? refusedIdentity(scene, rule) : undefined;
  // An uncertain refusal comes from a logon that may succeed, so the user stays known.
  return refused && { failure: refused, afterAuthentication: !refused.certain };
}

function authorizationRefusal({ place, user, query, managed, trail }: Scene): RequestFailure | undefined {
  const denied = authorizationFailure(place, user, query.verb ?? 'GET', managed, trail);
  return denied && { failure: denied, afterAuthentication: true };
}

function handlerRefusal(scene: Scene, rule: HandlerRule): RequestFailure | undefined {
  const denied = rule.refusal?.(scene) ?? deniedByAccessList(scene, rule);
  return denied && { failure: denied, afterAuthentication: true };
}

/** R9: pool names are a unique key without regard to case; a repeated one invalidates the whole list. */
function duplicatePools({ place, trail }: Scene): Failure | undefined {
  const pool = place.topology && !isExpress(place) ? repeatedPool(place.topology) : undefined;
  if (!pool) return undefined;
  trail.step('error', 'R9', `The pool ${pool.name} is defined twice, so the list of pools is invalid.`, pool.at);
  const reason = `application pool '${pool.name}' is defined twice`;
  const section = 'system.applicationHost/applicationPools';
  return failure('503', reason, { hresult: '0x800700b7', section, at: pool.at });
}

const repeated = new WeakMap<Topology, { readonly pool: Pool | undefined }>();

/** The first pool whose name another one bears; looked for once a topology. */
function repeatedPool(topology: Topology): Pool | undefined {
  let found = repeated.get(topology);
  if (!found) {
    found = { pool: topology.pools.find(pool => topology.poolsNamed(pool.name)[0] !== pool) };
    repeated.set(topology, found);
  }
  return found.pool;
}

/** The first refusal of the configuration system that concerns this kind of handler (R74); a certain one, if any. */
function refusedFile({ place, process, trail }: Scene, rule: HandlerRule): Failure | undefined {
  const refusals: Refusal[] = [];
  for (const refusal of place.errors()) {
    // .NET configuration errors stop managed code only; IIS itself does not read those sections (R70, R74).
    if (refusal.reader === '.net' && !rule.managed) continue;
    // R75: a file that is not at hand makes its section unknown; the server may well have it.
    if (refusal.kind !== 'configSourceMissing')
      refusals.push({ ...refusal, certain: isCertain(refusal, process.pipeline) });
  }
  if (rule.managed) refusals.push(...dotNetLocationErrors(place));
  const refusal = refusals.find(({ certain }) => certain) ?? refusals[0];
  if (!refusal) return undefined;
  const about = refusal.reader === '.net' ? 'R70' : 'R74';
  trail.step('error', about, `The configuration is refused: ${reasonOf(refusal)}.`, refusal.at);
  if (isExpress(place)) return configFailure(refusal, undefined);
  const refused = configFailure(refusal, place.hostFile?.uri);
  // WAS reads this group before any worker starts (R74).
  const stopsWas = refused.alternatives && refusal.section?.startsWith('system.applicationHost/');
  return stopsWas ? { ...refused, status: '503', alternatives: ['500.19'] } : refused;
}

/** What is doubtful about a file by itself and certain for a query, which names server, application and pool. */
function isCertain({ kind, section, certain }: Refusal, pipeline: WorkerProcess['pipeline']): boolean {
  if (certain) return true;
  switch (kind) {
    // R73: the query is about the server of this complete applicationHost.config, which does not declare the section.
    case 'moduleNotInstalled':
      return true;
    // R70: in Classic mode ASP.NET builds the modules of every application from this collection.
    case 'duplicateKey':
      return section === 'system.web/httpModules' && pipeline === 'Classic';
    default:
      return false;
  }
}

/** What ASP.NET refuses in `<identity>`, at the level that this kind works on. */
function refusedIdentity({ place, query, trail }: Scene, rule: HandlerRule): Failure | undefined {
  const ofApplication = query.stage === 'Application_Start' || rule.phase === 'worker';
  const settings = impersonationSettings(place, ofApplication ? 'application' : 'request');
  const refused = identityFailure(settings);
  if (!refused) return undefined;
  trail.step('error', 'R42', 'ASP.NET impersonates, so it needs complete credentials.', settings.at);
  if (settings.dropped) {
    const text = 'Writing <identity> again drops the credentials inherited from above.';
    trail.step('error', 'R42', text, settings.dropped.at);
    trail.step('error', 'R42', 'The level above impersonates.', settings.dropped.because);
  }
  trail.step('error', 'R42', say`ASP.NET refuses <identity>: ${refused.reason}.`, refused.at);
  return refused;
}

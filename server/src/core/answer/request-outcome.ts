import type { Place } from '../config/place';
import type { Failure } from '../identity/base/failure';
import type { RuleCode } from '../identity/base/step';
import { identityFailure } from '../identity/code/aspnet';
import { impersonationSettings } from '../identity/code/identity-section';
import type { Scene } from '../identity/scene';
import type { HandlerRule } from '../identity/work/handler-rule';
import { type FailEntry, fail, type OutcomeStage, type StageEntry } from '../outcome/base/stage';
import { outcomeOf } from '../outcome/outcome';
import { sentence } from '../outcome/stages/pool-stage';
import { say } from '../windows/sentence';
import { deniedByAccessList, unreadableFile } from './access-refusal';

/** The stages of one request, with the failures that follow from its accounts. */
export function requestOutcome(scene: Scene, rule: HandlerRule): readonly StageEntry[] {
  return outcomeOf(
    scene,
    {
      phase: rule.phase,
      authenticated: isAuthenticated(scene, rule),
      managed: rule.managed,
      url: scene.query.url ?? usualUrl(scene.place, rule),
    },
    {
      reading: () => entryOf('configuration', 'R74', unreadableFile(scene)),
      impersonation: () => impersonationFailure(scene, rule),
      handler: () =>
        entryOf('module', 'R40', rule.refusal?.(scene), true) ??
        entryOf('files', 'R20', deniedByAccessList(scene, rule), true),
    },
  );
}

/** True where the work is done for a user whom IIS has authenticated by then. */
export function isAuthenticated(scene: Scene, rule: HandlerRule): boolean {
  if (rule.phase !== 'request') return false;
  const { stage } = scene.query;
  if (stage === undefined || stage === 'background-thread') return true;
  // R44: in Classic mode IIS authenticates before ASP.NET sees the request.
  return stage === 'BeginRequest' && rule.managed && scene.process.pipeline === 'Classic';
}

/**
 * The URL that a question about a folder means for a kind of work: its usual file there. A question about a file
 * means that file.
 */
function usualUrl(place: Place, { usualFile }: HandlerRule): string {
  const { path, application, virtualDirectory } = place;
  const lower = path.toLowerCase();
  const isFolder =
    path === '/' ||
    lower === application?.path.toLowerCase() ||
    lower === virtualDirectory?.sitePath.toLowerCase() ||
    place.node.file !== undefined;
  if (!isFolder) return path;
  return `${path === '/' ? '' : path}/${usualFile ?? ''}`;
}

/** ASP.NET reads `<identity>` when it begins to impersonate, after authentication (R44). */
function impersonationFailure(scene: Scene, rule: HandlerRule): FailEntry | undefined {
  const refused = rule.managed ? refusedIdentity(scene, rule) : undefined;
  // An uncertain refusal comes from a logon that may succeed, so the user stays known.
  return refused && entryOf('module', 'R42', refused, !refused.certain);
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

function entryOf(
  stage: OutcomeStage,
  rule: RuleCode,
  failure: Failure | undefined,
  afterAuthentication = false,
): FailEntry | undefined {
  if (!failure) return undefined;
  const { status, reason, at, hresult, certain, section, alternatives } = failure;
  const details = {
    reason,
    at,
    hresult,
    certain,
    section,
    alternatives,
    ...(afterAuthentication && { afterAuthentication }),
  };
  return fail(stage, rule, status, sentence(reason), details);
}

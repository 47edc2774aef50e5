import { booleanOf, type Origin, originOf, textOf } from '../../config/base/value';
import type { Place } from '../../config/place';
import type { EntryOf } from '../../config/values/effective-values';
import { attributeOf } from '../../config/values/effective-values';
import { lacksModule, MODULES_SECTION, removalOf } from '../base/modules';
import type { Trail } from '../base/step';
import type { WorkerProcess } from '../process/pool';

/** Name of the stock entry in `modules`. */
const FORMS_MODULE = 'FormsAuthentication';
const ASPNET_AUTHENTICATION_SECTION = 'system.web/authentication';

/** Whether a forms cookie changes anything for a request (R20, "where forms counts"). */
export type FormsAnswer =
  | { readonly kind: 'counts' }
  /** The cookie is ignored. */
  | { readonly kind: 'ignored' }
  | { readonly kind: 'unknown'; readonly reason: string; readonly at: Origin | undefined };

const COUNTS: FormsAnswer = { kind: 'counts' };
const IGNORED: FormsAnswer = { kind: 'ignored' };

/** `system.web/authentication@mode`; undefined where it cannot be known. */
export type AspNetAuthenticationMode = 'Windows' | 'Forms' | 'Passport' | 'None' | 'Federated';

const MODES: readonly AspNetAuthenticationMode[] = ['Windows', 'Forms', 'Passport', 'None', 'Federated'];

export function aspNetAuthenticationMode(place: Place): {
  readonly mode: AspNetAuthenticationMode | undefined;
  readonly reason: string;
  readonly at: Origin | undefined;
} {
  const value = attributeOf(place.section(ASPNET_AUTHENTICATION_SECTION), 'mode');
  if (value.kind === 'unknown') return { mode: undefined, reason: value.reason, at: value.at };
  const text = (textOf(value) ?? 'Windows').toLowerCase();
  const mode = MODES.find(known => known.toLowerCase() === text);
  return { mode, reason: `the authentication mode ${text}`, at: originOf(value) };
}

/**
 * Whether the forms user is seen by IIS at all. `managed`: the request is for a managed handler, for which alone the
 * stock entry of the module runs (`preCondition="managedHandler"`).
 */
export function formsUser(place: Place, process: WorkerProcess, managed: boolean, trail: Trail): FormsAnswer {
  const { mode, reason, at } = aspNetAuthenticationMode(place);
  if (mode === undefined) return { kind: 'unknown', reason, at };
  if (mode !== 'Forms') {
    trail.step(
      'request',
      'R20',
      'Forms authentication is not the mode of this application, so a forms cookie is ignored.',
      at,
    );
    return IGNORED;
  }
  trail.step('request', 'R20', 'The application uses forms authentication.', at);
  if (process.pipeline === undefined)
    return { kind: 'unknown', reason: 'the pipeline mode of the application pool', at: undefined };
  if (process.pipeline === 'Classic') {
    trail.step(
      'request',
      'R20',
      'In Classic mode IIS authenticates first and never sees the forms user.',
      process.pipelineAt,
    );
    return IGNORED;
  }
  const runtime = process.pool?.attribute('managedRuntimeVersion');
  if (runtime?.kind === 'set' && runtime.value === '') {
    trail.step('request', 'R20', 'A pool without managed code runs no FormsAuthentication module.', runtime.at);
    return IGNORED;
  }
  return moduleRuns(place, managed, trail);
}

function moduleRuns(place: Place, managed: boolean, trail: Trail): FormsAnswer {
  const modules = place.section(MODULES_SECTION);
  const entries = modules.collection?.filter(isFormsModule) ?? [];
  if (entries.length === 0) {
    const removed = removalOf(place, MODULES_SECTION, FORMS_MODULE);
    if (removed || lacksModule(place, FORMS_MODULE)) {
      trail.step('request', 'R20', 'No FormsAuthentication module is in the pipeline.', removed ?? modules.written[0]);
      return IGNORED;
    }
  }
  if (managed) return COUNTS;
  const runAll = attributeOf(modules, 'runAllManagedModulesForAllRequests');
  if (runAll.kind === 'unknown') return { kind: 'unknown', reason: runAll.reason, at: runAll.at };
  if (booleanOf(runAll) === true) {
    trail.step('request', 'R20', 'Managed modules run for all requests, native handlers included.', originOf(runAll));
    return COUNTS;
  }
  // Without an entry in sight the stock one counts, whose precondition keeps it from native handlers.
  const unbound = entries.find(entry => !/\bmanagedHandler\b/i.test(textOf(attributeOf(entry, 'preCondition')) ?? ''));
  if (unbound) {
    trail.step('request', 'R20', 'The FormsAuthentication module runs for native handlers too.', unbound.at);
    return COUNTS;
  }
  const entry = entries[0]?.at;
  trail.step(
    'request',
    'R20',
    'The FormsAuthentication module runs for managed handlers only, so the cookie is ignored.',
    entry,
  );
  return IGNORED;
}

function isFormsModule(entry: EntryOf<typeof MODULES_SECTION>): boolean {
  const type = textOf(attributeOf(entry, 'type')) ?? '';
  return (
    /^System\.Web\.Security\.FormsAuthenticationModule\b/i.test(type.trim()) ||
    textOf(attributeOf(entry, 'name')) === FORMS_MODULE
  );
}

import { originOf } from '../../config/base/value';
import { attributeOf } from '../../config/values/effective-values';
import { flagIn } from '../../identity/base/read-values';
import { HANDLERS_SECTION, type HandlerEntry, type HandlerList } from '../../identity/handlers/handler-list';
import { type Excluded, selectHandler } from '../../identity/handlers/select-handler';
import type { RequestUrl } from '../../identity/handlers/url';
import { kindRow } from '../../identity/work/kinds';
import { kindOfEntry } from '../../identity/work/plausible-kinds';
import type { Request } from '../base/request';
import { fail, pass, type StageEntry, unknownStage } from '../base/stage';

/** What stage `handler` says, and the entry that serves where it is known. */
export interface HandlerAnswer {
  readonly entries: readonly StageEntry[];
  readonly serving: HandlerEntry | undefined;
  /** Entries for the path that do not take part, where one serves. */
  readonly excluded: readonly Excluded[];
}

/** Which entry of `handlers` serves the request (O75 to O86). */
export function handlerStage(request: Request, list: HandlerList, url: RequestUrl): HandlerAnswer {
  const off = switchedOff(request);
  if (off) return { entries: [off], serving: undefined, excluded: [] };
  const selection = selectHandler(list, url, request.verb, request.mode);
  switch (selection.kind) {
    case 'unknown':
      return {
        entries: [unknownStage('handler', 'O75', selection.dependsOn, undefined, selection.entry?.at)],
        serving: undefined,
        excluded: [],
      };
    case 'none':
      return { entries: [nobodyServes(selection.excluded, list)], serving: undefined, excluded: selection.excluded };
    case 'entry': {
      const { entry, excluded } = selection;
      const bad = withoutEngine(entry, request);
      const text = `Handler ${entry.name} serves ${url.path}${otherKind(entry, request)}.`;
      return { entries: [bad ?? pass('handler', 'O75', text, entry.at)], serving: entry, excluded };
    }
  }
}

/** O5: where another kind of work serves the path than the one that was asked about. */
function otherKind(entry: HandlerEntry, request: Request): string {
  const served = kindOfEntry(entry);
  const asked = kindRow(request.scene.query.handlerKind);
  const hasEntries = (asked.modules ?? asked.extensions) !== undefined;
  if (served === undefined || served === request.scene.query.handlerKind || !hasEntries) return '';
  return `: ${kindRow(served).words}, not ${asked.words}`;
}

/** O81; with a right missing the failure is certain and its status is not (O79). */
function nobodyServes(excluded: readonly Excluded[], list: HandlerList): StageEntry {
  const byAccess = excluded.find(({ why }) => why === 'access');
  if (byAccess) {
    const reading = byAccess.entry.requireAccess === 'read';
    return fail(
      'handler',
      'O79',
      reading ? '403.2' : '403.1',
      `accessPolicy switches handler ${byAccess.entry.name} off.`,
      {
        at: byAccess.entry.at,
        section: HANDLERS_SECTION,
        alternatives: reading ? ['404.4'] : ['404.17', '404.3', '404.4'],
      },
    );
  }
  return fail('handler', 'O81', '404.4', 'No entry of handlers is left for this request.', {
    at: list.at,
    section: HANDLERS_SECTION,
  });
}

/** O83: managed code needs Integrated mode and an engine of its version. */
function withoutEngine(entry: HandlerEntry, request: Request): StageEntry | undefined {
  const why = missingEngine(entry, request);
  if (why === undefined) return undefined;
  const text = `Handler ${entry.name} has the bad module "ManagedPipelineHandler": ${why}.`;
  return fail('handler', 'O83', '500.21', text, {
    at: entry.at,
    hresult: '0x8007000d',
    section: HANDLERS_SECTION,
    afterAuthentication: true,
  });
}

/** Why nothing runs the managed code of an entry; undefined where something does, and for native entries. */
export function missingEngine(entry: HandlerEntry, request: Request): string | undefined {
  if (entry.type === '') return undefined;
  const { mode } = request;
  if (mode.pipeline === 'Classic') return 'the pool is Classic';
  if (mode.runtime === '') return 'the pool runs no managed code';
  return request.mayRunManaged ? undefined : 'no managed engine for this pool is installed';
}

/** `serverRuntime enabled="false"`: documented as "cannot serve content", with no status. */
function switchedOff({ place }: Request): StageEntry | undefined {
  const section = place.section('system.webServer/serverRuntime');
  if (flagIn(section, 'enabled') !== false) return undefined;
  return fail('handler', 'O8', null, 'serverRuntime is switched off, so the application serves no content.', {
    at: originOf(attributeOf(section, 'enabled')),
    certain: false,
    section: 'system.webServer/serverRuntime',
  });
}

import { memo } from '../../base/memo';
import type { Place } from '../../config/place';
import { HANDLERS_SECTION, type HandlerEntry, handlerList } from '../../identity/handlers/handler-list';
import { preConditionsHold } from '../../identity/handlers/pool-mode';
import { isEnabled } from '../../identity/handlers/select-handler';
import { Scene } from '../../identity/scene';
import { Request } from '../../outcome/base/request';
import type { Part } from '../../workspace/parts';

/** A request for a place by an anonymous visitor, for rules that ask one stage of the outcome about it. */
export const requestAt = memo((place: Place) => requestWith(place, 'GET'));

export function requestWith(place: Place, verb: string): Request {
  return new Request(new Scene(place, { handlerKind: 'static', client: { auth: 'none' }, verb }, false), place.path);
}

/** Entries of `handlers` that a part of a file adds, as far as they are in effect at a place and can be reached there. */
export function addedHandlers(part: Part, place: Place): readonly HandlerEntry[] {
  const sections = part.elements(HANDLERS_SECTION);
  if (sections.length === 0) return [];
  return reachableHandlers(place).filter(
    ({ at }) =>
      at.file === part.file.uri && sections.some(({ span }) => span.start <= at.span.start && at.span.end <= span.end),
  );
}

/** Entries of `handlers` that requests can get to: those that take part, up to the first that takes everything. */
export const reachableHandlers = memo((place: Place): readonly HandlerEntry[] => {
  const list = handlerList(place);
  const { mode } = requestAt(place);
  const found: HandlerEntry[] = [];
  for (const entry of list.entries) {
    const holds = preConditionsHold(entry.preConditions, mode);
    if (holds === false || !isEnabled(entry, list)) continue;
    found.push(entry);
    const isForAll = entry.path === '*' && entry.verbs.includes('*') && entry.resourceType === 'unspecified';
    if (isForAll && holds) break;
  }
  return found;
});

/** True for an entry that hands its requests to the ASP.NET Core Module. */
export function isAspNetCore({ modules }: HandlerEntry): boolean {
  return modules.includes('aspnetcoremodule') || modules.includes('aspnetcoremodulev2');
}

import type { Refusal, RefusalKind } from '../../config/refusals/refusal';
import type { RefusalsByKind } from './rule';

/** Refusals for the rules that word them, each kind in the order in which they were found. */
export function byKind(refusals: readonly Refusal[]): RefusalsByKind {
  if (refusals.length === 0) return NONE;
  const groups = new Map<RefusalKind, Refusal[]>();
  for (const refusal of refusals) {
    const group = groups.get(refusal.kind);
    if (group) group.push(refusal);
    else groups.set(refusal.kind, [refusal]);
  }
  return groups;
}

const NONE: RefusalsByKind = new Map();

import { type ProposedMapping, proposedMappings } from '../../workspace/proposed-mappings';
import type { Snapshot } from '../../workspace/snapshot';
import { uriPath } from '../../workspace/uri';

/** Path mappings on offer at a position: on the root of a web.config that no host configuration serves. */
export function mappingsAt(snapshot: Snapshot, uri: string, offset: number): readonly ProposedMapping[] {
  const file = snapshot.config(uri);
  const root = file?.role === 'web' ? file.configuration : undefined;
  if (!root || offset < root.span.start || offset > root.nameSpan.end) return [];
  return proposedMappings(snapshot, uri);
}

export function mappingTitle({ from, to, site }: ProposedMapping): string {
  return `Map ${from} of site ${site} to ${uriPath(to)}`;
}

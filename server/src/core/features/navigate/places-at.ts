import type { Place } from '../../config/place';
import type { Snapshot } from '../../workspace/snapshot';
import { subjectAt } from './subject';

/**
 * The places that a position speaks of; where it speaks of none, those of the whole file. Empty for a host
 * configuration at a position that names no site.
 */
export function placesAt(snapshot: Snapshot, uri: string, offset: number): readonly Place[] {
  const subject = subjectAt(snapshot, uri, offset);
  return subject && 'places' in subject ? subject.places : placesOfFile(snapshot, uri);
}

function placesOfFile(snapshot: Snapshot, uri: string): readonly Place[] {
  const placed = snapshot.placements(uri).map(({ host, site, path }) => snapshot.place(host, site.name, path));
  if (placed.length > 0) return placed;
  const loose = snapshot.config(uri)?.role === 'web' ? snapshot.loosePlace(uri) : undefined;
  return loose ? [loose] : [];
}

import type { Place } from '../../config/place';
import { basePlaces } from '../../workspace/parts';
import { positionAt } from '../../workspace/position';
import type { Snapshot } from '../../workspace/snapshot';

/**
 * The places that a position speaks of; where it speaks of none, those of the whole file. Empty for a host
 * configuration at a position that names no site.
 */
export function placesAt(snapshot: Snapshot, uri: string, offset: number): readonly Place[] {
  const position = positionAt(snapshot, uri, offset);
  if (position) return position.places;
  const file = snapshot.config(uri);
  return file?.role === 'web' ? basePlaces(snapshot, file) : [];
}

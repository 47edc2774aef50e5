import type { Place } from '../../config/place';

/** IIS Express has no WAS and no HTTP.sys service account of its own; several rules differ there (R10). */
export function isExpress(place: Place): boolean {
  return place.facts.host === 'iisexpress';
}

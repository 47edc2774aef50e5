import { booleanOf } from '../../config/base/value';
import type { Place } from '../../config/place';
import { attributeOf } from '../../config/values/effective-values';
import type { ClientAuth } from '../base/query';
import { ANONYMOUS_SECTION } from './anonymous';
import { SCHEMES } from './schemes';

/** With what the usual visitor of a place comes: without credentials while anonymous access is on (R20). */
export function usualClient(place: Place): ClientAuth {
  if (booleanOf(attributeOf(place.section(ANONYMOUS_SECTION), 'enabled')) !== false) return 'none';
  return SCHEMES.find(scheme => scheme.enabled(place) === true)?.auth ?? 'none';
}

import { booleanOf } from '../config/base/value';
import type { Place } from '../config/place';
import { attributeOf } from '../config/values/effective-values';
import type { ClientAuth } from '../identity/base/query';
import type { AuthenticationMethod } from '../schema/section-path';

const AUTHENTICATION = 'system.webServer/security/authentication';

/** Whether an authentication scheme is on at a place; undefined where that is unknown. */
export function schemeEnabled(place: Place, scheme: AuthenticationMethod): boolean | undefined {
  return booleanOf(attributeOf(place.section(`${AUTHENTICATION}/${scheme}`), 'enabled'));
}

/** With what the usual visitor of a place comes: without credentials while anonymous access is on (R20). */
export function usualClient(place: Place): ClientAuth {
  if (schemeEnabled(place, 'anonymousAuthentication') !== false) return 'none';
  if (schemeEnabled(place, 'windowsAuthentication')) return 'windows';
  if (schemeEnabled(place, 'basicAuthentication')) return 'basic';
  if (schemeEnabled(place, 'digestAuthentication')) return 'digest';
  if (schemeEnabled(place, 'iisClientCertificateMappingAuthentication')) return 'clientCert';
  if (schemeEnabled(place, 'clientCertificateMappingAuthentication')) return 'clientCert';
  return 'none';
}

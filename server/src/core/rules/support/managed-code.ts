import type { Place } from '../../config/place';
import { mayRunManaged } from '../../identity/handlers/managed-engine';
import { poolModeAt } from '../../identity/handlers/pool-mode';

/** False where no managed code, or none that reads web.config, serves a place. */
export function mayRunAspNet(place: Place): boolean {
  return mayRunManaged(place, poolModeAt(place)) && place.section('system.webServer/aspNetCore').uses.length === 0;
}

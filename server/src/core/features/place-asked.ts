import { normalizeUrlPath } from '../config/base/url-path';
import type { Place } from '../config/place';
import { placesBelow } from '../workspace/parts';
import type { Snapshot } from '../workspace/snapshot';
import { hostOf } from './host-of-question';

/** How a question names a place. */
export interface PlaceQuery {
  /** URI of the host configuration; undefined: the first of the workspace. */
  readonly hostConfig?: string | undefined;
  readonly site?: string | undefined;
  /** URI of a web.config, in the place of a site: the places where it takes effect. */
  readonly file?: string | undefined;
  /** URL path inside the site, or below the folder of the file; default `/`. */
  readonly path?: string | undefined;
}

/**
 * The place that a question names; of several places of a file the first, or that of the site that is named as well.
 * Undefined where it names none, and where the file or the host configuration is not loaded.
 */
export function placeAsked(snapshot: Snapshot, { hostConfig, site, file, path }: PlaceQuery): Place | undefined {
  if (file !== undefined) {
    const config = snapshot.config(file);
    const places = config ? placesBelow(snapshot, config, normalizeUrlPath(path ?? '/')) : [];
    return places.find(place => place.site?.name.toLowerCase() === site?.toLowerCase()) ?? places[0];
  }
  const host = site === undefined ? undefined : hostOf(snapshot, hostConfig);
  return host && snapshot.place(host, site, path ?? '/');
}

import type { Place } from '../config/place';
import { isAssumed } from './assumed-place';

/** A place in words: `Shop/app`; without a site it is the file that is asked about. */
export function placeName({ site, path }: Pick<Place, 'site' | 'path'>): string {
  if (!site || isAssumed({ site })) return 'this web.config';
  return path === '/' ? site.name : `${site.name}${path}`;
}

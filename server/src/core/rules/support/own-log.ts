import { textOf } from '../../config/base/value';
import type { Place } from '../../config/place';
import { attributeOf } from '../../config/values/effective-values';
import { servesHttp, siteLog } from '../../identity/base/site-setting';

/** True where HTTP.sys writes a log for this site alone: switched on, and no central one takes its place. */
export function hasOwnLog(place: Place): boolean {
  const { custom, off } = siteLog(place);
  const mode = textOf(attributeOf(place.section('system.applicationHost/log'), 'centralLogFileMode')) ?? 'Site';
  return servesHttp(place) && !custom && !off && mode.toLowerCase() === 'site';
}

/** The same in the format W3C, the one whose fields and targets can be chosen. */
export function hasW3cLog(place: Place): boolean {
  return hasOwnLog(place) && siteLog(place).w3c;
}

import { textOf } from '../../config/base/value';
import type { Place } from '../../config/place';
import { attributeOf } from '../../config/values/effective-values';

/** The ASP.NET Core Module for every path and verb, with no other handler before it. */
export function aspNetCoreServesAll(place: Place): boolean {
  const [first] = place.section('system.webServer/handlers').collection ?? [];
  const modules = textOf(attributeOf(first, 'modules')) ?? '';
  return (
    /^AspNetCoreModule(V2)?$/i.test(modules.trim()) &&
    textOf(attributeOf(first, 'path')) === '*' &&
    textOf(attributeOf(first, 'verb')) === '*' &&
    (textOf(attributeOf(first, 'resourceType')) ?? 'Unspecified').toLowerCase() === 'unspecified'
  );
}

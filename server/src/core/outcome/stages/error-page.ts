import { textOf } from '../../config/base/value';
import { mapPath } from '../../config/files/hierarchy';
import { textIn } from '../../identity/base/read-values';
import type { Request } from '../base/request';
import { errorOf, type StageEntry } from '../base/stage';

/**
 * O106: an error page that runs as a child request (`responseMode="ExecuteURL"`) is served by the pool of the request;
 * where its path belongs to another one, the client gets 403.18 in place of the error. Undefined where that is not so.
 */
export function errorPageNote(request: Request, entries: readonly StageEntry[]): string | undefined {
  const { place } = request;
  const [code = '', sub = '0'] = errorOf(entries)?.status?.split('.') ?? [];
  if (Number(code) < 400 || !place.site || request.has('CustomErrorModule') === false) return undefined;
  const section = place.section('system.webServer/httpErrors');
  if (section.unknown !== undefined) return undefined;
  const pages = (section.collection ?? []).filter(entry => textIn(entry, 'statusCode') === code);
  const subOf = (entry: (typeof pages)[number]) => textIn(entry, 'subStatusCode') ?? '-1';
  const page = pages.find(entry => subOf(entry) === sub) ?? pages.find(entry => subOf(entry) === '-1');
  const mode = page && (textIn(page, 'responseMode') ?? textIn(section, 'defaultResponseMode'));
  const path = page && textIn(page, 'path');
  if (mode?.toLowerCase() !== 'executeurl' || !path?.startsWith('/')) return undefined;
  const own = textOf(place.poolName);
  const other = mapPath(place.site, path).application?.applicationPool;
  const pool = other && textOf(other);
  if (own === undefined || pool === undefined || own.toLowerCase() === pool.toLowerCase()) return undefined;
  return `The error page ${path} belongs to pool ${pool}, so remote clients get 403.18 in place of ${code}.`;
}

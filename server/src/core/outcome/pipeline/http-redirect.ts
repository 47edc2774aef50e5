import { originOf } from '../../config/base/value';
import { attributeOf } from '../../config/values/effective-values';
import { flagIn, textIn } from '../../identity/base/read-values';
import { matchesWildcard } from '../../identity/handlers/wildcard';
import type { Request } from '../base/request';
import { type StageEntry, unknownStage } from '../base/stage';

const SECTION = 'system.webServer/httpRedirect';

/** `httpResponseStatus` by name and by number of the schema (O50). */
const STATUSES: ReadonlyMap<string, string> = new Map([
  ['permanent', '301'],
  ['found', '302'],
  ['temporary', '307'],
  ['permredirect', '308'],
  ['301', '301'],
  ['302', '302'],
  ['307', '307'],
  ['308', '308'],
]);

/** The redirection of HttpRedirectionModule (O50). */
export function httpRedirect(request: Request): StageEntry | undefined {
  const section = request.place.section(SECTION);
  if (flagIn(section, 'enabled') !== true || section.unknown !== undefined) return undefined;
  if (request.has('HttpRedirectionModule') === false) return undefined;
  const at = originOf(attributeOf(section, 'destination')) ?? originOf(attributeOf(section, 'enabled'));
  const { path } = request.url;
  const entry = section.collection?.find(candidate => matchesWildcard(textIn(candidate, 'wildcard') ?? '', path));
  const destination = entry ? textIn(entry, 'destination') : textIn(section, 'destination');
  if (destination === undefined || destination === '') return undefined;
  if (!entry && flagIn(section, 'childOnly') === true)
    return unknownStage(
      'pipeline',
      'O50',
      'what childOnly="true" leaves out, which the documentation tells in two ways',
      undefined,
      at,
    );
  const exact = entry !== undefined || flagIn(section, 'exactDestination') === true;
  const level = sectionPath(request);
  const rest = path.toLowerCase().startsWith(level.toLowerCase()) ? path.slice(level.length) : path.slice(1);
  return {
    stage: 'pipeline',
    result: 'redirect',
    rule: 'O50',
    status: STATUSES.get((textIn(section, 'httpResponseStatus') ?? 'Found').toLowerCase()) ?? '302',
    to: exact ? destination : `${destination.replace(/\/$/, '')}/${rest}`,
    certain: true,
    text: `httpRedirect sends the client to ${destination}.`,
    at: entry?.at ?? at,
  };
}

/** The level whose file sets the redirection, as the prefix that is cut off the path. */
function sectionPath(request: Request): string {
  const level = request.place.section(SECTION).uses.at(-1)?.level.key ?? '';
  const slash = level.indexOf('/');
  return slash < 0 ? '/' : `${level.slice(slash)}/`;
}

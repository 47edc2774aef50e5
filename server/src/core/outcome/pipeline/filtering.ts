import { originOf } from '../../config/base/value';
import { attributeOf, type EffectiveElement, type EffectiveSection } from '../../config/values/effective-values';
import { flagIn, textIn } from '../../identity/base/read-values';
import { decodeOnce } from '../../identity/handlers/url';
import type { Request } from '../base/request';
import { type FailEntry, fail, type StageEntry } from '../base/stage';

const SECTION = 'system.webServer/security/requestFiltering';

/** Verbs that WebDAV takes; the lists pass them over where `applyToWebDAV` is off (O43). */
export const WEBDAV_VERBS: ReadonlySet<string> = new Set([
  'PROPFIND',
  'PROPPATCH',
  'MKCOL',
  'PUT',
  'COPY',
  'DELETE',
  'MOVE',
  'LOCK',
  'UNLOCK',
]);

/** What RequestFilteringModule refuses (O43 to O46), in the order of the table of its documentation. */
export function requestFiltering(request: Request): StageEntry | undefined {
  const section = request.place.section(SECTION);
  if (section.unknown !== undefined) return undefined;
  const has = request.has('RequestFilteringModule');
  // Where nobody writes the section, its defaults count on a server that surely has the module.
  if (has === false || (section.uses.length === 0 && has === undefined)) return undefined;
  for (const check of [verbs, segments, extensions, sequences, querySequences, rules, escaping, limits]) {
    const found = check(request, section);
    if (found) return found;
  }
  return undefined;
}

function applies(request: Request, element: EffectiveElement | undefined): boolean {
  return flagIn(element, 'applyToWebDAV') !== false || !WEBDAV_VERBS.has(request.verb);
}

function verbs(request: Request, section: EffectiveSection): FailEntry | undefined {
  const list = section.elements.get('verbs');
  if (!list || !applies(request, list)) return undefined;
  const listed = list.collection?.find(entry => textIn(entry, 'verb')?.toUpperCase() === request.verb);
  if (listed ? flagIn(listed, 'allowed') !== false : flagIn(list, 'allowUnlisted') !== false) return undefined;
  return refused('404.6', `The verb ${request.verb} is not allowed here.`, listed?.at ?? origin(list, 'allowUnlisted'));
}

function segments(request: Request, section: EffectiveSection): FailEntry | undefined {
  const list = section.elements.get('hiddenSegments');
  if (!list || !applies(request, list)) return undefined;
  const own = new Set(request.url.segments.map(segment => segment.toLowerCase()));
  const hidden = list.collection?.find(entry => own.has(textIn(entry, 'segment')?.toLowerCase() ?? ''));
  if (!hidden) return undefined;
  const denied = extensions(request, section);
  return refused(
    '404.8',
    `The folder or file name ${textIn(hidden, 'segment')} is hidden from clients.`,
    hidden.at,
    denied && ['404.7'],
  );
}

function extensions(request: Request, section: EffectiveSection): FailEntry | undefined {
  const list = section.elements.get('fileExtensions');
  if (!list || !applies(request, list)) return undefined;
  const own = request.url.extension === '' ? '.' : request.url.extension;
  const listed = list.collection?.find(entry => textIn(entry, 'fileExtension')?.toLowerCase() === own);
  if (listed ? flagIn(listed, 'allowed') !== false : flagIn(list, 'allowUnlisted') !== false) return undefined;
  const what = own === '.' ? 'Names without an extension are' : `The extension ${own} is`;
  return refused('404.7', `${what} not served here.`, listed?.at ?? origin(list, 'allowUnlisted'));
}

function sequences(request: Request, section: EffectiveSection): FailEntry | undefined {
  const path = request.url.path.toLowerCase();
  const always = section.elements.get('alwaysAllowedUrls')?.collection ?? [];
  if (always.some(entry => textIn(entry, 'url')?.toLowerCase() === path)) return undefined;
  const denied = section.elements
    .get('denyUrlSequences')
    ?.collection?.find(entry => contains(path, textIn(entry, 'sequence')));
  return denied && refused('404.5', `The URL holds the refused sequence "${textIn(denied, 'sequence')}".`, denied.at);
}

function querySequences(request: Request, section: EffectiveSection): FailEntry | undefined {
  const query = decodeOnce(request.url.query).toLowerCase();
  if (query === '') return undefined;
  const always = section.elements.get('alwaysAllowedQueryStrings')?.collection ?? [];
  if (always.some(entry => textIn(entry, 'queryString')?.toLowerCase() === query)) return undefined;
  const denied = section.elements
    .get('denyQueryStringSequences')
    ?.collection?.find(entry => contains(query, textIn(entry, 'sequence')));
  return (
    denied &&
    refused('404.18', `The query string holds the refused sequence "${textIn(denied, 'sequence')}".`, denied.at)
  );
}

/** `filteringRules` over the parts that the question tells: URL and query string, never headers (O43). */
function rules(request: Request, section: EffectiveSection): FailEntry | undefined {
  for (const rule of section.elements.get('filteringRules')?.collection ?? []) {
    const extensionsOf = rule.elements.get('appliesTo')?.collection ?? [];
    if (
      extensionsOf.length > 0 &&
      !extensionsOf.some(entry => textIn(entry, 'fileExtension')?.toLowerCase() === request.url.extension)
    )
      continue;
    const scanned: string[] = [];
    if (flagIn(rule, 'scanUrl') === true) scanned.push(request.url.path);
    if (flagIn(rule, 'scanQueryString') === true) scanned.push(decodeOnce(request.url.query));
    const text = scanned.join('\n').toLowerCase();
    const strings = rule.elements.get('denyStrings')?.collection ?? [];
    const denied = strings.find(entry => contains(text, textIn(entry, 'string')));
    if (denied)
      return refused(
        '404.19',
        `Filtering rule ${textIn(rule, 'name')} refuses "${textIn(denied, 'string')}".`,
        denied.at,
      );
  }
  return undefined;
}

/** A second decoding would change the path (O46). */
function escaping(request: Request, section: EffectiveSection): FailEntry | undefined {
  const { path, raw } = request.url;
  if (
    flagIn(section, 'allowDoubleEscaping') !== true &&
    (path.includes('+') || (raw.includes('%') && decodeOnce(path) !== path))
  )
    return refused(
      '404.11',
      'The path changes when it is decoded twice, and allowDoubleEscaping is off.',
      origin(section, 'allowDoubleEscaping'),
    );
  if (flagIn(section, 'allowHighBitCharacters') === false && [...path].some(character => character > '\u007f'))
    return refused(
      '404.12',
      'The path holds characters that are not ASCII.',
      origin(section, 'allowHighBitCharacters'),
    );
  return undefined;
}

function limits(request: Request, section: EffectiveSection): FailEntry | undefined {
  const element = section.elements.get('requestLimits');
  const over = (name: string, length: number) => {
    const limit = Number(textIn(element, name));
    return Number.isFinite(limit) && length > limit;
  };
  if (over('maxUrl', request.url.path.length))
    return refused('404.14', 'The URL is longer than maxUrl allows.', origin(element, 'maxUrl'));
  if (over('maxQueryString', request.url.query.length))
    return refused(
      '404.15',
      'The query string is longer than maxQueryString allows.',
      origin(element, 'maxQueryString'),
    );
  return undefined;
}

function contains(text: string, part: string | undefined): boolean {
  return part !== undefined && part !== '' && text.includes(part.toLowerCase());
}

function origin(element: EffectiveElement | undefined, name: string) {
  return originOf(attributeOf(element, name));
}

function refused(status: string, text: string, at: FailEntry['at'], alternatives?: readonly string[]): FailEntry {
  return fail('pipeline', 'O43', status, text, { at, section: SECTION, alternatives });
}

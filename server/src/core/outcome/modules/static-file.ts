import { memo } from '../../base/memo';
import { originOf } from '../../config/base/value';
import { bySection } from '../../config/values/effective-section';
import { attributeOf, type EffectiveEntry } from '../../config/values/effective-values';
import { flagIn, textIn } from '../../identity/base/read-values';
import { HANDLERS_SECTION, type HandlerList } from '../../identity/handlers/handler-list';
import type { Excluded } from '../../identity/handlers/select-handler';
import type { RequestUrl } from '../../identity/handlers/url';
import type { Request } from '../base/request';
import { fail, pass, type StageEntry, unknownStage } from '../base/stage';

const STATIC_CONTENT = 'system.webServer/staticContent';
const DEFAULT_DOCUMENT = 'system.webServer/defaultDocument';
const DIRECTORY_BROWSE = 'system.webServer/directoryBrowse';

/** Verbs that the static file handler takes; others are 405 (O101). */
const READING: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** What StaticFileModule and its companions answer (O26, O27, O82, O100, O101). */
export function staticFile(
  request: Request,
  url: RequestUrl,
  excluded: readonly Excluded[],
  list: HandlerList,
): readonly StageEntry[] {
  if (!READING.has(request.verb)) return [wrongVerb(request, url)];
  const slash = withSlash(request, url);
  if (slash) return [slash];
  if (isDirectory(request, url)) return [directory(request, list)];
  if (url.extension === '' && !excluded.some(({ entry }) => entry.path !== '*'))
    return [unknownStage('files', 'O25', 'whether the path is a folder or a file without an extension')];
  const others = excluded.filter(({ entry, why }) => why !== 'verb' && entry.path !== '*');
  const other = others.find(({ why }) => why === 'access') ?? others[0];
  if (other) return [takenFromOther(other)];
  const type = contentType(request, url);
  if (type === 'none')
    return [
      fail(
        'module',
        'O100',
        '404.3',
        `No MIME type is mapped to ${url.extension === '' ? 'names without an extension' : url.extension}, so the static file handler does not serve it.`,
        {
          at: request.place.section(STATIC_CONTENT).written.at(-1),
          section: STATIC_CONTENT,
          alternatives: ['404.0'],
          afterAuthentication: true,
        },
      ),
    ];
  if (request.has('StaticFileModule') === false)
    return [
      fail('module', 'O95', '404', 'The static file module is not there, so nobody serves the file.', {
        at: request.modules.at,
        certain: false,
        section: 'system.webServer/modules',
        alternatives: ['404.0', '404.4', '500.21'],
        afterAuthentication: true,
      }),
    ];
  if (type === 'unknown')
    return [unknownStage('module', 'O100', `whether the server maps ${url.extension} to a MIME type`)];
  return [pass('module', 'O100', 'The static file handler serves the file where it exists.')];
}

/** O25: the root of an application or virtual directory without a slash; the client is sent to the URL with one. */
function withSlash({ place }: Request, url: RequestUrl): StageEntry | undefined {
  const path = url.path.toLowerCase();
  const isRoot =
    path === place.application?.path.toLowerCase() || path === place.virtualDirectory?.sitePath.toLowerCase();
  if (url.isDirectory || path === '/' || !isRoot) return undefined;
  const to = `${url.path}/${url.query === '' ? '' : `?${url.query}`}`;
  return {
    stage: 'module',
    result: 'redirect',
    rule: 'O25',
    status: '301',
    to,
    // Observed by everybody, written nowhere.
    certain: false,
    text: `The path is a folder, so the client is sent to ${to}.`,
    at: (place.virtualDirectory ?? place.application)?.at,
  };
}

/** The root of an application or virtual directory is a directory, whether the question spells the slash or not. */
function isDirectory({ place }: Request, url: RequestUrl): boolean {
  if (url.isDirectory) return true;
  const path = url.path.toLowerCase();
  return path === place.application?.path.toLowerCase() || path === place.virtualDirectory?.sitePath.toLowerCase();
}

function wrongVerb(request: Request, url: RequestUrl): StageEntry {
  return fail('module', 'O101', '405.0', `The static file handler does not take ${request.verb}.`, {
    section: HANDLERS_SECTION,
    alternatives: isDirectory(request, url) ? ['405'] : ['405', '404.0'],
    afterAuthentication: true,
  });
}

/** O82, O79: an entry for the path is there and does not take part; the static handler refuses what belongs to it. */
function takenFromOther({ entry, why }: Excluded): StageEntry {
  const byAccess = why === 'access';
  const text = byAccess
    ? `accessPolicy switches handler ${entry.name} off, and the static file handler does not serve what belongs to it.`
    : `The preCondition of handler ${entry.name} does not hold in this pool, and the static file handler does not serve what belongs to it.`;
  const programs = byAccess && entry.requireAccess === 'execute';
  return fail('module', byAccess ? 'O79' : 'O82', programs ? '403.1' : '404.17', text, {
    at: entry.at,
    section: HANDLERS_SECTION,
    alternatives: byAccess ? [programs ? '404.17' : '403.1', '404.3', '404.0', '404.4'] : undefined,
    afterAuthentication: true,
  });
}

/** O26, O27: a default document, a listing, or 403.14. */
function directory(request: Request, list: HandlerList): StageEntry {
  const { place } = request;
  const documents = place.section(DEFAULT_DOCUMENT);
  const browse = place.section(DIRECTORY_BROWSE);
  if (documents.unknown !== undefined || browse.unknown !== undefined)
    return unknownStage('files', 'O26', documents.unknown ?? browse.unknown ?? 'the default documents');
  const listing = flagIn(browse, 'enabled') === true && request.has('DirectoryListingModule') !== false;
  const names = documents.elements.get('files')?.collection ?? [];
  const installed = request.has('DefaultDocumentModule');
  const off = flagIn(documents, 'enabled') === false;
  // Without any list in sight that of the server is not loaded.
  const isEmpty = documents.elements.get('files')?.written.length !== 0 && names.length === 0;
  if (off || isEmpty || installed === false) {
    if (listing) return pass('module', 'O26', 'The folder is listed.', originOf(attributeOf(browse, 'enabled')));
    return fail('module', 'O27', '403.14', 'The folder has no default document, and listing it is off.', {
      at: originOf(attributeOf(documents, 'enabled')) ?? documents.written.at(-1),
      section: DEFAULT_DOCUMENT,
      alternatives: installed === false ? ['404'] : undefined,
      afterAuthentication: true,
    });
  }
  if (listing) return pass('module', 'O26', 'A default document is served, else the folder is listed.');
  const application = place.applicationSection('system.webServer/aspNetCore');
  const lost = textIn(application, 'processPath');
  if (
    lost !== undefined &&
    lost !== '' &&
    list.complete &&
    !list.entries.some(entry => entry.modules.some(name => name.startsWith('aspnetcoremodule')))
  )
    return fail(
      'files',
      'O84',
      '403.14',
      'The application is one of ASP.NET Core, and no handler hands requests to it.',
      {
        at: list.at,
        section: HANDLERS_SECTION,
        certain: false,
        afterAuthentication: true,
      },
    );
  const first = textIn(names[0], 'value');
  return unknownStage(
    'files',
    'O26',
    'which of the default documents exists in the folder',
    `The first default document that exists is served${first === undefined ? '' : ` (${first} is the first in the list)`}; where none does, 403.14.`,
    documents.written.at(-1),
  );
}

/** Extensions that the stock list of every version of IIS maps, for servers whose list is not loaded (O100). */
const COMMON: ReadonlySet<string> = new Set(
  '.htm .html .css .js .txt .xml .jpg .jpeg .png .gif .ico .bmp .pdf .zip .svg .swf .mp3 .avi .mpg .doc .xls .ppt .docx .xlsx .pptx .csv .ttf .eot .xsl .dtd .mht .rtf .tif .tiff .wav .wmv .exe .dll .bin .cab'.split(
    ' ',
  ),
);

/** Read once an entry: a site that adds one of its own shares hundreds with the server. */
const extensionOf = memo((entry: EffectiveEntry) => textIn(entry, 'fileExtension')?.toLowerCase());

/** What `staticContent` says of extensions, in lower case. */
const mimeMap = bySection(STATIC_CONTENT, section => ({
  entries: section.collection ?? [],
  removed: new Set(
    section.uses.flatMap(use =>
      [...use.content.children()].flatMap(child =>
        child.is('remove') ? (child.value('fileExtension')?.toLowerCase() ?? []) : [],
      ),
    ),
  ),
  complete: section.uses.some(
    use =>
      use.opaque === undefined &&
      (use.content.child('clear') !== undefined ||
        (use.file.role === 'applicationHost' && use.content.child('mimeMap') !== undefined)),
  ),
  unknown: section.unknown,
}));

function contentType({ place }: Request, url: RequestUrl): 'mapped' | 'none' | 'unknown' {
  const { entries, removed, complete, unknown } = mimeMap(place.node);
  if (unknown !== undefined) return 'unknown';
  const own = url.extension === '' ? '.' : url.extension;
  const isMapped = entries.some(entry => {
    const extension = extensionOf(entry);
    return extension === own || extension === '.*';
  });
  if (isMapped) return 'mapped';
  if (complete || removed.has(own)) return 'none';
  return COMMON.has(own) ? 'mapped' : 'unknown';
}

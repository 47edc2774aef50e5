import type { Refusal } from '../../config/refusals/refusal';
import { answerOf } from '../../config/refusals/server-answer';
import { reasonOf } from '../../config/refusals/wording';
import { isExpress } from '../../identity/base/express';
import { textIn } from '../../identity/base/read-values';
import type { HandlerEntry } from '../../identity/handlers/handler-list';
import { missingPassword } from '../../identity/token/directories';
import type { Request } from '../base/request';
import { type FailEntry, fail, type StageEntry, unknownStage } from '../base/stage';
import { dotNetLocationErrors } from './location-refusal';
import { type NewerSetting, newerSettings } from './newer-settings';
import { sentence } from './pool-stage';
import { readerOf } from './section-readers';

/** What URL Rewrite answers to two rules of one name, and what else may stand there (O55). */
const REWRITE: Readonly<Record<string, readonly string[]>> = {
  'system.webServer/rewrite/rules': ['500.52', '500.50', '500.19'],
  'system.webServer/rewrite/outboundRules': ['500.52', '500.50', '500.19'],
  'system.webServer/rewrite/globalRules': ['500.51', '500.19'],
};

/** When a refusal in the files of a path stops a request (O30 to O33). */
export type Moment = 'start' | 'begin' | 'authentication' | 'authorization' | 'handler' | 'logging' | 'never';

/** Refusals of the path's files, each with the moment at which this request meets it. Computed once a request. */
export function refusalsByMoment(request: Request, isManaged: boolean): ReadonlyMap<Moment, readonly FailEntry[]> {
  const found = new Map<Moment, FailEntry[]>();
  const add = (moment: Moment, entry: FailEntry) => {
    const list = found.get(moment);
    if (list) list.push(entry);
    else found.set(moment, [entry]);
  };
  const { place } = request;
  const refusals: Refusal[] = [...place.errors()];
  if (isManaged || (request.mode.runtime && request.mayRunManaged)) refusals.push(...dotNetLocationErrors(place));
  for (const refusal of refusals) {
    // R75: settings of .NET are often kept out of source control; the server may well have the file.
    if (refusal.kind === 'configSourceMissing' && refusal.reader === '.net') continue;
    const moment = momentOf(refusal, request, isManaged);
    if (moment !== 'never') add(moment, entryOf(refusal, request, moment));
  }
  for (const setting of newerSettings(place)) {
    const moment = setting.isSection ? 'start' : momentOfSection(setting.section, request);
    if (moment !== 'never') add(moment, newerEntry(setting, request, moment));
  }
  return found;
}

/** The first certain failure of a moment, else the first. */
export function worst(entries: readonly FailEntry[] | undefined): FailEntry | undefined {
  return entries?.find(entry => entry.certain) ?? entries?.[0];
}

/** Kinds that concern the file as a whole, whatever section they stand in (O31). */
const WHOLE_FILE: ReadonlySet<Refusal['kind']> = new Set<Refusal['kind']>([
  'malformedXml',
  'notConfiguration',
  'configSectionsTwice',
  'configSectionsNotFirst',
  'duplicateDeclaration',
  'redefinedDeclaration',
  'bothOverrideModes',
  'invalidOverrideMode',
  'invalidInheritInChildApplications',
  'duplicateSection',
  'sectionNotDeclared',
  'moduleNotInstalled',
  'unknownSection',
  'configSourceMissing',
]);

function momentOf(refusal: Refusal, request: Request, isManaged: boolean): Moment {
  if (refusal.reader === '.net') {
    // A file that is not XML stops the native reader as well.
    if (refusal.kind === 'malformedXml') return 'start';
    if (isMetAtStart(refusal, request)) return 'begin';
    return isManaged ? 'handler' : 'never';
  }
  if (refusal.section === null || WHOLE_FILE.has(refusal.kind)) return 'start';
  if (isPerhapsExtension(refusal)) return 'never';
  // O37: the module reads the server's section; nobody asks for this one.
  const isOfServer = refusal.kind === 'sectionNotAllowedHere' || refusal.kind === 'sectionLocked';
  if (isOfServer && refusal.section === 'system.webServer/httpCompression') return 'never';
  if (refusal.kind === 'sectionBelowApplication' && !refusal.certain) return 'never';
  return momentOfSection(refusal.section, request);
}

/** Sections that ASP.NET reads while an application starts (O110). */
const READ_AT_START: ReadonlySet<string> = new Set(
  [
    'caching/cache',
    'trust',
    'securityPolicy',
    'compilation',
    'hostingEnvironment',
    'httpModules',
    'authentication',
    'sessionState',
  ].map(name => `system.web/${name}`),
);

/** Kinds that are doubtful as long as nobody tells whether managed code runs. */
const READ_BY_ASP_NET: ReadonlySet<Refusal['kind']> = new Set<Refusal['kind']>([
  'aspNetName',
  'aspNetValue',
  'strayText',
  'unknownLocationAttribute',
  'invalidOverrideMode',
  'invalidInheritInChildApplications',
]);

/** O110: in an Integrated pool with managed code a failed start meets every request, static files included. */
function isMetAtStart({ section, at }: Refusal, { mode, place, mayRunManaged }: Request): boolean {
  if (mode.pipeline !== 'Integrated' || !mode.runtime || !mayRunManaged) return false;
  // What concerns the file as a whole, or a section that is read then.
  if (section !== null && !READ_AT_START.has(section)) return false;
  return place.applicationNode.chain().some(({ file }) => file?.uri === at.file);
}

/** O15: a name that a module may have brought with a schema file is refused by nobody. */
function isPerhapsExtension(refusal: Refusal): boolean {
  return (refusal.kind === 'unknownElement' || refusal.kind === 'unknownAttribute') && refusal.mayBeExtension;
}

function momentOfSection(section: string, request: Request): Moment {
  const reader = readerOf(section);
  switch (reader.kind) {
    case 'every':
      return 'start';
    case 'module':
      // O34: nobody reads the section of a module that is not there.
      return request.has(reader.module) === false ? 'never' : reader.moment;
    case 'handler':
      return 'handler';
    case 'response':
      return reader.modules.every(module => request.has(module) === false) ? 'never' : 'handler';
    case 'logging':
      return 'logging';
    case 'unknown':
      return 'start';
  }
}

/** O33: what writes logs reads a section that is refused; nobody documents that a request fails for it. */
export function refusedLog(refusals: ReadonlyMap<Moment, readonly FailEntry[]>): StageEntry | undefined {
  const [first] = refusals.get('logging') ?? [];
  return (
    first && unknownStage('configuration', 'O33', 'what the logging of IIS makes of the error', first.text, first.at)
  );
}

/** True where the serving module reads the section of a refusal (O33). */
export function isMetBy(
  entry: FailEntry,
  request: Request,
  serving: HandlerEntry | undefined,
  isDirectory: boolean,
): boolean {
  const reader = entry.section === null ? undefined : readerOf(entry.section);
  if (reader?.kind !== 'handler') return true;
  if (!serving) return true;
  // O34: a module that is not there reads nothing.
  if (!reader.modules.some(module => serving.modules.includes(module) && request.has(module) !== false)) return false;
  if (entry.section === 'system.webServer/asp') return /\\asp\.dll$/i.test(serving.scriptProcessor);
  if (entry.section === 'system.webServer/staticContent') return !isDirectory;
  if (entry.section === 'system.webServer/defaultDocument' || entry.section === 'system.webServer/directoryBrowse')
    return isDirectory;
  return true;
}

function entryOf(refusal: Refusal, request: Request, moment: Moment): FailEntry {
  const { place } = request;
  const { status, hresult } = answerOf(refusal);
  const inHost = refusal.at.file === place.hostFile?.uri && !isExpress(place);
  // R74: WAS reads this group before any worker starts; other errors of the host file may surface as 503 too.
  const stopsWas = inHost && refusal.section?.startsWith('system.applicationHost/') === true;
  // O31: what concerns the file as a whole meets every request, whoever reads the section.
  const isOfFile = refusal.section === null || refusal.reader === '.net' || WHOLE_FILE.has(refusal.kind);
  const reader = isOfFile ? undefined : readerOf(refusal.section);
  const reason = reasonOf(refusal);
  const details = {
    reason,
    at: refusal.at,
    section: refusal.section,
    // O33: whom an error concerns that is met when a response is sent, or by a module of which nobody tells, is open.
    certain: isCertain(refusal, request) && reader?.kind !== 'response' && reader?.kind !== 'unknown',
    afterAuthentication: moment === 'handler' && reader?.kind === 'handler',
  };
  const text = `The configuration is refused: ${reason}.`;
  const rule = refusal.reader === '.net' ? 'R70' : 'R74';
  // O55: the module reads the rules itself and answers with a status of its own.
  const [rewriteStatus, ...alternatives] =
    ((refusal.kind === 'duplicateKey' || refusal.kind === 'duplicateRewriteRule') && REWRITE[refusal.section]) || [];
  if (rewriteStatus !== undefined)
    return fail('configuration', 'O55', rewriteStatus, text, { ...details, hresult: null, alternatives });
  if (stopsWas)
    // O15: a running server keeps its old state.
    return fail('configuration', rule, '503', text, { ...details, hresult, certain: false, alternatives: ['500.19'] });
  return fail('configuration', rule, status, text, { ...details, hresult, alternatives: inHost ? ['503'] : undefined });
}

function newerEntry(
  { section, isSection, name, since, at }: NewerSetting,
  request: Request,
  moment: Moment,
): FailEntry {
  const reader = readerOf(section);
  const text = `IIS ${request.place.facts.iisVersion} does not know ${name}, which came with ${since}.`;
  return fail('configuration', 'O38', '500.19', text, {
    at,
    section,
    hresult: '0x8007000d',
    certain: isSection || (reader.kind !== 'response' && reader.kind !== 'unknown'),
    afterAuthentication: moment === 'handler' && reader.kind === 'handler',
  });
}

/** What is doubtful about a file by itself and certain for a query, which names server, application and pool. */
function isCertain(refusal: Refusal, request: Request): boolean {
  if (refusal.certain) return true;
  // R73: the query is about the server of this complete applicationHost.config, which does not declare the section.
  if (refusal.kind === 'moduleNotInstalled') return true;
  // O110: in an Integrated pool ASP.NET reads it while the application starts.
  if (READ_BY_ASP_NET.has(refusal.kind) && isMetAtStart(refusal, request)) return true;
  // R70: in Classic mode ASP.NET builds the modules of every application from this collection.
  return (
    refusal.kind === 'duplicateKey' &&
    refusal.section === 'system.web/httpModules' &&
    request.mode.pipeline === 'Classic'
  );
}

/** Files that the reader's account cannot open, or whose account cannot log on (R74). */
export function unreadable(request: Request): FailEntry | undefined {
  const { place, trail } = request;
  const missing = missingPassword(place.virtualDirectory, trail);
  if (!missing) return undefined;
  return fail('configuration', 'R74', missing.status, sentence(missing.reason), {
    reason: missing.reason,
    at: missing.at,
    hresult: missing.hresult,
    section: missing.section,
    certain: missing.certain,
  });
}

/** O36: a compression scheme whose DLL exists for one bitness only. */
export function compressionScheme(request: Request): FailEntry | undefined {
  if (request.mode.is32Bit !== true) return undefined;
  const compresses = ['StaticCompressionModule', 'DynamicCompressionModule'].some(
    module => request.has(module) === true,
  );
  if (!compresses) return undefined;
  for (const scheme of request.place.section('system.webServer/httpCompression').collection ?? []) {
    // WSUS brings suscomp.dll for 64-bit workers alone.
    if (!/\\suscomp\.dll$/i.test(textIn(scheme, 'dll') ?? '')) continue;
    if (/\bbitness64\b/i.test(textIn(scheme, 'preCondition') ?? '')) continue;
    return fail(
      'configuration',
      'O36',
      '500.19',
      `The compression scheme ${textIn(scheme, 'name')} has a 64-bit DLL, and the pool is 32-bit.`,
      {
        at: scheme.at,
        hresult: '0x8007007e',
        certain: false,
        section: 'system.webServer/httpCompression',
      },
    );
  }
  return undefined;
}

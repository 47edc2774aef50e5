import { remembered } from '../../base/remembered';
import type { Origin } from '../../config/base/value';
import type { Place } from '../../config/place';
import { bySection } from '../../config/values/effective-section';
import { flagIn, textIn } from '../../identity/base/read-values';
import type { HandlerEntry } from '../../identity/handlers/handler-list';
import { matchesWildcard } from '../../identity/handlers/wildcard';
import { expandVariables, normalizeWindowsPath } from '../../windows/windows-path';
import type { Request } from '../base/request';
import { fail, pass, type StageEntry, unknownStage } from '../base/stage';

export const RESTRICTION = 'system.webServer/security/isapiCgiRestriction';
const FAST_CGI = 'system.webServer/fastCgi';

/** A program as lists compare it. A server has a few dozen of them. */
const programKey = remembered(1000, (path: string): string => {
  const expanded = expandVariables(path.trim().replace(/^"(.*)"$/, '$1'));
  return normalizeWindowsPath(typeof expanded === 'string' ? expanded : path).toLowerCase();
});

interface Listed {
  readonly allowed: boolean;
  readonly at: Origin;
}

/** Programs of the list, by their keys; of several entries the first counts. */
const listedPrograms = bySection(RESTRICTION, ({ collection }): ReadonlyMap<string, Listed> => {
  const found = new Map<string, Listed>();
  for (const entry of collection ?? []) {
    const key = programKey(textIn(entry, 'path') ?? '');
    if (!found.has(key)) found.set(key, { allowed: flagIn(entry, 'allowed') === true, at: entry.at });
  }
  return found;
});

/** How a program is started: the list has a switch for each where it does not name the program. */
export type ProgramKind = 'isapi' | 'cgi';

/** O102: programs of ISAPI and CGI must be allowed by the server's list. */
export function isapiOrCgi(request: Request, entry: HandlerEntry, kind: ProgramKind): readonly StageEntry[] {
  const written = programIn(entry, kind);
  const file = withoutPathInfo(request, entry);
  const program = written !== '' ? written : typeof file === 'string' ? file : undefined;
  const { unknown } = request.place.section(RESTRICTION);
  if (unknown !== undefined || program === undefined)
    return [unknownStage('module', 'O102', unknown ?? 'the Windows path of the program')];
  return [wrongBitness(request, entry, program) ?? byRestrictionList(request.place, program, kind)];
}

/** The program that an entry of `handlers` names; empty where the requested file itself is started. */
export function programIn({ scriptProcessor }: HandlerEntry, kind: ProgramKind): string {
  return kind === 'isapi' ? (scriptProcessor.split('|')[0] ?? '') : scriptProcessor;
}

/** What the list alone says of a program (O102). It rests on no other section, and not on the pool. */
export function byRestrictionList(place: Place, program: string, kind: ProgramKind): StageEntry {
  const section = place.section(RESTRICTION);
  if (section.unknown !== undefined) return unknownStage('module', 'O102', section.unknown);
  const found = listedPrograms(place.node).get(programKey(program));
  const details = { section: RESTRICTION, hresult: '0x800704ec', afterAuthentication: true };
  if (found?.allowed) return pass('module', 'O102', `${program} is allowed by isapiCgiRestriction.`, found.at);
  if (found)
    return fail('module', 'O102', '404.2', `isapiCgiRestriction does not allow ${program}.`, {
      ...details,
      at: found.at,
    });
  const unlisted = flagIn(section, kind === 'isapi' ? 'notListedIsapisAllowed' : 'notListedCgisAllowed') === true;
  if (unlisted)
    return pass('module', 'O102', `${program} is not listed, and programs that are not listed are allowed.`);
  // The list belongs to the server; without it nobody knows what the server allows (O4).
  if (!section.uses.some(use => use.file.role === 'applicationHost'))
    return unknownStage('module', 'O102', 'the list isapiCgiRestriction of the server');
  return fail('module', 'O102', '404.2', `isapiCgiRestriction does not list ${program}.`, {
    ...details,
    at: section.written.at(-1),
  });
}

/** The file that is asked for, without what follows the name that the entry matches (`allowPathInfo`, O76). */
function withoutPathInfo({ place, url }: Request, { path, allowPathInfo }: HandlerEntry): unknown {
  const { physicalPath } = place;
  if (typeof physicalPath !== 'string' || !allowPathInfo) return physicalPath;
  const own = url.segments.findIndex(segment => matchesWildcard(path, segment));
  const rest = own < 0 ? 0 : url.segments.length - 1 - own;
  return physicalPath
    .split('\\')
    .slice(0, rest === 0 ? undefined : -rest)
    .join('\\');
}

/** O96: a DLL whose path tells that it is for the other bitness. */
function wrongBitness(request: Request, entry: HandlerEntry, program: string): StageEntry | undefined {
  const { is32Bit } = request.mode;
  if (is32Bit === undefined || entry.preConditions.some(name => name.startsWith('bitness'))) return undefined;
  const is64 = /\\framework64\\/i.test(program);
  const is32 = /\\syswow64\\|\\microsoft\.net\\framework\\|\\program files \(x86\)\\|%programfiles\(x86\)%/i.test(
    program,
  );
  if (is32Bit ? !is64 : !is32) return undefined;
  return fail(
    'module',
    'O96',
    '500.0',
    `${program} is a ${is64 ? 64 : 32}-bit DLL, and the pool is ${is32Bit ? 32 : 64}-bit.`,
    {
      at: entry.at,
      hresult: '0x800700c1',
      certain: false,
      section: 'system.webServer/handlers',
      afterAuthentication: true,
    },
  );
}

/** O103: FastCGI starts only what `fastCgi` registers. */
export function fastCgi(request: Request, entry: HandlerEntry): readonly StageEntry[] {
  const section = request.place.section(FAST_CGI);
  if (section.unknown !== undefined) return [unknownStage('module', 'O103', section.unknown)];
  const [path = '', ...rest] = entry.scriptProcessor.split('|');
  const wantedArguments = rest.join('|').trim();
  const registered = (section.collection ?? []).find(
    application =>
      programKey(textIn(application, 'fullPath') ?? '') === programKey(path) &&
      (textIn(application, 'arguments') ?? '').trim().toLowerCase() === wantedArguments.toLowerCase(),
  );
  if (!registered) {
    const isLoaded = section.uses.length > 0 || request.isWholeHost;
    if (!isLoaded) return [unknownStage('module', 'O103', 'the fastCgi applications of the server')];
    return [
      fail('module', 'O103', '500.0', `${entry.scriptProcessor} is no application of fastCgi.`, {
        at: entry.at,
        hresult: '0x80070585',
        section: FAST_CGI,
        alternatives: ['500'],
        afterAuthentication: true,
      }),
    ];
  }
  const restriction = listedPrograms(request.place.node).get(programKey(path));
  if (restriction && !restriction.allowed)
    return [
      fail('module', 'O102', '404.2', `isapiCgiRestriction does not allow ${path}.`, {
        at: restriction.at,
        certain: false,
        section: RESTRICTION,
        afterAuthentication: true,
      }),
    ];
  return [pass('module', 'O103', `FastCGI hands the request to ${path}.`, registered.at)];
}

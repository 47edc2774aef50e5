import type { Origin } from '../../config/base/value';
import type { Place } from '../../config/place';
import { attributeOf, type EffectiveEntry, elementOf } from '../../config/values/effective-values';
import type { Span } from '../../text/span';
import { expandVariables, normalizeWindowsPath, parentWindowsPath, windowsPathKey } from '../../windows/windows-path';
import { textIn } from '../base/read-values';
import { type HandlerEntry, handlerList } from '../handlers/handler-list';
import { poolMode } from '../handlers/pool-mode';
import { selectHandler } from '../handlers/select-handler';
import { parseUrl } from '../handlers/url';
import type { Scene } from '../scene';

/** `fastcgi.impersonate` for one request, with what says so; unknown where that is not at hand (R40). */
export type Impersonation =
  | {
      readonly kind: 'known';
      readonly impersonate: boolean;
      /** The php.ini that was read; undefined where the command line of php-cgi.exe decides. */
      readonly path: string | undefined;
      readonly at: Origin | undefined;
      /** True where PHP may look elsewhere first, in the registry of the server. */
      readonly likely: boolean;
    }
  /** `file`: what would tell, where the configuration names it. */
  | { readonly kind: 'unknown'; readonly file: string | undefined };

/** A php-cgi.exe with its command line, as the handler that serves the request starts it. */
interface Program {
  readonly path: string | undefined;
  readonly arguments: string;
  /** `environmentVariables` of the FastCGI application that it is. */
  readonly phprc: string | undefined;
  readonly at: Origin | undefined;
}

/** What decides whether scripts take the token of the request, for the handler that serves it (R40). */
export function impersonationOf(scene: Scene): Impersonation {
  const programs = programsOf(scene);
  if (programs.length === 0) return fromFolders(scene.place, ['C:\\php']);
  const answers = programs.map(program => impersonationBy(scene.place, program));
  const [first] = answers;
  if (!first || first.kind === 'unknown') return first ?? { kind: 'unknown', file: undefined };
  const agree = answers.every(answer => answer.kind === 'known' && answer.impersonate === first.impersonate);
  return agree ? first : { kind: 'unknown', file: undefined };
}

/** The program of the entry that serves; where no entry of FastCGI does, every PHP of the place. */
function programsOf(scene: Scene): readonly Program[] {
  const { place, query, process } = scene;
  const list = handlerList(place);
  const mode = poolMode(place, process);
  const path = place.path === '/' ? '' : place.path;
  for (const url of [query.url ?? place.path, `${path}/index.php`]) {
    const selection = selectHandler(list, parseUrl(url), (query.verb ?? 'GET').toUpperCase(), mode);
    if (selection.kind === 'entry' && isPhp(selection.entry)) return [programOfHandler(place, selection.entry)];
  }
  const handlers = list.entries.filter(isPhp);
  if (handlers.length > 0) return handlers.map(entry => programOfHandler(place, entry));
  return applicationsOf(place).filter(isPhpApplication).map(programOfApplication);
}

const PHP = /(?:^|[\\/])php[^\\/|]*\.exe"?$/i;

function isPhp({ scriptProcessor }: HandlerEntry): boolean {
  return PHP.test(scriptProcessor.split('|', 1)[0] ?? '');
}

function isPhpApplication(application: EffectiveEntry): boolean {
  return PHP.test(textIn(application, 'fullPath') ?? '');
}

function applicationsOf(place: Place): readonly EffectiveEntry[] {
  return place.section('system.webServer/fastCgi').collection ?? [];
}

/** `scriptProcessor` is the program, or `program|arguments` of one that is registered with arguments (O103). */
function programOfHandler(place: Place, { scriptProcessor, entry }: HandlerEntry): Program {
  const [path = '', ...rest] = scriptProcessor.split('|');
  const wanted = rest.join('|').trim();
  const application = applicationsOf(place).find(
    candidate =>
      keyOf(textIn(candidate, 'fullPath') ?? '') === keyOf(path) &&
      (textIn(candidate, 'arguments') ?? '').trim().toLowerCase() === wanted.toLowerCase(),
  );
  const at = originIn(entry, 'scriptProcessor');
  const own = { path: expanded(path), arguments: wanted, at };
  return application ? { ...programOfApplication(application), ...own } : { ...own, phprc: undefined };
}

function programOfApplication(application: EffectiveEntry): Program {
  const variables = elementOf(application, 'environmentVariables')?.collection ?? [];
  const variable = variables.find(entry => textIn(entry, 'name')?.trim().toLowerCase() === 'phprc');
  return {
    path: expanded(textIn(application, 'fullPath') ?? ''),
    arguments: textIn(application, 'arguments') ?? '',
    phprc: variable && textIn(variable, 'value'),
    at: originIn(application, 'arguments'),
  };
}

function originIn(entry: EffectiveEntry, name: string): Origin | undefined {
  const value = attributeOf(entry, name);
  return value.kind === 'set' ? value.at : undefined;
}

function expanded(path: string): string | undefined {
  const found = expandVariables(path.trim().replace(/^"(.*)"$/, '$1'));
  return typeof found === 'string' ? normalizeWindowsPath(found) : undefined;
}

function keyOf(path: string): string {
  return windowsPathKey(expanded(path) ?? path);
}

/** `-d` of the command line, then the file of `-c`, then that of PHPRC, then the folder of the program (PHP manual). */
function impersonationBy(place: Place, program: Program): Impersonation {
  const line = readOptions(program.arguments);
  if (line.impersonate !== undefined)
    return { kind: 'known', impersonate: line.impersonate, path: undefined, at: program.at, likely: false };
  if (line.noFile) return { kind: 'known', impersonate: false, path: undefined, at: program.at, likely: false };
  const named = line.file ?? program.phprc;
  if (named !== undefined && named.trim() !== '') return fromNamed(place, named);
  const folder = program.path === undefined ? undefined : parentWindowsPath(program.path);
  return fromFolders(place, folder === undefined ? [] : [folder]);
}

/** A php.ini, or the folder of one. */
function fromNamed(place: Place, name: string): Impersonation {
  const path = expanded(name);
  if (path === undefined) return { kind: 'unknown', file: name };
  const files = /\.[^.\\]+$/.test(path) ? [path, ...iniFilesIn(path)] : [...iniFilesIn(path), path];
  return fromFiles(place, files, false) ?? { kind: 'unknown', file: name };
}

function fromFolders(place: Place, folders: readonly string[]): Impersonation {
  const files = [...folders, 'C:\\Windows'].flatMap(iniFilesIn);
  return fromFiles(place, files, true) ?? { kind: 'unknown', file: undefined };
}

/** A file for the one interface comes before the general one (PHP manual). */
function iniFilesIn(folder: string): readonly string[] {
  return [`${folder}\\php-cgi-fcgi.ini`, `${folder}\\php.ini`];
}

function fromFiles(place: Place, files: readonly string[], likely: boolean): Impersonation | undefined {
  for (const path of files) {
    const file = place.sideFile(path);
    if (file.kind !== 'loaded') continue;
    const { impersonate, span } = readImpersonate(file.text);
    return { kind: 'known', impersonate, path, at: { file: file.uri, span }, likely };
  }
  return undefined;
}

interface Options {
  /** The last `-d fastcgi.impersonate`. */
  readonly impersonate: boolean | undefined;
  /** `-c`. */
  readonly file: string | undefined;
  /** `-n`. */
  readonly noFile: boolean;
}

/** Options of php-cgi.exe; values may follow their letter at once or as the next word, in quotes. */
function readOptions(commandLine: string): Options {
  const words = [...commandLine.matchAll(/(?:[^\s"]|"[^"]*")+/g)].map(([word]) => word.replace(/"/g, ''));
  let impersonate: boolean | undefined;
  let file: string | undefined;
  let noFile = false;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '-n' || word === '--no-php-ini') noFile = true;
    const option = /^(?:-(?<letter>[cd])|--(?:php-ini|define)(?:=|$))/.exec(word);
    if (!option) continue;
    const letter = option.groups?.letter ?? (word.startsWith('--php-ini') ? 'c' : 'd');
    const attached = word.slice(option[0].length).replace(/^=/, '');
    const value = attached !== '' ? attached : (words[++at] ?? '');
    if (letter === 'c') file = value;
    else {
      const setting = /^\s*fastcgi\.impersonate\s*(?:=(?<value>.*))?$/.exec(value)?.groups;
      // A name alone is switched on.
      if (setting) impersonate = setting.value === undefined || isPhpTrue(setting.value);
    }
  }
  return { impersonate, file, noFile };
}

/**
 * `fastcgi.impersonate` of a php.ini; PHP's default is off. The last line counts. It is a system setting: sections for
 * a host or path do not change it.
 */
export function readImpersonate(text: string): { readonly impersonate: boolean; readonly span: Span } {
  let found: { readonly impersonate: boolean; readonly span: Span } | undefined;
  let scoped = false;
  let start = 0;
  for (const line of text.split('\n')) {
    const section = /^\s*\[(?<name>[^\]]*)\]/.exec(line)?.groups?.name;
    if (section !== undefined) scoped = /^(path|host)\s*=/i.test(section.trim());
    const value = /^\s*fastcgi\.impersonate\s*=\s*(?<value>[^;\r]*)/.exec(line)?.groups?.value;
    if (value !== undefined && !scoped)
      found = { impersonate: isPhpTrue(value), span: { start, end: start + line.trimEnd().length } };
    start += line.length + 1;
  }
  return found ?? { impersonate: false, span: { start: 0, end: 0 } };
}

/** PHP's reading of a boolean setting: on, yes, true, or a number other than zero; quotes do not matter. */
function isPhpTrue(text: string): boolean {
  const value = text
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .trim();
  return /^(on|yes|true)$/i.test(value) || Number.parseInt(value, 10) > 0;
}

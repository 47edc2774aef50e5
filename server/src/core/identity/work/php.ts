import { textOf } from '../../config/base/value';
import type { Place } from '../../config/place';
import { attributeOf } from '../../config/values/effective-values';
import { type Identity, sameAccount, unknown } from '../../windows/account';
import { say } from '../../windows/sentence';
import { expandVariables, parentWindowsPath } from '../../windows/windows-path';
import type { Scene } from '../scene';

/**
 * R40: php-cgi.exe itself runs as the process; `fastcgi.impersonate` in php.ini decides whether the script's thread
 * takes the request token.
 */
export function phpIdentity(scene: Scene): Identity {
  const { place, trail, process } = scene;
  const setting = impersonateSetting(place);
  if (setting.kind === 'known') {
    trail.note(`Read ${setting.path}.`);
    const at = { file: setting.uri, span: setting.span };
    if (!setting.impersonate) {
      trail.step(
        'file',
        'R40',
        'PHP does not impersonate (fastcgi.impersonate is off): scripts run as the worker process.',
        at,
      );
      return process.identity;
    }
    trail.step('file', 'R40', 'fastcgi.impersonate is on: PHP scripts run with the token of the request.', at);
    return scene.token();
  }
  const token = scene.token();
  trail.step(
    'file',
    'R40',
    'Whether PHP scripts take the token of the request stands in php.ini, which is not at hand.',
  );
  if (sameAccount(token, process.identity)) return process.identity;
  return unknown(say`php.ini fastcgi.impersonate (1: ${token}; 0: ${process.identity})`);
}

type ImpersonateSetting =
  | {
      readonly kind: 'known';
      readonly impersonate: boolean;
      readonly path: string;
      readonly uri: string;
      readonly span: Span;
    }
  | { readonly kind: 'unknown' };

interface Span {
  readonly start: number;
  readonly end: number;
}

function impersonateSetting(place: Place): ImpersonateSetting {
  const named = namedIniFiles(place);
  for (const path of named.length > 0 ? named : phpIniCandidates(place)) {
    const file = place.sideFile(path);
    if (file.kind === 'loaded') return { kind: 'known', path, uri: file.uri, ...readImpersonate(file.text) };
  }
  return { kind: 'unknown' };
}

/** What the `-c` option of php-cgi.exe names, a php.ini or its folder; PHP then looks nowhere else (PHP manual). */
function namedIniFiles(place: Place): readonly string[] {
  const commandLines = [
    ...(place.section('system.webServer/handlers').collection ?? []).map(
      entry =>
        /\\php[^\\|]*\.exe"?\|(?<rest>.*)$/i.exec(textOf(attributeOf(entry, 'scriptProcessor')) ?? '')?.groups?.rest,
    ),
    ...(place.section('system.webServer/fastCgi').collection ?? []).map(entry =>
      /\\php[^\\]*\.exe"?$/i.test(textOf(attributeOf(entry, 'fullPath')) ?? '')
        ? textOf(attributeOf(entry, 'arguments'))
        : undefined,
    ),
  ];
  const files: string[] = [];
  for (const line of commandLines) {
    const option = /(?:^|\s)-c\s*(?:"(?<quoted>[^"]+)"|(?<plain>\S+))/.exec(line ?? '')?.groups;
    const path = expandVariables(option?.quoted ?? option?.plain ?? '');
    if (typeof path === 'string' && path !== '') files.push(path, `${path.replace(/[\\/]$/, '')}\\php.ini`);
  }
  return files;
}

/** Beside the php-cgi.exe that handlers and FastCGI applications name; else where Microsoft's instructions put PHP. */
function phpIniCandidates(place: Place): readonly string[] {
  const programs: string[] = [];
  for (const entry of place.section('system.webServer/handlers').collection ?? []) {
    const [program] = (textOf(attributeOf(entry, 'scriptProcessor')) ?? '').split('|');
    if (program) programs.push(program);
  }
  for (const entry of place.section('system.webServer/fastCgi').collection ?? []) {
    const program = textOf(attributeOf(entry, 'fullPath'));
    if (program) programs.push(program);
  }
  const folders = new Set<string>();
  for (const program of programs) {
    const path = expandVariables(program);
    const folder = typeof path === 'string' && /\\php[^\\]*\.exe$/i.test(path) ? parentWindowsPath(path) : undefined;
    if (folder !== undefined) folders.add(folder);
  }
  if (folders.size === 0) folders.add('C:\\php');
  return [...folders, 'C:\\Windows'].map(folder => `${folder}\\php.ini`);
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

import { booleanOf, type Origin, originOf, textOf } from '../../config/base/value';
import { attributeOf } from '../../config/values/effective-values';
import { MODIFY, READ, READ_ATTRIBUTES, WRITE_DATA } from '../../windows/access-rights';
import type { Identity } from '../../windows/account';
import { sameAnswer } from '../../windows/sentence';
import { expandVariables, isUnc, joinWindowsPath, parentWindowsPath } from '../../windows/windows-path';
import { failedRequestLog, siteLog } from '../base/site-setting';
import { applicationIdentity } from '../code/aspnet';
import type { Scene } from '../scene';
import { connectAs } from '../token/directories';
import type { HandlerRule } from './handler-rule';
import { type AccessNeed, Needs } from './needs';

/**
 * Who needs what for one kind of work at one place (docs/identity.md, who needs which right). `file` is the account
 * that does the work.
 */
export function accessNeeds(scene: Scene, rule: HandlerRule, file: Identity): readonly AccessNeed[] {
  const needs = new Needs(scene);
  rule.needs?.(needs, file);
  if (rule.phase === 'request') configurationFiles(needs);
  return needs.list;
}

type NeedsOf = NonNullable<HandlerRule['needs']>;

export const readFile: NeedsOf = (needs, file) =>
  needs.add('requested file', needs.content, file, 'Read', 'the handler opens the file');

export const listFolder: NeedsOf = (needs, file) =>
  needs.add('requested folder', needs.content, file, 'ListDirectory', 'the handler lists the folder');

export const defaultDocument: NeedsOf = (needs, file) => {
  listFolder(needs, file);
  readFile(needs, file);
};

export const php: NeedsOf = (needs, file) => {
  readFile(needs, file);
  needs.add('uploads and session folder', undefined, file, 'Modify', 'PHP writes uploads and sessions', {
    optional: true,
  });
};

/** The program itself lies elsewhere; what it runs lies in the application. */
export const fastCgi: NeedsOf = (needs, file) =>
  needs.add('application folder', needs.root, file, 'ReadAndExecute', 'the program loads the application from there', {
    least: READ,
  });

export const iisnode: NeedsOf = (needs, file) => {
  hostedProcess(needs, file);
  needs.add(
    'parent folders of the application',
    undefined,
    file,
    'ListDirectory',
    'node.exe resolves real paths from the drive root',
  );
};

export const webDav: NeedsOf = (needs, file) => {
  const reads = /^(get|head|options|propfind)$/i.test(needs.scene.query.verb ?? 'PUT');
  needs.add('requested file', needs.content, file, reads ? 'Read' : 'Modify', 'WebDAV opens the file as the user');
};

export const rewriteCheck: NeedsOf = (needs, file) =>
  needs.add('requested folder', needs.content, file, 'Read', 'URL Rewrite looks whether the file or folder exists', {
    least: READ_ATTRIBUTES,
  });

export const requestLog: NeedsOf = (needs, file) => {
  const log = siteLog(needs.scene.place);
  needs.add('request log', log.directory, file, 'FullControl', 'HTTP.sys writes the log', {
    least: MODIFY,
    written: log.written,
  });
};

export const traces: NeedsOf = (needs, file) => {
  const log = failedRequestLog(needs.scene.place);
  needs.add('failed-request traces', log.directory, file, 'FullControl', 'the worker process writes the traces', {
    least: 0x10157,
    written: log.written,
  });
};

export const stdoutLog: NeedsOf = (needs, file) => {
  const { path, at } = stdoutFolder(needs) ?? {};
  needs.add('stdout log', path, file, 'Modify', 'the log is written there', { least: WRITE_DATA, at });
};

export const protectionKeys: NeedsOf = (needs, file) =>
  needs.add('Data Protection keys', undefined, file, 'Modify', 'the keys are written and renewed by the application');

export const compressedFiles: NeedsOf = (needs, file) =>
  needs.add('IIS Temporary Compressed Files', undefined, file, 'FullControl', 'compressed copies are kept there', {
    least: MODIFY,
    object: 'compressed files',
  });

export function programFile(needs: Needs, file: Identity): void {
  needs.add('program or extension', needs.content, file, 'ReadAndExecute', 'the program is run for the request');
}

/** web.config of every folder from the root of the virtual directory down to the target. */
export function configurationFiles(needs: Needs): void {
  const { place, process } = needs.scene;
  const { virtualDirectory } = place;
  const fixed = connectAs(virtualDirectory, needs.scene.trail);
  const directory = virtualDirectory?.attribute('physicalPath');
  needs.add(
    'web.config of every folder down to the target',
    directory ? textOf(directory) : undefined,
    fixed?.identity ?? process.identity,
    'Read',
    'IIS reads web.config before authentication and watches the folder for changes',
    { object: 'web.config' },
  );
}

export function aspNet(needs: Needs, file: Identity): void {
  readFile(needs, file);
  const application = applicationIdentity(needs.scene);
  needs.add('bin, App_Code and Global.asax', needs.root, application, 'Read', 'the application loads its code');
  temporaryFiles(needs, application);
  const data = needs.root === undefined ? undefined : `${needs.root}\\App_Data`;
  needs.add('App_Data and uploads', data, file, 'Modify', 'the code of a request writes there', { optional: true });
}

export function temporaryFiles(needs: Needs, application: Identity): void {
  const { process, place } = needs.scene;
  const what = 'Temporary ASP.NET Files';
  const setting = attributeOf(place.applicationSection('system.web/compilation'), 'tempDirectory');
  const written = expandVariables(textOf(setting) ?? '');
  // Without the setting, version and bitness of the pool decide where they are.
  const path = typeof written === 'string' && written !== '' ? written : undefined;
  const details = {
    object: 'asp.net temporary files',
    at: path === undefined ? undefined : originOf(setting),
  } as const;
  needs.add(what, path, process.identity, 'Modify', 'ASP.NET compiles pages there', details);
  if (!sameAnswer(application, process.identity))
    needs.add(what, path, application, 'Modify', 'the fixed account compiles pages there too', details);
}

export function hostedProcess(needs: Needs, file: Identity): void {
  needs.add(
    'application folder',
    needs.root,
    file,
    'ReadAndExecute',
    'the application is loaded and started from there',
    { least: READ },
  );
  needs.add('log folder', undefined, file, 'Modify', 'logs are written there', { optional: true });
}

const LOGGING = ['aspNetCore', 'httpPlatform'] as const;

/**
 * Folder of the stdout log of ASP.NET Core or HttpPlatformHandler: of the one that logs, else of the one whose log is named.
 * Relative paths start at the application.
 */
function stdoutFolder({
  scene: { place },
  root,
}: Needs): { readonly path: string | undefined; readonly at: Origin | undefined } | undefined {
  const sections = LOGGING.map(name => place.section(`system.webServer/${name}`));
  const section =
    sections.find(each => booleanOf(attributeOf(each, 'stdoutLogEnabled')) === true) ??
    sections.find(each => attributeOf(each, 'stdoutLogFile').kind === 'set');
  const value = section && attributeOf(section, 'stdoutLogFile');
  const written = value && textOf(value);
  if (!written) return undefined;
  const file = expandVariables(written);
  const at = originOf(value);
  if (typeof file !== 'string') return { path: undefined, at };
  const isAbsolute = /^[A-Za-z]:/.test(file) || isUnc(file);
  const path = isAbsolute ? file : root && joinWindowsPath(root, file);
  return { path: path && parentWindowsPath(path), at };
}

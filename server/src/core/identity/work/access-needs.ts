import { booleanOf, textOf } from '../../config/base/value';
import { attributeOf } from '../../config/values/effective-values';
import type { Identity } from '../../windows/account';
import { sameAnswer, say } from '../../windows/sentence';
import { isUnc } from '../../windows/windows-path';
import { lacksModule, MODULES_SECTION, removalOf } from '../base/modules';
import type { HandlerKind } from '../base/query';
import { failedRequestLog, siteLog } from '../base/site-setting';
import { applicationIdentity, requestCode } from '../code/aspnet';
import type { Scene } from '../scene';
import { connectAs, isApplicationOnShare, knownPath } from '../token/directories';
import { userOverride } from '../token/request-token';
import { aspNetAuthenticationMode } from '../visitor/forms';
import type { HandlerRule } from './handler-rule';

/** NTFS rights, named as .NET names them (`FileSystemRights`). */
export type Right = 'Read' | 'ReadAndExecute' | 'ListDirectory' | 'Read, Write' | 'Modify' | 'FullControl';

/** Who needs which right on what. */
export interface AccessNeed {
  readonly what: string;
  /** Windows path where it is known, else what people call the place. */
  readonly on: string;
  /** Windows path; `null` where it is not known. */
  readonly path: string | null;
  readonly identity: Identity;
  readonly right: Right;
  readonly reason: string;
  /** True where only an application that writes files needs it. */
  readonly optional?: boolean;
}

/**
 * R47: the FileAuthorization module checks the user of the request on the requested file, whoever the code runs as.
 * Skipped on a share, and for principals that are no Windows users (modes Forms and None).
 */
export function fileAuthorization(scene: Scene, rule: HandlerRule): readonly AccessNeed[] {
  const { place, query, user, process, trail } = scene;
  if (!isCheckedByAspNet(scene, rule) || query.stage !== undefined) return [];
  if (user.source !== 'anonymous' && user.source !== 'windows') return [];
  if (isApplicationOnShare(place) !== false) return [];
  const { mode, at } = aspNetAuthenticationMode(place);
  if (mode !== 'Windows') {
    trail.step('access', 'R47', 'ASP.NET checks no file for users whom another authentication mode made.', at);
    return [];
  }
  const section = process.pipeline === 'Classic' ? 'system.web/httpModules' : MODULES_SECTION;
  if (
    removalOf(place, section, FILE_AUTHORIZATION) ||
    (process.pipeline !== 'Classic' && lacksModule(place, FILE_AUTHORIZATION))
  )
    return [];

  const account = userOverride(place, process, trail) ?? user.identity;
  if (account.kind === 'none') return [];
  const reads = READING_VERBS.has((query.verb ?? 'GET').toUpperCase());
  trail.step('access', 'R47', say`ASP.NET also checks that ${account} may read the requested file.`);
  return [
    {
      what: 'requested file',
      on: 'requested file',
      path: knownPath(place.physicalPath) ?? null,
      identity: account,
      right: reads ? 'Read' : 'Read, Write',
      reason: 'ASP.NET FileAuthorizationModule (authentication mode Windows)',
    },
  ];
}

const FILE_AUTHORIZATION = 'FileAuthorization';
const READING_VERBS: ReadonlySet<string> = new Set(['GET', 'POST', 'HEAD', 'OPTIONS']);

function isCheckedByAspNet(scene: Scene, rule: HandlerRule): boolean {
  if (rule.kind === 'aspnet') return true;
  const hosting = scene.place.applicationSection('system.serviceModel/serviceHostingEnvironment');
  return rule.kind === 'wcf' && booleanOf(attributeOf(hosting, 'aspNetCompatibilityEnabled')) === true;
}

/**
 * Who needs what for one kind of work at one place (docs/identity.md, who needs which right). `file` is the account
 * that does the work.
 */
export function accessNeeds(scene: Scene, rule: HandlerRule, file: Identity): readonly AccessNeed[] {
  const needs = new Needs(scene);
  NEEDS[rule.kind]?.(needs, file);
  if (rule.phase === 'request') configurationFiles(needs);
  return needs.list;
}

class Needs {
  readonly list: AccessNeed[] = [];

  constructor(readonly scene: Scene) {}

  /** Path of the requested file or folder, where it is known. */
  get content(): string | undefined {
    return knownPath(this.scene.place.physicalPath);
  }

  get root(): string | undefined {
    return knownPath(this.scene.place.applicationRoot);
  }

  add(
    what: string,
    path: string | undefined,
    identity: Identity,
    right: Right,
    reason: string,
    optional = false,
  ): void {
    if (identity.kind === 'none') return;
    this.list.push({
      what,
      on: path ?? what,
      path: path ?? null,
      identity,
      right,
      reason,
      ...(optional && { optional }),
    });
  }
}

type NeedsOf = (needs: Needs, file: Identity) => void;

const readFile: NeedsOf = (needs, file) =>
  needs.add('requested file', needs.content, file, 'Read', 'the handler opens the file');
const listFolder: NeedsOf = (needs, file) =>
  needs.add('requested folder', needs.content, file, 'ListDirectory', 'the handler lists the folder');

const NEEDS: Partial<Record<HandlerKind, NeedsOf>> = {
  static: readFile,
  ssi: readFile,
  asp: readFile,
  'asp-onend': readFile,
  defaultDocument: (needs, file) => {
    listFolder(needs, file);
    readFile(needs, file);
  },
  directoryBrowse: listFolder,
  isapi: programFile,
  cgi: programFile,
  'php-fastcgi': (needs, file) => {
    readFile(needs, file);
    needs.add('uploads and session folder', undefined, file, 'Modify', 'PHP writes uploads and sessions', true);
  },
  aspnet: aspNetNeeds,
  wcf: aspNetNeeds,
  'aspnet-temp': temporaryFiles,
  aspnetcore: hostedProcess,
  httpPlatform: hostedProcess,
  iisnode: (needs, file) => {
    hostedProcess(needs, file);
    needs.add(
      'parent folders of the application',
      undefined,
      file,
      'ListDirectory',
      'node.exe resolves real paths from the drive root',
    );
  },
  webdav: (needs, file) => {
    const reads = /^(get|head|options|propfind)$/i.test(needs.scene.query.verb ?? 'PUT');
    needs.add('requested file', needs.content, file, reads ? 'Read' : 'Modify', 'WebDAV opens the file as the user');
  },
  'webconfig-read': configurationFiles,
  'rewrite-check': (needs, file) =>
    needs.add('requested folder', needs.content, file, 'Read', 'URL Rewrite looks whether the file or folder exists'),
  'http-log': (needs, file) => {
    const log = siteLog(needs.scene.place);
    needs.add('request log', log.directory, file, 'FullControl', 'HTTP.sys writes the log');
  },
  'frt-log': (needs, file) => {
    const log = failedRequestLog(needs.scene.place);
    needs.add('failed-request traces', log.directory, file, 'FullControl', 'the worker process writes the traces');
  },
  'stdout-log': (needs, file) =>
    needs.add('stdout log', stdoutFolder(needs), file, 'Modify', 'the log is written there'),
  'dataprotection-keys': (needs, file) =>
    needs.add('Data Protection keys', undefined, file, 'Modify', 'the keys are written and renewed by the application'),
  'compression-cache': (needs, file) =>
    needs.add('IIS Temporary Compressed Files', undefined, file, 'FullControl', 'compressed copies are kept there'),
};

function programFile(needs: Needs, file: Identity): void {
  needs.add('program or extension', needs.content, file, 'ReadAndExecute', 'the program is run for the request');
}

/** web.config of every folder from the root of the virtual directory down to the target. */
function configurationFiles(needs: Needs): void {
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
  );
}

function aspNetNeeds(needs: Needs, file: Identity): void {
  readFile(needs, file);
  const application = applicationIdentity(needs.scene);
  needs.add('bin, App_Code and Global.asax', needs.root, application, 'Read', 'the application loads its code');
  temporaryFiles(needs, application);
  const code = needs.scene.query.stage === undefined ? requestCode(needs.scene) : file;
  const data = needs.root === undefined ? undefined : `${needs.root}\\App_Data`;
  needs.add('App_Data and uploads', data, code, 'Modify', 'the code of a request writes there', true);
}

function temporaryFiles(needs: Needs, application: Identity): void {
  const { process } = needs.scene;
  needs.add('Temporary ASP.NET Files', undefined, process.identity, 'Modify', 'ASP.NET compiles pages there');
  if (!sameAnswer(application, process.identity))
    needs.add(
      'Temporary ASP.NET Files',
      undefined,
      application,
      'Modify',
      'the fixed account compiles pages there too',
    );
}

function hostedProcess(needs: Needs, file: Identity): void {
  needs.add(
    'application folder',
    needs.root,
    file,
    'ReadAndExecute',
    'the application is loaded and started from there',
  );
  needs.add('log folder', undefined, file, 'Modify', 'logs are written there', true);
}

/** Folder of the stdout log of ASP.NET Core or HttpPlatformHandler; relative paths start at the application. */
function stdoutFolder(needs: Needs): string | undefined {
  const { place } = needs.scene;
  for (const name of ['aspNetCore', 'httpPlatform'] as const) {
    const value = attributeOf(place.section(`system.webServer/${name}`), 'stdoutLogFile');
    if (value.kind !== 'set') continue;
    const folder = value.value.replace(/[\\/][^\\/]*$/, '');
    if (/^[A-Za-z]:/.test(folder) || isUnc(folder)) return folder;
    return needs.root === undefined
      ? undefined
      : `${needs.root}\\${folder.replace(/^\.?[\\/]/, '').replace(/\//g, '\\')}`;
  }
  return undefined;
}

import { booleanOf, textOf, type Value } from '../../config/base/value';
import type { Place } from '../../config/place';
import { attributeOf, elementOf } from '../../config/values/effective-values';
import type { HandlerKind } from '../base/query';
import { failedRequestLog } from '../base/site-setting';
import { applicationIdentity, aspNetCode } from '../code/aspnet';
import { ftpAnswer } from '../server/ftp';
import * as needs from './access-needs';
import type { KindRow } from './handler-rule';
import { keyStore } from './key-store';
import { isWcfCompatible, sessionState, wcf } from './managed-accounts';
import { aspOnEnd, cgi, foreignModule, impersonating, phpScripts, webDavRefusal } from './native-accounts';
import { asProcess, httpLog, webConfigRead } from './process-accounts';

/**
 * All that is known of each kind of work (R40). The order is that of answers about a place: code first, then static
 * files, then the reading of web.config, then what is done besides.
 */
const KINDS = {
  aspnetcore: {
    service: 'web',
    words: 'ASP.NET Core code',
    code: true,
    phase: 'request',
    managed: false,
    modules: ['aspnetcoremodule', 'aspnetcoremodulev2'],
    identity: asProcess(
      'ASP.NET Core runs as the worker process, in-process and out-of-process, whatever system.web/identity says.',
    ),
    needs: needs.hostedProcess,
  },
  httpPlatform: {
    service: 'web',
    words: 'the HttpPlatformHandler process',
    code: true,
    phase: 'request',
    managed: false,
    modules: ['httpplatformhandler'],
    identity: asProcess('HttpPlatformHandler starts its process as the worker process; nobody is impersonated.'),
    needs: needs.hostedProcess,
  },
  iisnode: {
    service: 'web',
    words: 'Node.js code',
    code: true,
    phase: 'request',
    managed: false,
    modules: ['iisnode'],
    identity: asProcess('iisnode starts node.exe as the worker process; nobody is impersonated.'),
    needs: needs.iisnode,
  },
  aspnet: {
    service: 'web',
    words: 'ASP.NET code',
    code: true,
    phase: 'request',
    usualFile: 'default.aspx',
    managed: true,
    extensions: ['aspx', 'ashx', 'asmx', 'axd', 'cshtml', 'vbhtml', 'rem', 'soap'],
    identity: aspNetCode,
    needs: needs.aspNet,
    isCheckedByAspNet: () => true,
    connections: 'application',
  },
  wcf: {
    service: 'web',
    words: 'WCF services',
    code: true,
    phase: 'request',
    usualFile: 'service.svc',
    managed: true,
    extensions: ['svc'],
    identity: wcf,
    needs: needs.aspNet,
    isCheckedByAspNet: isWcfCompatible,
    connections: 'application',
  },
  'php-fastcgi': {
    service: 'web',
    words: 'PHP scripts',
    code: true,
    phase: 'request',
    usualFile: 'index.php',
    managed: false,
    extensions: ['php'],
    identity: phpScripts,
    needs: needs.php,
  },
  fastcgi: {
    service: 'web',
    words: 'FastCGI programs',
    code: true,
    phase: 'request',
    managed: false,
    modules: ['fastcgimodule'],
    identity: asProcess(
      'FastCGI programs run as the worker process; the token of the request is only offered to them.',
    ),
    needs: needs.fastCgi,
  },
  asp: {
    service: 'web',
    words: 'classic ASP',
    code: true,
    phase: 'request',
    usualFile: 'default.asp',
    managed: false,
    extensions: ['asp'],
    identity: impersonating,
    needs: needs.readFile,
  },
  cgi: {
    service: 'web',
    words: 'CGI programs',
    code: true,
    phase: 'request',
    usualFile: 'program.exe',
    managed: false,
    modules: ['cgimodule'],
    extensions: ['exe'],
    identity: cgi,
    needs: needs.programFile,
  },
  isapi: {
    service: 'web',
    words: 'ISAPI extensions',
    code: true,
    phase: 'request',
    usualFile: 'program.dll',
    managed: false,
    extensions: ['dll'],
    identity: impersonating,
    needs: needs.programFile,
  },
  ssi: {
    service: 'web',
    words: 'server-side includes',
    code: true,
    phase: 'request',
    usualFile: 'index.shtml',
    managed: false,
    modules: ['serversideincludemodule'],
    extensions: ['stm', 'shtm', 'shtml'],
    identity: impersonating,
    needs: needs.readFile,
  },
  module: {
    service: 'web',
    words: 'modules of other makers',
    code: true,
    phase: 'request',
    managed: false,
    identity: foreignModule,
  },
  static: {
    service: 'web',
    words: 'static files',
    phase: 'request',
    usualFile: 'index.html',
    managed: false,
    modules: ['staticfilemodule'],
    identity: impersonating,
    needs: needs.readFile,
  },
  defaultDocument: {
    service: 'web',
    words: 'default document',
    phase: 'request',
    managed: false,
    identity: impersonating,
    needs: needs.defaultDocument,
  },
  directoryBrowse: {
    service: 'web',
    words: 'directory listing',
    phase: 'request',
    managed: false,
    identity: impersonating,
    needs: needs.listFolder,
    goesAlong: (place, found) =>
      found.has('static') && isTrue(attributeOf(place.section('system.webServer/directoryBrowse'), 'enabled')),
  },
  webdav: {
    service: 'web',
    words: 'WebDAV',
    phase: 'request',
    managed: false,
    modules: ['webdavmodule'],
    identity: impersonating,
    refusal: webDavRefusal,
    needs: needs.webDav,
    goesAlong: (place, found) =>
      found.has('static') && isTrue(attributeOf(place.section('system.webServer/webdav/authoring'), 'enabled')),
  },
  'webconfig-read': {
    service: 'web',
    words: 'reading web.config',
    phase: 'reading',
    managed: false,
    identity: webConfigRead,
    needs: needs.configurationFiles,
    goesAlong: () => true,
  },
  'asp-onend': {
    service: 'web',
    words: 'ASP OnEnd events',
    phase: 'worker',
    managed: false,
    identity: aspOnEnd,
    needs: needs.readFile,
  },
  'aspnet-session-sql': {
    service: 'web',
    words: 'session state in SQL Server',
    phase: 'request',
    usualFile: 'default.aspx',
    managed: true,
    identity: sessionState,
    connections: 'session',
    goesAlong: (place, found) => found.has('aspnet') && keepsSessionsInSql(place),
  },
  'aspnet-temp': {
    service: 'web',
    words: 'Temporary ASP.NET Files',
    phase: 'worker',
    managed: true,
    identity: applicationIdentity,
    needs: needs.temporaryFiles,
  },
  'stdout-log': {
    service: 'web',
    words: 'stdout log',
    phase: 'worker',
    managed: false,
    identity: asProcess('The stdout log is written by the worker process.'),
    needs: needs.stdoutLog,
    goesAlong: (place, found) =>
      (found.has('aspnetcore') &&
        isTrue(attributeOf(place.section('system.webServer/aspNetCore'), 'stdoutLogEnabled'))) ||
      (found.has('httpPlatform') &&
        isTrue(attributeOf(place.section('system.webServer/httpPlatform'), 'stdoutLogEnabled'))),
  },
  'dataprotection-keys': {
    service: 'web',
    words: 'Data Protection keys',
    phase: 'worker',
    managed: false,
    identity: asProcess('Data Protection keys belong to the worker process.'),
    needs: needs.protectionKeys,
    keyStore,
    goesAlong: (_place, found) => found.has('aspnetcore'),
  },
  'rewrite-check': {
    service: 'web',
    words: 'URL Rewrite file checks',
    phase: 'worker',
    managed: false,
    identity: asProcess('URL Rewrite looks for files before authentication, as the worker process.'),
    needs: needs.rewriteCheck,
    goesAlong: checksFiles,
  },
  'http-log': {
    service: 'web',
    words: 'request logs',
    phase: 'reading',
    managed: false,
    identity: httpLog,
    needs: needs.requestLog,
  },
  'frt-log': {
    service: 'web',
    words: 'failed-request logs',
    phase: 'reading',
    managed: false,
    identity: asProcess('Failed-request traces are written by the worker process.'),
    needs: needs.traces,
    goesAlong: place => place.site !== undefined && failedRequestLog(place).enabled,
  },
  'compression-cache': {
    service: 'web',
    words: 'compression cache',
    phase: 'worker',
    managed: false,
    identity: asProcess('Compressed files are written by the worker process.'),
    needs: needs.compressedFiles,
  },
  ftp: {
    service: 'ftp',
    words: 'FTP',
    answer: ftpAnswer,
    goesAlong: ({ site }) => site?.bindings.some(binding => binding.protocol.toLowerCase() === 'ftp') ?? false,
  },
} satisfies Record<HandlerKind, KindRow>;

/** The row of a kind. */
export function kindRow(kind: HandlerKind): KindRow {
  return KINDS[kind];
}

/** Every kind with its row, in the order of the table. */
export const KIND_ROWS = Object.entries(KINDS) as readonly (readonly [HandlerKind, KindRow])[];

/** True for a kind that runs the application's own code, as opposed to files, logs and other services. */
export function isCodeKind(kind: HandlerKind): boolean {
  return kindRow(kind).code === true;
}

function isTrue(value: Value): boolean {
  return booleanOf(value) === true;
}

function keepsSessionsInSql(place: Place): boolean {
  return textOf(attributeOf(place.section('system.web/sessionState'), 'mode'))?.toLowerCase() === 'sqlserver';
}

function checksFiles(place: Place): boolean {
  for (const rule of place.section('system.webServer/rewrite/rules').collection ?? []) {
    for (const condition of elementOf(rule, 'conditions')?.collection ?? []) {
      const type = textOf(attributeOf(condition, 'matchType'))?.toLowerCase();
      if (type === 'isfile' || type === 'isdirectory') return true;
    }
  }
  return false;
}

import { type Origin, originOf, textOf } from '../config/base/value';
import { attributeOf } from '../config/values/effective-values';
import type { HandlerKind } from '../identity/base/query';
import { failedRequestLog, siteLog } from '../identity/base/site-setting';
import { fileAuthorization } from '../identity/work/file-authorization';
import type { HandlerRule } from '../identity/work/handler-rule';
import { kindRow } from '../identity/work/kinds';
import {
  type AccessMask,
  DELETE,
  EXECUTE,
  KEY_READ,
  KEY_WRITE,
  MODIFY,
  type ObjectType,
  READ,
  READ_ATTRIBUTES,
  READ_DATA,
  READ_EXECUTE,
  WRITE,
  WRITE_DATA,
} from '../windows/access-rights';
import { type Identity, sameAccount } from '../windows/account';
import { sidOf } from '../windows/account-sid';
import type { SimpleRight } from '../windows/icacls';
import { sameAnswer } from '../windows/sentence';
import { joinWindowsPath, parentWindowsPath } from '../windows/windows-path';
import type { AccessRule } from './base/access-rule-id';
import type { Question } from './question';

/** What accounts of IIS do with the objects of a server (A51). */
export const PURPOSES = [
  'static-file',
  'script-read',
  'default-document',
  'list-folder',
  'webconfig-read',
  'code-read',
  'aspnet-page',
  'cgi',
  'rewrite-check',
  'app-data-write',
  'upload-write',
  'php-session',
  'php-upload',
  'php-temp',
  'dataprotection-keys',
  'create-file',
  'overwrite-file',
  'delete-file',
  'rename',
  'aspnet-temp',
  'compression-cache',
  'pool-config',
  'frt-log',
  'http-log',
  'stdout-log',
  'private-key',
  'registry-keys',
  'sql',
  'logon',
  'impersonate',
] as const;

export type Purpose = (typeof PURPOSES)[number];

/** Other words for the same. */
const OTHER_NAMES: ReadonlyMap<string, Purpose> = new Map([
  ['static', 'static-file'],
  ['unc-content', 'static-file'],
  ['asp-script', 'script-read'],
  ['php-script', 'script-read'],
  ['directory-browse', 'list-folder'],
  ['page', 'aspnet-page'],
  ['aspx', 'aspnet-page'],
  ['file-authorization', 'aspnet-page'],
  ['exe', 'cgi'],
  ['app-data', 'app-data-write'],
  ['upload', 'upload-write'],
  ['delete', 'delete-file'],
  ['rename-file', 'rename'],
  ['key-ring', 'dataprotection-keys'],
  ['autogen-keys', 'registry-keys'],
  ['registry', 'registry-keys'],
  ['sql-login', 'sql'],
  ['logon-right', 'logon'],
  ['privilege', 'impersonate'],
] as const satisfies readonly (readonly [string, Purpose])[]);

/** The purpose of a name or of another word for it, in any case. */
export function purposeNamed(text: string): Purpose | undefined {
  const lower = text.trim().toLowerCase();
  return PURPOSES.find(name => name === lower) ?? OTHER_NAMES.get(lower);
}

/** One right that one account needs on one object. */
export interface Need {
  readonly purpose: Purpose | 'right';
  readonly identity: Identity;
  /** Windows path; undefined where nobody knows it: `what` says what it would be the path of. */
  readonly path: string | undefined;
  /** The attribute that names the path, where one does besides `physicalPath`. */
  readonly at?: Origin | undefined;
  readonly what: string;
  readonly type: ObjectType;
  readonly mask: AccessMask;
  /** What a repair grants, and where: on the object, or on the folder of the site so that all of it is readable. */
  readonly grant: { readonly right: SimpleRight; readonly on: 'object' | 'content' } | undefined;
  /** Set where a rule of the table is an inference, so that no verdict is certain. */
  readonly isInferred?: boolean;
  readonly rule: AccessRule;
}

const CONTENT = { right: 'RX', on: 'content' } as const;
const HERE_MODIFY = { right: 'M', on: 'object' } as const;

type NeedsOf = (question: Question) => readonly Need[];

/** File purposes: what is checked beside user rights, logins and keys, which have tables of their own. */
export const FILE_PURPOSES: Readonly<Partial<Record<Purpose, NeedsOf>>> = {
  'static-file': question => [reads(question, 'static-file', question.actor(question.query.handler ?? 'static'))],
  'script-read': question => [
    reads(question, 'script-read', question.actor(question.query.handler ?? scriptKind(content(question)))),
  ],
  'default-document': question => {
    const identity = question.actor(question.query.handler ?? 'defaultDocument');
    const file = reads(question, 'default-document', identity);
    return [{ ...file, mask: READ_ATTRIBUTES, isInferred: true }, file];
  },
  'list-folder': question => [
    {
      ...reads(question, 'list-folder', question.actor(question.query.handler ?? 'directoryBrowse')),
      type: 'directory',
      mask: READ_DATA,
    },
  ],
  'webconfig-read': question => webConfigs(question),
  'code-read': question => code(question),
  'aspnet-page': question => page(question),
  cgi: question => [{ ...reads(question, 'cgi', question.actor(question.query.handler ?? 'cgi')), mask: READ_EXECUTE }],
  'rewrite-check': question => [{ ...reads(question, 'rewrite-check', question.process), mask: READ_ATTRIBUTES }],
  'app-data-write': question => {
    const root = question.applicationRoot;
    return writes(question, 'app-data-write', 'aspnet', root && joinWindowsPath(root, 'App_Data'), 'App_Data');
  },
  'upload-write': question => writes(question, 'upload-write', 'aspnet', undefined, 'the folder of uploads'),
  'php-session': question => writes(question, 'php-session', 'php-fastcgi', undefined, 'session.save_path'),
  'php-upload': question => writes(question, 'php-upload', 'php-fastcgi', undefined, 'upload_tmp_dir'),
  'php-temp': question => writes(question, 'php-temp', 'php-fastcgi', undefined, 'the folder for temporary files'),
  'dataprotection-keys': question => [
    folder(question, 'dataprotection-keys', question.process, undefined, 'the folder of the key ring', MODIFY),
  ],
  'create-file': question => {
    const path = targetFolder(question);
    return [{ ...change(question, 'create-file', path, 'directory', WRITE_DATA), what: 'the folder of the new file' }];
  },
  'overwrite-file': question => [change(question, 'overwrite-file', content(question), 'file', WRITE)],
  'delete-file': question => [change(question, 'delete-file', content(question), 'file', DELETE)],
  rename: question => {
    const path = content(question);
    return [
      change(question, 'rename', path, 'file', DELETE),
      change(question, 'rename', path && parentWindowsPath(path), 'directory', WRITE_DATA),
    ];
  },
  'aspnet-temp': question => {
    const { path, at } = temporaryFiles(question) ?? {};
    const { process, application } = question;
    const accounts = sameAnswer(process, application) ? [process] : [process, application];
    return accounts.map(identity => ({
      ...folder(question, 'aspnet-temp', identity, path, 'Temporary ASP.NET Files', MODIFY, at),
      isInferred: true,
    }));
  },
  'compression-cache': question => {
    const { pool } = question;
    const written = textOf(attributeOf(question.place.section('system.webServer/httpCompression'), 'directory'));
    const cache = written || '%SystemDrive%\\inetpub\\temp\\IIS Temporary Compressed Files';
    const path = pool === undefined ? undefined : joinWindowsPath(cache, pool);
    return [
      {
        ...folder(question, 'compression-cache', question.process, path, 'the compression cache', MODIFY),
        grant: undefined,
      },
    ];
  },
  'pool-config': question => {
    const { pool } = question;
    const path = pool === undefined ? undefined : `%SystemDrive%\\inetpub\\temp\\appPools\\${pool}\\${pool}.config`;
    return [
      {
        purpose: 'pool-config',
        identity: pool === undefined ? question.process : { kind: 'virtualAccount', pool, worker: true },
        path: question.query.file ?? path,
        what: 'the configuration of the pool',
        type: 'file',
        mask: READ,
        grant: undefined,
        rule: 'A51',
      },
    ];
  },
  'frt-log': question => [
    folder(
      question,
      'frt-log',
      question.process,
      failedRequestLog(question.place).written,
      'failed-request traces',
      0x10157,
    ),
  ],
  'http-log': question => [
    {
      ...folder(
        question,
        'http-log',
        question.actor('http-log'),
        siteLog(question.place).written,
        'the request log',
        MODIFY,
      ),
      grant: undefined,
    },
  ],
  'stdout-log': question => {
    const [need] = question.needsOf('stdout-log');
    return [
      folder(
        question,
        'stdout-log',
        question.process,
        need?.path ? question.onServer(need.path) : undefined,
        'the folder of stdoutLogFile',
        WRITE_DATA,
        need?.at,
      ),
    ];
  },
};

/** The path that is asked about, else that of the request. */
function content({ query, physicalPath }: Question): string | undefined {
  return query.file ?? physicalPath;
}

function reads(question: Question, purpose: Purpose, identity: Identity): Need {
  return {
    purpose,
    identity,
    path: content(question),
    what: 'the requested file',
    type: 'file',
    mask: READ,
    grant: CONTENT,
    rule: 'A51',
  };
}

function scriptKind(path: string | undefined): HandlerKind {
  const extension = /\.([^.\\]+)$/.exec(path ?? '')?.[1]?.toLowerCase();
  return extension === 'php' ? 'php-fastcgi' : extension === 'dll' ? 'isapi' : 'asp';
}

function folder(
  { query }: Question,
  purpose: Purpose,
  identity: Identity,
  path: string | undefined,
  what: string,
  mask: AccessMask,
  at?: Origin,
): Need {
  return {
    purpose,
    identity,
    path: query.file ?? path,
    at: query.file === undefined ? at : undefined,
    what,
    type: 'directory',
    mask,
    grant: HERE_MODIFY,
    rule: 'A51',
  };
}

function writes(
  question: Question,
  purpose: Purpose,
  otherwise: HandlerKind,
  path: string | undefined,
  what: string,
): readonly Need[] {
  const kind = otherwise === 'php-fastcgi' ? (question.query.handler ?? otherwise) : question.codeKind(otherwise);
  return [folder(question, purpose, question.actor(kind), path, what, MODIFY)];
}

function change(
  question: Question,
  purpose: Purpose,
  path: string | undefined,
  type: ObjectType,
  mask: AccessMask,
): Need {
  return {
    purpose,
    identity: question.actor(question.codeKind('aspnet')),
    path,
    what: type === 'directory' ? 'the folder' : 'the file',
    type,
    mask,
    grant: HERE_MODIFY,
    rule: 'A27',
  };
}

/** A27: what is made lies in the folder that is asked about, or in that of the file. */
function targetFolder(question: Question): string | undefined {
  const path = content(question);
  if (path === undefined) return undefined;
  const kind = question.facts.object(path)?.kind;
  const isFolder = kind === 'dir' || (kind === undefined && !/\.[A-Za-z0-9]{1,8}$/.test(path));
  return isFolder ? path : parentWindowsPath(path);
}

/** web.config of every folder from that of the virtual directory down to the target, as far as facts list them. */
function webConfigs(question: Question): readonly Need[] {
  const identity = question.actor('webconfig-read');
  const need = (path: string | undefined): Need => ({
    purpose: 'webconfig-read',
    identity,
    path,
    what: 'web.config',
    type: 'file',
    mask: READ,
    grant: CONTENT,
    rule: 'A51',
  });
  if (question.query.file !== undefined) return [need(question.query.file)];
  const top = question.contentFolder;
  const target = question.physicalPath;
  if (top === undefined || target === undefined) return [need(undefined)];
  const end = question.facts.key(top);
  const files: string[] = [];
  for (let at: string | undefined = target; at !== undefined; at = parentWindowsPath(at)) {
    files.unshift(joinWindowsPath(at, 'web.config'));
    if (question.facts.key(at) === end) break;
  }
  const listed = files.filter(file => {
    const fact = question.facts.object(file);
    return fact !== undefined && fact.kind !== 'missing';
  });
  return (listed.length > 0 ? listed : files.slice(0, 1)).map(need);
}

/** bin, App_Code and Global.asax of ASP.NET; the program of what is hosted (R43, R48). */
function code(question: Question): readonly Need[] {
  const kind = question.codeKind('aspnet');
  const isAspNet = kind === 'aspnet' || kind === 'wcf';
  const path = question.query.file ?? question.applicationRoot;
  const isProgram = /\.exe$/i.test(path ?? '') || (/\.dll$/i.test(path ?? '') && !isAspNet);
  const fact = path === undefined ? undefined : question.facts.object(path);
  const isFile = fact?.kind === 'file' || /\.(dll|exe|asax|config|js|cs|vb)$/i.test(path ?? '');
  return [
    {
      purpose: 'code-read',
      identity: isAspNet ? question.application : question.process,
      path,
      what: 'the code of the application',
      type: isFile ? 'file' : 'directory',
      mask: isProgram ? (READ | EXECUTE) >>> 0 : READ,
      grant: CONTENT,
      rule: 'A51',
    },
  ];
}

/** R47: the user is checked on the page as well, for reading or for reading and writing by the verb. */
function page(question: Question): readonly Need[] {
  const kind = question.query.handler ?? 'aspnet';
  const scene = question.scene(kind);
  const row = kindRow(kind);
  const users = row.service === 'web' ? fileAuthorization(scene.aside(), row as HandlerRule) : [];
  const own = reads(question, 'aspnet-page', question.actor(kind));
  const ofUser = users.map(
    ({ identity, right }): Need => ({
      ...own,
      identity: question.real(identity),
      mask: right === 'Read' ? READ_DATA : READ_DATA | WRITE_DATA,
      rule: 'A55',
    }),
  );
  return [...ofUser, { ...own, identity: question.application }];
}

/** Where pages are compiled: told by `compilation`, else by the version and the bitness of the pool. */
function temporaryFiles(question: Question): { readonly path: string; readonly at?: Origin | undefined } | undefined {
  const written = attributeOf(question.place.applicationSection('system.web/compilation'), 'tempDirectory');
  const named = textOf(written);
  if (named !== undefined && named !== '') return { path: named, at: originOf(written) };
  const { mode } = question;
  if (!mode) return undefined;
  const version = mode.runtime?.startsWith('v2') ? 'v2.0.50727' : 'v4.0.30319';
  return {
    path: `%windir%\\Microsoft.NET\\Framework${mode.is32Bit ? '' : '64'}\\${version}\\Temporary ASP.NET Files`,
  };
}

/** The key under which ASP.NET keeps the generated machine keys of a pool, and what it takes to make them. */
export function autoGenKeys(question: Question): { readonly name: string; readonly mask: AccessMask } | undefined {
  const sid = sidOf({ kind: 'virtualAccount', pool: question.pool ?? '' });
  return question.pool === undefined || sid === null
    ? undefined
    : { name: `AutoGenKeys\\${sid}`, mask: (KEY_READ | KEY_WRITE) >>> 0 };
}

/** Purposes that the configuration of a place makes plausible, without being asked. */
export function plausiblePurposes(question: Question, kinds: readonly HandlerKind[]): readonly Purpose[] {
  const found = new Set<Purpose>();
  for (const kind of kinds) for (const purpose of BY_KIND[kind] ?? []) found.add(purpose);
  const root = question.applicationRoot;
  if (root !== undefined && question.facts.object(joinWindowsPath(root, 'App_Data'))) found.add('app-data-write');
  if (!sameAccount(question.process, { kind: 'interactive' })) found.add('logon');
  return PURPOSES.filter(purpose => found.has(purpose));
}

const BY_KIND: Readonly<Partial<Record<HandlerKind, readonly Purpose[]>>> = {
  static: ['static-file'],
  defaultDocument: ['static-file'],
  directoryBrowse: ['list-folder'],
  ssi: ['script-read'],
  asp: ['script-read'],
  'php-fastcgi': ['script-read'],
  isapi: ['script-read'],
  cgi: ['cgi'],
  aspnet: ['code-read', 'aspnet-temp'],
  wcf: ['code-read', 'aspnet-temp'],
  aspnetcore: ['code-read'],
  httpPlatform: ['code-read'],
  iisnode: ['code-read'],
  fastcgi: ['code-read'],
  'webconfig-read': ['webconfig-read'],
  'rewrite-check': ['rewrite-check'],
  'frt-log': ['frt-log'],
  'stdout-log': ['stdout-log'],
};

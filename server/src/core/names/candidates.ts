import { textOf } from '../config/base/value';
import type { Topology } from '../config/files/topology';
import type { Place } from '../config/place';
import { attributeOf } from '../config/values/effective-values';
import type { SectionPath } from '../schema/section-path';
import type { NameKind } from './name-kinds';

/** A name that can be written, with a few words that tell it from others. */
export interface Candidate {
  readonly text: string;
  readonly detail?: string;
}

/** Where names are looked for: what is not known gives none. */
export interface NameSources {
  readonly topology: Topology | undefined;
  readonly place: Place | undefined;
}

/** Names of one kind that are defined where the cursor stands, and those that are the same on every server. */
export function candidatesOf(kind: NameKind, sources: NameSources): readonly Candidate[] {
  const { topology, place } = sources;
  switch (kind) {
    case 'pool':
      return (topology?.pools ?? []).map(pool => ({
        text: pool.name,
        detail: textOf(pool.processModel('identityType')) ?? '',
      }));
    case 'location':
      return (topology?.sites ?? []).flatMap(site => [
        { text: site.name, detail: 'site' },
        ...site.applications
          .filter(({ path }) => path !== '/')
          .map(({ path }) => ({ text: `${site.name}${path}`, detail: 'application' })),
      ]);
    case 'account':
      return [
        ...ACCOUNTS,
        ...(topology?.pools ?? []).map(pool => ({ text: `IIS AppPool\\${pool.name}`, detail: 'account of the pool' })),
      ];
    case 'nativeModule':
      return collected(place, 'system.webServer/globalModules', 'name', 'native module');
    case 'module':
      return [
        ...collected(place, 'system.webServer/modules', 'name', 'module'),
        ...collected(place, 'system.webServer/globalModules', 'name', 'native module'),
      ];
    case 'handler':
      return collected(place, 'system.webServer/handlers', 'name', 'handler');
    case 'rewriteMap':
      return collected(place, 'system.webServer/rewrite/rewriteMaps', 'name', 'rewrite map');
    case 'allowedServerVariable':
      return [
        ...collected(place, 'system.webServer/rewrite/allowedServerVariables', 'name', 'allowed server variable'),
        ...REQUEST_VARIABLES.map(text => ({ text, detail: 'server variable' })),
      ];
    default:
      return KNOWN[kind] ?? [];
  }
}

function collected(place: Place | undefined, section: SectionPath, key: string, detail: string): readonly Candidate[] {
  return (place?.section(section).collection ?? []).flatMap(entry => {
    const text = textOf(attributeOf(entry, key as never));
    return text ? [{ text, detail }] : [];
  });
}

/** Accounts that every server has (R20, R4), as IIS and icacls take them. */
const ACCOUNTS: readonly Candidate[] = [
  { text: 'IUSR', detail: 'the built-in anonymous user; no password' },
  { text: 'NT AUTHORITY\\NETWORK SERVICE', detail: 'built-in account' },
  { text: 'NT AUTHORITY\\LOCAL SERVICE', detail: 'built-in account' },
];

const words = (detail: string, ...names: readonly string[]): readonly Candidate[] =>
  names.map(text => ({ text, detail }));

const REQUEST_VARIABLES = [
  'HTTP_X_FORWARDED_FOR',
  'HTTP_X_FORWARDED_HOST',
  'HTTP_X_FORWARDED_PROTO',
  'HTTP_X_ORIGINAL_HOST',
  'HTTP_ACCEPT_ENCODING',
  'RESPONSE_Location',
  'RESPONSE_Strict-Transport-Security',
];

/** What is the same on every server. Sources: the configuration reference of IIS, the IANA registries. */
const KNOWN: { readonly [K in NameKind]?: readonly Candidate[] } = {
  verb: words('HTTP verb', '*', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'DEBUG'),
  preCondition: words(
    'precondition',
    'integratedMode',
    'classicMode',
    'bitness32',
    'bitness64',
    'runtimeVersionv2.0',
    'runtimeVersionv4.0',
    'managedHandler',
  ),
  provider: [
    { text: 'Negotiate', detail: 'Kerberos, else NTLM' },
    { text: 'NTLM', detail: 'never reaches another machine' },
    { text: 'Negotiate:Kerberos', detail: 'Kerberos alone' },
  ],
  protocol: words('protocol', 'http', 'https', 'ftp', 'net.tcp', 'net.pipe', 'net.msmq', 'msmq.formatname'),
  binding: [
    { text: '*:80:', detail: 'all addresses, port 80, any host' },
    { text: '*:443:', detail: 'all addresses, port 443, any host' },
    { text: '*:80:www.example.com', detail: 'one host name' },
    { text: '*:8080:', detail: 'all addresses, port 8080' },
  ],
  runtimeVersion: [
    { text: 'v4.0', detail: '.NET Framework 4.x' },
    { text: 'v2.0', detail: '.NET Framework 2.0 to 3.5' },
    { text: '', detail: 'no managed code: static sites, PHP, ASP.NET Core' },
  ],
  serverVariable: [
    ...words(
      'server variable',
      '{HTTP_HOST}',
      '{HTTPS}',
      '{REQUEST_METHOD}',
      '{REQUEST_URI}',
      '{URL}',
      '{PATH_INFO}',
      '{QUERY_STRING}',
      '{REMOTE_ADDR}',
      '{REMOTE_USER}',
      '{SERVER_NAME}',
      '{SERVER_PORT}',
      '{SERVER_PROTOCOL}',
      '{HTTP_REFERER}',
      '{HTTP_USER_AGENT}',
      '{HTTP_COOKIE}',
      '{HTTP_X_FORWARDED_PROTO}',
      '{RESPONSE_CONTENT_TYPE}',
    ),
    { text: '{REQUEST_FILENAME}', detail: 'path of the file on the disk' },
  ],
  mimeType: words(
    'MIME type',
    'application/json',
    'application/javascript',
    'application/manifest+json',
    'application/octet-stream',
    'application/pdf',
    'application/wasm',
    'application/xml',
    'application/zip',
    'font/woff',
    'font/woff2',
    'image/avif',
    'image/jpeg',
    'image/png',
    'image/svg+xml',
    'image/webp',
    'image/x-icon',
    'text/css',
    'text/csv',
    'text/html',
    'text/javascript',
    'text/plain',
    'text/xml',
    'video/mp4',
    'video/webm',
  ),
  fileExtension: words('file extension', '.json', '.woff', '.woff2', '.svg', '.webp', '.webmanifest', '.wasm', '.mp4'),
  statusCode: [
    { text: '400', detail: 'Bad Request' },
    { text: '401', detail: 'Unauthorized' },
    { text: '403', detail: 'Forbidden' },
    { text: '404', detail: 'Not Found' },
    { text: '405', detail: 'Method Not Allowed' },
    { text: '406', detail: 'Not Acceptable' },
    { text: '412', detail: 'Precondition Failed' },
    { text: '500', detail: 'Internal Server Error' },
    { text: '501', detail: 'Not Implemented' },
    { text: '502', detail: 'Bad Gateway' },
    { text: '503', detail: 'Service Unavailable' },
  ],
  header: [
    { text: 'Strict-Transport-Security', detail: 'browsers come by https alone' },
    { text: 'X-Content-Type-Options', detail: 'nosniff' },
    { text: 'X-Frame-Options', detail: 'DENY or SAMEORIGIN' },
    { text: 'Content-Security-Policy', detail: 'what a page may load' },
    { text: 'Referrer-Policy', detail: 'what other sites learn of the address' },
    { text: 'Permissions-Policy', detail: 'which features a page may use' },
    { text: 'Cache-Control', detail: 'how long answers may be kept' },
    { text: 'Access-Control-Allow-Origin', detail: 'who may read answers from other pages' },
    { text: 'X-Powered-By', detail: 'sent by IIS; usually removed' },
  ],
  environmentVariable: [
    { text: 'ASPNETCORE_ENVIRONMENT', detail: 'Production, Staging or Development' },
    { text: 'ASPNETCORE_HTTPS_PORT', detail: 'port for redirects to https' },
    { text: 'ASPNETCORE_DETAILEDERRORS', detail: 'details of errors at start' },
    { text: 'DOTNET_gcServer', detail: 'garbage collector of servers' },
    { text: 'NODE_ENV', detail: 'production or development' },
  ],
  handlerModule: words(
    'module',
    'StaticFileModule',
    'StaticFileModule,DefaultDocumentModule,DirectoryListingModule',
    'IsapiModule',
    'FastCgiModule',
    'CgiModule',
    'AspNetCoreModuleV2',
    'httpPlatformHandler',
    'iisnode',
    'ProtocolSupportModule',
    'ServerSideIncludeModule',
    'ManagedPipelineHandler',
  ),
  userList: [
    { text: '*', detail: 'everybody' },
    { text: '?', detail: 'visitors who have not logged on' },
  ],
  sectionMode: words('mode', 'Allow', 'Deny', 'Inherit'),
  boolean: words('', 'true', 'false'),
  allowDefinition: words(
    'level',
    'Everywhere',
    'MachineToApplication',
    'MachineToRootWeb',
    'MachineOnly',
    'AppHostOnly',
  ),
  processPath: [
    { text: 'dotnet', detail: 'the .NET host of the search path' },
    { text: '%LAUNCHER_PATH%', detail: 'filled in by Visual Studio and by publishing' },
  ],
};

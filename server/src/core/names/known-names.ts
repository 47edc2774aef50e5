import type { Candidate } from './candidate';
import type { NameKind } from './name-kinds';

const words = (detail: string, ...names: readonly string[]): readonly Candidate[] =>
  names.map(text => ({ text, detail }));

/**
 * Server variables that rules of URL Rewrite set most. A field of the request is `HTTP_` and its name, one of the response
 * `RESPONSE_` and its name. Source: Setting HTTP request headers and IIS server variables; outbound rules of its reference.
 */
export const REQUEST_VARIABLES = [
  'HTTP_X_FORWARDED_FOR',
  'HTTP_X_FORWARDED_HOST',
  'HTTP_X_FORWARDED_PROTO',
  'HTTP_X_ORIGINAL_HOST',
  'HTTP_ACCEPT_ENCODING',
  'RESPONSE_Location',
  'RESPONSE_Strict-Transport-Security',
];

/** What a rule of URL Rewrite has matched. Source: Using back-references in rewrite rules, in its configuration reference. */
export const BACK_REFERENCES: readonly Candidate[] = [
  { text: '{R:1}', detail: 'first group of the pattern of the rule' },
  { text: '{R:0}', detail: 'all that the pattern of the rule matched' },
  { text: '{C:1}', detail: 'first group of the last condition' },
  { text: '{C:0}', detail: 'all that the last condition matched' },
];

/** What is the same on every server. "Reference" is the configuration reference of IIS. */
export const KNOWN: { readonly [K in NameKind]?: readonly Candidate[] } = {
  // RFC 9110 (methods), RFC 5789 (PATCH), and DEBUG, which handlers of a stock server name for Visual Studio.
  verb: words('HTTP verb', '*', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'DEBUG'),
  // Reference, globalModules and handlers; runtimeVersionv4.0 and managedHandler: a stock applicationHost.config.
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
  // Reference, windowsAuthentication/providers; identity.md has the sources of what reaches another machine.
  provider: [
    { text: 'Negotiate', detail: 'Kerberos, else NTLM' },
    { text: 'NTLM', detail: 'never reaches another machine' },
    { text: 'Negotiate:Kerberos', detail: 'Kerberos alone' },
  ],
  // Reference, bindings, and of .NET: Configuring the Windows Process Activation Service for use with WCF.
  protocol: words('protocol', 'http', 'https', 'ftp', 'net.tcp', 'net.pipe', 'net.msmq', 'msmq.formatname'),
  // Reference, binding: address, port, host name.
  binding: [
    { text: '*:80:', detail: 'all addresses, port 80, any host' },
    { text: '*:443:', detail: 'all addresses, port 443, any host' },
    { text: '*:80:www.example.com', detail: 'one host name' },
    { text: '*:8080:', detail: 'all addresses, port 8080' },
  ],
  // Reference, binding: flags, which are added up.
  sslFlags: [
    { text: '0', detail: 'one certificate for the address and port' },
    { text: '1', detail: 'the certificate by host name (SNI)' },
    { text: '2', detail: 'from the central certificate store' },
    { text: '3', detail: 'by host name, from the central certificate store' },
  ],
  // Reference, applicationPools/add; the empty one: schema of IIS, its default.
  runtimeVersion: [
    { text: 'v4.0', detail: '.NET Framework 4.x' },
    { text: 'v2.0', detail: '.NET Framework 2.0 to 3.5' },
    { text: '', detail: 'no managed code: static sites, PHP, ASP.NET Core' },
  ],
  // IIS Server Variables (web development reference); functions: the configuration reference of URL Rewrite.
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
    { text: '{ToLower:{URL}}', detail: 'in small letters' },
    { text: '{UrlEncode:{URL}}', detail: 'encoded for a URL' },
    { text: '{UrlDecode:{URL}}', detail: 'decoded' },
  ],
  // The standard staticContent of IIS 10, and the registry of IANA (as data: mime-db).
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
  // Reference, defaultDocument; index.php and index.html first: web.config files of public projects.
  document: words(
    'document',
    ...['index.html', 'index.htm', 'default.htm', 'default.aspx', 'default.asp', 'index.php', 'iisstart.htm'],
  ),
  // targetFramework in web.config files of public projects: the last of each version.
  framework: words('version of the .NET Framework', '4.8', '4.8.1', '4.7.2', '4.6.2', '4.5.2', '4.5', '4.0'),
  // Invariant names in web.config files of public projects, and those of .NET and of packages for its databases.
  dataProvider: words(
    'data provider',
    ...['System.Data.SqlClient', 'Microsoft.Data.SqlClient', 'System.Data.EntityClient', 'System.Data.Odbc'],
    ...['System.Data.OleDb', 'MySql.Data.MySqlClient', 'Npgsql', 'System.Data.SQLite'],
  ),
  // Well-known SIDs of Windows, S-1-5-32-544 to -546.
  role: words('Windows group', 'BUILTIN\\Administrators', 'BUILTIN\\Users', 'BUILTIN\\Guests'),
  // What web.config files of public projects map most.
  fileExtension: words('file extension', '.json', '.woff', '.woff2', '.svg', '.webp', '.webmanifest', '.wasm', '.mp4'),
  // RFC 9110 (status codes); reference, httpErrors: 400 to 999.
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
  // MDN, HTTP headers. X-Powered-By: a stock applicationHost.config adds it (reference, customHeaders).
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
  // ASP.NET Core Web Host; Runtime configuration options for garbage collection (.NET 6 and newer).
  environmentVariable: [
    { text: 'ASPNETCORE_ENVIRONMENT', detail: 'Production, Staging or Development' },
    { text: 'ASPNETCORE_HTTPS_PORT', detail: 'port for redirects to https' },
    { text: 'ASPNETCORE_DETAILEDERRORS', detail: 'details of errors at start' },
    { text: 'DOTNET_gcServer', detail: 'garbage collector of servers' },
    { text: 'NODE_ENV', detail: 'production or development' },
  ],
  // Names of a stock server and of packages that web.config files of public projects take away most.
  handler: words(
    'handler of many servers',
    ...['ExtensionlessUrlHandler-Integrated-4.0', 'OPTIONSVerbHandler', 'TRACEVerbHandler', 'WebDAV', 'StaticFile'],
    ...['ExtensionlessUrlHandler-ISAPI-4.0_64bit', 'ExtensionlessUrlHandler-ISAPI-4.0_32bit', 'aspNetCore'],
  ),
  module: words(
    'module of many servers',
    ...['WebDAVModule', 'FormsAuthentication', 'Session', 'RoleManager', 'UrlRoutingModule-4.0', 'ScriptModule-4.0'],
  ),
  // Reference, handlers; ManagedPipelineHandler: the default of `modules` in the schema of IIS; iisnode: its projects.
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
  // Reference, location and configSections.
  sectionMode: words('mode', 'Allow', 'Deny', 'Inherit'),
  boolean: words('', 'true', 'false'),
  // IAppHostSectionDefinition::AllowDefinition. An article on delegation writes MachineToRootWeb; no file does.
  allowDefinition: words(
    'level',
    'Everywhere',
    'MachineToApplication',
    'MachineToWebRoot',
    'MachineOnly',
    'AppHostOnly',
  ),
  // web.config files of public ASP.NET Core projects, before (%LAUNCHER_PATH%) and after publishing.
  processPath: [
    { text: 'dotnet', detail: 'the .NET host of the search path' },
    { text: '%LAUNCHER_PATH%', detail: 'filled in by Visual Studio and by publishing' },
  ],
};

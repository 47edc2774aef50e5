/**
 * Which requests meet an error inside a section (O30 to O34): a section is read when its reader first needs it.
 *
 * - `every`: the core reads it for every request.
 * - a module with the moment at which it reads: only while the module is in the effective list, and only for requests
 *   that get so far.
 */
export type SectionReader =
  | { readonly kind: 'every' }
  | { readonly kind: 'module'; readonly module: string; readonly moment: 'begin' | 'authentication' | 'authorization' }
  /** Read by the handler's module: only for what that module serves. */
  | { readonly kind: 'handler'; readonly modules: readonly string[] }
  /** Read when a response is sent; whether a given response is concerned is not known. */
  | { readonly kind: 'response'; readonly modules: readonly string[] }
  /** Read by what writes logs or warms up: whether a request fails for it is not known. */
  | { readonly kind: 'logging' }
  /** Nobody documents for whom. */
  | { readonly kind: 'unknown' };

const EVERY: SectionReader = { kind: 'every' };

const begin = (module: string): SectionReader => ({ kind: 'module', module, moment: 'begin' });
const authentication = (module: string): SectionReader => ({ kind: 'module', module, moment: 'authentication' });

/** By the longest prefix of the section's path (O32, O33). */
const READERS: ReadonlyMap<string, SectionReader> = new Map<string, SectionReader>([
  ['system.webServer', { kind: 'unknown' }],
  ['system.webServer/handlers', EVERY],
  ['system.webServer/modules', EVERY],
  ['system.webServer/globalModules', EVERY],
  ['system.webServer/serverRuntime', EVERY],
  ['system.webServer/httpProtocol', EVERY],
  ['system.webServer/security/access', EVERY],
  ['system.webServer/security/isapiCgiRestriction', EVERY],
  ['system.webServer/security/requestFiltering', begin('RequestFilteringModule')],
  ['system.webServer/security/ipSecurity', begin('IpRestrictionModule')],
  ['system.webServer/security/dynamicIpSecurity', begin('DynamicIpRestrictionModule')],
  ['system.webServer/rewrite', begin('RewriteModule')],
  ['system.webServer/validation', begin('ConfigurationValidationModule')],
  ['system.webServer/httpRedirect', begin('HttpRedirectionModule')],
  ['system.webServer/caching', begin('HttpCacheModule')],
  ['system.webServer/security/authentication/anonymousAuthentication', authentication('AnonymousAuthenticationModule')],
  ['system.webServer/security/authentication/basicAuthentication', authentication('BasicAuthenticationModule')],
  ['system.webServer/security/authentication/windowsAuthentication', authentication('WindowsAuthenticationModule')],
  ['system.webServer/security/authentication/digestAuthentication', authentication('DigestAuthenticationModule')],
  [
    'system.webServer/security/authentication/clientCertificateMappingAuthentication',
    authentication('CertificateMappingAuthenticationModule'),
  ],
  [
    'system.webServer/security/authentication/iisClientCertificateMappingAuthentication',
    authentication('IISCertificateMappingAuthenticationModule'),
  ],
  [
    'system.webServer/security/authorization',
    { kind: 'module', module: 'UrlAuthorizationModule', moment: 'authorization' },
  ],
  ['system.webServer/staticContent', { kind: 'handler', modules: ['staticfilemodule'] }],
  ['system.webServer/defaultDocument', { kind: 'handler', modules: ['defaultdocumentmodule'] }],
  ['system.webServer/directoryBrowse', { kind: 'handler', modules: ['directorylistingmodule'] }],
  ['system.webServer/asp', { kind: 'handler', modules: ['isapimodule'] }],
  ['system.webServer/cgi', { kind: 'handler', modules: ['cgimodule'] }],
  ['system.webServer/fastCgi', { kind: 'handler', modules: ['fastcgimodule'] }],
  ['system.webServer/serverSideInclude', { kind: 'handler', modules: ['serversideincludemodule'] }],
  ['system.webServer/webdav', { kind: 'handler', modules: ['webdavmodule'] }],
  ['system.webServer/aspNetCore', { kind: 'handler', modules: ['aspnetcoremodule', 'aspnetcoremodulev2'] }],
  ['system.webServer/httpPlatform', { kind: 'handler', modules: ['httpplatformhandler'] }],
  ['system.webServer/iisnode', { kind: 'handler', modules: ['iisnode'] }],
  [
    'system.webServer/httpCompression',
    { kind: 'response', modules: ['StaticCompressionModule', 'DynamicCompressionModule'] },
  ],
  [
    'system.webServer/urlCompression',
    { kind: 'response', modules: ['StaticCompressionModule', 'DynamicCompressionModule'] },
  ],
  ['system.webServer/httpErrors', { kind: 'response', modules: ['CustomErrorModule'] }],
  ['system.webServer/tracing', { kind: 'logging' }],
  ['system.webServer/httpTracing', { kind: 'logging' }],
  ['system.webServer/httpLogging', { kind: 'logging' }],
  ['system.webServer/applicationInitialization', { kind: 'logging' }],
  // Read by WAS before any worker starts (O15, O17).
  ['system.applicationHost', EVERY],
]);

/** Who reads a native section; sections that we do not know are read by modules that we do not know. */
export function readerOf(section: string): SectionReader {
  for (let path = section; path !== ''; path = path.slice(0, Math.max(path.lastIndexOf('/'), 0))) {
    const reader = READERS.get(path);
    if (reader) return reader;
  }
  return { kind: 'unknown' };
}

/** Native modules of a server with most features, without those of extensions that a scenario is about. */
const NATIVE =
  'HttpLogging UriCache FileCache TokenCache HttpCache StaticCompression DefaultDocument DirectoryListing IsapiFilter ProtocolSupport HttpRedirection ServerSideInclude StaticFile AnonymousAuthentication BasicAuthentication WindowsAuthentication UrlAuthorization IpRestriction RequestFiltering CustomError Isapi Cgi FastCgi ConfigurationValidation WebDAV Rewrite'
    .split(' ')
    .map(name => `${name}Module`)
    .concat('AspNetCoreModuleV2');

const ENGINES = ['v4.0', 'v2.0'].flatMap(version =>
  [64, 32].map(
    bits =>
      `<add name="ManagedEngine${version.toUpperCase()}_${bits}bit" image="webengine.dll" preCondition="integratedMode,runtimeVersion${version},bitness${bits}" />`,
  ),
);

const MANAGED = [
  ['FormsAuthentication', 'System.Web.Security.FormsAuthenticationModule'],
  ['UrlAuthorization', 'System.Web.Security.UrlAuthorizationModule'],
  ['FileAuthorization', 'System.Web.Security.FileAuthorizationModule'],
].map(([name, type]) => `<add name="${name}" type="${type}" preCondition="managedHandler" />`);

/**
 * What a whole applicationHost.config lists and an excerpt leaves out, as a file with `whole` in its header gets it
 * before its end: modules, handlers, MIME types, request filtering, programs that may run.
 */
export const WHOLE_SERVER = `<system.webServer>
<globalModules>${NATIVE.map(name => `<add name="${name}" image="${name.toLowerCase()}.dll" />`).join('')}${ENGINES.join('')}</globalModules>
<modules>${NATIVE.map(name => `<add name="${name}" />`).join('')}${MANAGED.join('')}</modules>
<handlers accessPolicy="Read, Script">
<add name="WebDAV" path="*" verb="PROPFIND,PROPPATCH,MKCOL,PUT,COPY,DELETE,MOVE,LOCK,UNLOCK" modules="WebDAVModule" resourceType="Unspecified" requireAccess="None" />
<add name="ISAPI-dll" path="*.dll" verb="*" modules="IsapiModule" resourceType="File" requireAccess="Execute" allowPathInfo="true" />
<add name="CGI-exe" path="*.exe" verb="*" modules="CgiModule" resourceType="File" requireAccess="Execute" allowPathInfo="true" />
<add name="ASPClassic" path="*.asp" verb="GET,HEAD,POST" modules="IsapiModule" scriptProcessor="%windir%\\system32\\inetsrv\\asp.dll" resourceType="File" />
<add name="Pages-ISAPI" path="*.aspx" verb="GET,HEAD,POST,DEBUG" modules="IsapiModule" scriptProcessor="%windir%\\Microsoft.NET\\Framework64\\v4.0.30319\\aspnet_isapi.dll" preCondition="classicMode,runtimeVersionv4.0,bitness64" />
<add name="Pages" path="*.aspx" verb="GET,HEAD,POST,DEBUG" type="System.Web.UI.PageHandlerFactory" preCondition="integratedMode,runtimeVersionv4.0" />
<add name="TRACEVerbHandler" path="*" verb="TRACE" modules="ProtocolSupportModule" requireAccess="None" />
<add name="OPTIONSVerbHandler" path="*" verb="OPTIONS" modules="ProtocolSupportModule" requireAccess="None" />
<add name="StaticFile" path="*" verb="*" modules="StaticFileModule,DefaultDocumentModule,DirectoryListingModule" resourceType="Either" requireAccess="Read" />
</handlers>
<staticContent><mimeMap fileExtension=".html" mimeType="text/html" /><mimeMap fileExtension=".css" mimeType="text/css" /></staticContent>
<defaultDocument enabled="true"><files><add value="index.html" /></files></defaultDocument>
<directoryBrowse enabled="false" />
<security>
<isapiCgiRestriction><add path="%windir%\\system32\\inetsrv\\asp.dll" allowed="true" /><add path="%windir%\\Microsoft.NET\\Framework64\\v4.0.30319\\aspnet_isapi.dll" allowed="false" /></isapiCgiRestriction>
<requestFiltering><fileExtensions allowUnlisted="true"><add fileExtension=".config" allowed="false" /><add fileExtension=".cs" allowed="false" /></fileExtensions>
<hiddenSegments><add segment="web.config" /><add segment="bin" /><add segment="App_Data" /></hiddenSegments></requestFiltering>
<authorization><add accessType="Allow" users="*" /></authorization>
</security>
</system.webServer>`;

import assert from 'node:assert/strict';
import { HANDLER_KINDS } from '../../server/src/core/identity/base/query';
import { KIND_ROWS, kindRow } from '../../server/src/core/identity/work/kinds';
import { kindsAt } from '../../server/src/core/identity/work/plausible-kinds';
import { settle, workspaceOf } from '../support/memory';

const STOCK = `<handlers accessPolicy="Read, Script">
  <add name="ASPClassic" path="*.asp" verb="GET,HEAD,POST" modules="IsapiModule" scriptProcessor="%windir%\\system32\\inetsrv\\asp.dll" resourceType="File" />
  <add name="ISAPI-dll" path="*.dll" verb="*" modules="IsapiModule" resourceType="File" requireAccess="Execute" allowPathInfo="true" />
  <add name="PageHandlerFactory-Integrated-4.0" path="*.aspx" verb="GET,HEAD,POST,DEBUG" type="System.Web.UI.PageHandlerFactory" preCondition="integratedMode,runtimeVersionv4.0" />
  <add name="PageHandlerFactory-ISAPI-4.0_64bit" path="*.aspx" verb="GET,HEAD,POST,DEBUG" modules="IsapiModule" scriptProcessor="%windir%\\Microsoft.NET\\Framework64\\v4.0.30319\\aspnet_isapi.dll" preCondition="classicMode,runtimeVersionv4.0,bitness64" />
  <add name="OPTIONSVerbHandler" path="*" verb="OPTIONS" modules="ProtocolSupportModule" requireAccess="None" />
  <add name="StaticFile" path="*" verb="*" modules="StaticFileModule,DefaultDocumentModule,DirectoryListingModule" resourceType="Either" requireAccess="Read" />
</handlers>`;

function kinds(path: string, { pool = ' managedRuntimeVersion="v4.0"', handlers = STOCK, web = '', site = '' } = {}) {
  const files: Record<string, string> = {
    'applicationHost.config':
      `<configuration><system.applicationHost><applicationPools><add name="P"${pool} /></applicationPools>
<sites><site name="Shop" id="1"><application path="/" applicationPool="P"><virtualDirectory path="/" physicalPath="C:\\s" /></application>${site}</site></sites></system.applicationHost>
<system.webServer>${handlers}</system.webServer><location path="" overrideMode="Allow"><system.webServer><handlers /></system.webServer></location></configuration>`.replace(
        /<location.*location>/,
        '',
      ),
  };
  if (web) files['C:\\s\\web.config'] = `<configuration>${web}</configuration>`;
  return settle(workspaceOf(files), snapshot => kindsAt(snapshot.place(snapshot.hosts()[0]!, 'Shop', path))).result;
}

const CORE =
  '<system.webServer><handlers><add name="aspNetCore" path="*" verb="*" modules="AspNetCoreModuleV2" resourceType="Unspecified" /></handlers><aspNetCore processPath="dotnet" stdoutLogEnabled="true" stdoutLogFile=".\\l\\s" /></system.webServer>';

describe('plausible handler kinds', () => {
  it('a file belongs to the first handler that matches it', () => {
    assert.deepEqual(kinds('/a.asp').kinds, ['asp', 'webconfig-read']);
    assert.deepEqual(kinds('/a.aspx').kinds, ['aspnet', 'webconfig-read']);
    assert.deepEqual(kinds('/a.png').kinds, ['static', 'webconfig-read']);
  });

  it('a module of another maker has a kind of its own', () => {
    const csp =
      '<system.webServer><handlers><add name="CSP" path="*.csp" verb="*" modules="CSPms" /></handlers></system.webServer>';
    assert.deepEqual(kinds('/a.csp', { web: csp }).kinds, ['module', 'webconfig-read']);
    assert.deepEqual(kinds('/', { web: csp }).kinds, ['aspnet', 'asp', 'module', 'static', 'webconfig-read']);
  });

  it('a site with nothing but FTP bindings serves FTP alone', () => {
    const bindings = (...protocols: string[]) =>
      `<bindings>${protocols.map(protocol => `<binding protocol="${protocol}" bindingInformation="*:21:" />`).join('')}</bindings>`;
    assert.deepEqual(kinds('/', { site: bindings('ftp') }).kinds, ['ftp']);
    assert.deepEqual(kinds('/a.asp', { site: bindings('ftp', 'http') }).kinds, ['asp', 'webconfig-read', 'ftp']);
  });

  it('the pool decides which ASP.NET entries count', () => {
    assert.deepEqual(kinds('/a.aspx', { pool: ' managedRuntimeVersion="v4.0" managedPipelineMode="Classic"' }).kinds, [
      'aspnet',
      'webconfig-read',
    ]);
    assert.deepEqual(kinds('/a.aspx', { pool: ' managedRuntimeVersion=""' }).kinds, ['static', 'webconfig-read']);
    assert.deepEqual(kinds('/', { pool: ' managedRuntimeVersion=""' }).kinds, ['asp', 'static', 'webconfig-read']);
  });

  it('a folder has code first, then static files, then web.config', () => {
    const found = kinds('/');
    assert.deepEqual(found.kinds, ['aspnet', 'asp', 'static', 'webconfig-read']);
    assert.equal(found.assumesStockHandlers, false);
  });

  it('a handler for everything takes the place of static files', () => {
    assert.deepEqual(kinds('/', { web: CORE }).kinds, [
      'aspnetcore',
      'webconfig-read',
      'stdout-log',
      'dataprotection-keys',
    ]);
    assert.deepEqual(kinds('/logo.png', { web: CORE }).kinds, [
      'aspnetcore',
      'webconfig-read',
      'stdout-log',
      'dataprotection-keys',
    ]);
  });

  it('without a list of handlers the stock one is assumed, and the answer says so', () => {
    const found = kinds('/', { handlers: '' });
    assert.deepEqual(found.kinds, ['aspnet', 'static', 'webconfig-read']);
    assert.equal(found.assumesStockHandlers, true);
    assert.deepEqual(kinds('/', { handlers: '', pool: ' managedRuntimeVersion=""' }).kinds, [
      'static',
      'webconfig-read',
    ]);
    assert.deepEqual(kinds('/a.php', { handlers: '' }).kinds, ['php-fastcgi', 'webconfig-read']);
  });

  it('PHP, HttpPlatformHandler and iisnode by their modules', () => {
    const php =
      '<handlers><add name="PHP" path="*.php" verb="*" modules="FastCgiModule" scriptProcessor="C:\\php\\php-cgi.exe" resourceType="Either" /></handlers>';
    assert.deepEqual(kinds('/', { handlers: php }).kinds, ['aspnet', 'php-fastcgi', 'static', 'webconfig-read']);
    const node = '<handlers><add name="node" path="server.js" verb="*" modules="iisnode" /></handlers>';
    assert.deepEqual(kinds('/server.js', { handlers: node }).kinds, ['iisnode', 'webconfig-read']);
    const platform =
      '<handlers><add name="hp" path="*" verb="*" modules="httpPlatformHandler" resourceType="Unspecified" /></handlers>';
    assert.deepEqual(kinds('/x', { handlers: platform }).kinds, ['httpPlatform', 'webconfig-read']);
  });

  it('FastCGI programs that are not PHP', () => {
    const python =
      '<handlers><add name="Python" path="*" verb="*" modules="FastCgiModule" scriptProcessor="C:\\Python\\python.exe|C:\\s\\wfastcgi.py" resourceType="Unspecified" /></handlers>';
    assert.deepEqual(kinds('/', { handlers: python }).kinds, ['fastcgi', 'webconfig-read']);
    assert.deepEqual(kinds('/a.py', { handlers: python }).kinds, ['fastcgi', 'webconfig-read']);
  });

  it('no two kinds have a word, a module or an extension in common', () => {
    const rows = HANDLER_KINDS.map(kindRow);
    for (const list of [
      rows.map(row => row.words),
      rows.flatMap(row => row.modules ?? []),
      rows.flatMap(row => row.extensions ?? []),
    ]) {
      assert.ok(list.length > 0);
      assert.deepEqual(list, [...new Set(list)]);
    }
    assert.deepEqual(KIND_ROWS.map(([kind]) => kind).sort(), [...HANDLER_KINDS].sort());
  });

  it('what goes along: directory listing, WebDAV, FTP, traces, file checks, session state', () => {
    const site =
      '<bindings><binding protocol="http" bindingInformation="*:80:" /><binding protocol="ftp" bindingInformation="*:21:" /></bindings><traceFailedRequestsLogging enabled="true" />';
    const web = `<system.web><sessionState mode="SQLServer" /></system.web><system.webServer><directoryBrowse enabled="true" />
      <rewrite><rules><rule name="r"><match url=".*" /><conditions><add input="{REQUEST_FILENAME}" matchType="IsFile" negate="true" /></conditions></rule></rules></rewrite></system.webServer>`;
    assert.deepEqual(kinds('/', { site, web }).kinds, [
      'aspnet',
      'asp',
      'static',
      'directoryBrowse',
      'webconfig-read',
      'aspnet-session-sql',
      'rewrite-check',
      'frt-log',
      'ftp',
    ]);
  });
});

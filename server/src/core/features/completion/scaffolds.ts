// biome-ignore-all lint/suspicious/noTemplateCurlyInString: places to go to, in the syntax of snippets.
import type { Span } from '../../text/span';
import type { Completion } from './completion';
import type { CompletionContext } from './context';

interface Scaffold {
  readonly label: string;
  readonly detail: string;
  /** The path of the element in whose content it can stand; '' is the root or a location tag. */
  readonly inside: string;
  readonly only?: 'host' | 'web';
  readonly lines: readonly string[];
}

/** Whole tasks with places to fill in. */
const SCAFFOLDS: readonly Scaffold[] = [
  {
    label: 'IIS: pool and site',
    detail: 'an application pool of its own for a new site',
    inside: '',
    only: 'host',
    lines: [
      '<system.applicationHost>',
      '  <applicationPools>',
      '    <add name="${1:Shop}" managedRuntimeVersion="${2|v4.0,v2.0|}" />',
      '  </applicationPools>',
      '  <sites>',
      '    <site name="${1:Shop}" id="${3:1}">',
      '      <application path="/" applicationPool="${1:Shop}">',
      '        <virtualDirectory path="/" physicalPath="${4:C:\\\\inetpub\\\\shop}" />',
      '      </application>',
      '      <bindings>',
      '        <binding protocol="http" bindingInformation="*:${5:80}:${6}" />',
      '      </bindings>',
      '    </site>',
      '  </sites>',
      '</system.applicationHost>',
    ],
  },
  {
    label: 'IIS: site',
    detail: 'a site with its root application and a binding',
    inside: 'system.applicationHost/sites',
    lines: [
      '<site name="${1:Shop}" id="${2:1}">',
      '  <application path="/" applicationPool="${3:$1}">',
      '    <virtualDirectory path="/" physicalPath="${4:C:\\\\inetpub\\\\shop}" />',
      '  </application>',
      '  <bindings>',
      '    <binding protocol="http" bindingInformation="*:${5:80}:${6}" />',
      '  </bindings>',
      '</site>',
    ],
  },
  {
    label: 'IIS: application',
    detail: 'an application with its root folder',
    inside: 'system.applicationHost/sites/site',
    lines: [
      '<application path="/${1:app}" applicationPool="${2}">',
      '  <virtualDirectory path="/" physicalPath="${3:C:\\\\inetpub\\\\app}" />',
      '</application>',
    ],
  },
  {
    label: 'IIS: ASP.NET Core hosting',
    detail: 'handler and module settings of an ASP.NET Core application',
    inside: '',
    only: 'web',
    lines: [
      '<location path="." inheritInChildApplications="false">',
      '  <system.webServer>',
      '    <handlers>',
      '      <add name="aspNetCore" path="*" verb="*" modules="AspNetCoreModuleV2" resourceType="Unspecified" />',
      '    </handlers>',
      '    <aspNetCore processPath="${1:dotnet}" arguments="${2:.\\\\App.dll}" stdoutLogEnabled="false" stdoutLogFile=".\\\\logs\\\\stdout" hostingModel="${3|inprocess,outofprocess|}" />',
      '  </system.webServer>',
      '</location>',
    ],
  },
  {
    label: 'IIS: redirect to https',
    detail: 'a rule of URL Rewrite, which has to be installed',
    inside: 'system.webServer',
    lines: [
      '<rewrite>',
      '  <rules>',
      '    <rule name="${1:https}" stopProcessing="true">',
      '      <match url="(.*)" />',
      '      <conditions>',
      '        <add input="{HTTPS\\}" pattern="^OFF\\$" />',
      '      </conditions>',
      '      <action type="Redirect" url="https://{HTTP_HOST\\}/{R:1\\}" redirectType="Permanent" />',
      '    </rule>',
      '  </rules>',
      '</rewrite>',
    ],
  },
  {
    label: 'IIS: Windows authentication',
    detail: 'anonymous off, Windows on; the sections are locked on a new server',
    inside: 'system.webServer',
    lines: [
      '<security>',
      '  <authentication>',
      '    <anonymousAuthentication enabled="false" />',
      '    <windowsAuthentication enabled="true" />',
      '  </authentication>',
      '</security>',
    ],
  },
  {
    label: 'IIS: unlock a section',
    detail: 'lets the web.config files of one site set a section',
    inside: '',
    only: 'host',
    lines: [
      '<location path="${1}" overrideMode="Allow">',
      '  <system.webServer>',
      '    <security>',
      '      <authentication>',
      '        <${2|anonymousAuthentication,windowsAuthentication,basicAuthentication|} />',
      '      </authentication>',
      '    </security>',
      '  </system.webServer>',
      '</location>',
    ],
  },
  {
    label: 'IIS: PHP by FastCGI',
    detail: 'a handler for .php; the program belongs into fastCgi of applicationHost.config',
    inside: 'system.webServer',
    lines: [
      '<handlers>',
      '  <add name="PHP" path="*.php" verb="GET,HEAD,POST" modules="FastCgiModule" scriptProcessor="${1:C:\\\\PHP\\\\php-cgi.exe}" resourceType="Either" requireAccess="Script" />',
      '</handlers>',
      '<defaultDocument>',
      '  <files>',
      '    <add value="index.php" />',
      '  </files>',
      '</defaultDocument>',
    ],
  },
  {
    label: 'IIS: cache static files',
    detail: 'browsers keep static files for some days',
    inside: 'system.webServer',
    lines: [
      '<staticContent>',
      '  <clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="${1:7}.00:00:00" />',
      '</staticContent>',
    ],
  },
  {
    label: 'IIS: security headers',
    detail: 'HSTS and the usual headers',
    inside: 'system.webServer',
    lines: [
      '<httpProtocol>',
      '  <customHeaders>',
      '    <remove name="X-Powered-By" />',
      '    <add name="Strict-Transport-Security" value="max-age=${1:31536000}" />',
      '    <add name="X-Content-Type-Options" value="nosniff" />',
      '    <add name="X-Frame-Options" value="${2|SAMEORIGIN,DENY|}" />',
      '    <add name="Referrer-Policy" value="strict-origin-when-cross-origin" />',
      '  </customHeaders>',
      '</httpProtocol>',
    ],
  },
];

/** Scaffolds that fit into the content of an element. Where one of their sections stands already, they would be refused. */
export function scaffoldItems({ position, element, isHost }: CompletionContext, span: Span): readonly Completion[] {
  const { is, path, file } = position;
  const isFrame = is.kind === 'frame' && is.name !== 'configSections';
  const inside = isFrame ? '' : path;
  return SCAFFOLDS.flatMap((scaffold, index): Completion[] => {
    if (scaffold.inside !== inside || (isFrame && is.name === 'location' && /^<location/.test(scaffold.lines[0] ?? '')))
      return [];
    if (scaffold.only === 'host' ? !isHost || is.kind !== 'frame' : scaffold.only === 'web' && file.role !== 'web')
      return [];
    const roots = scaffold.lines.flatMap(line => /^<([\w.]+)/.exec(line)?.[1] ?? []);
    const isTaken = roots.some(
      name => name !== 'location' && name !== 'site' && name !== 'application' && element.child(name) !== undefined,
    );
    if (isTaken) return [];
    const { label, detail } = scaffold;
    return [{ label, detail, kind: 'scaffold', snippet: scaffold.lines.join('\n'), span, rank: 200 + index }];
  });
}

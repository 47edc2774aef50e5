// biome-ignore-all lint/suspicious/noTemplateCurlyInString: places to go to, in the syntax of snippets.
import type { Span } from '../../text/span';
import type { Completion } from './completion';
import type { CompletionContext } from './context';
import { nextSiteId } from './site-id';

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
    label: 'IIS: program of PHP',
    detail: 'lets FastCGI run php-cgi.exe',
    inside: 'system.webServer',
    only: 'host',
    lines: [
      '<fastCgi>',
      '  <application fullPath="${1:C:\\\\PHP\\\\php-cgi.exe}" instanceMaxRequests="${2:10000}">',
      '    <environmentVariables>',
      '      <environmentVariable name="PHP_FCGI_MAX_REQUESTS" value="${2:10000}" />',
      '    </environmentVariables>',
      '  </application>',
      '</fastCgi>',
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
export function scaffoldItems(context: CompletionContext, span: Span, hasBracket: boolean): readonly Completion[] {
  const { position, element } = context;
  const { is, path } = position;
  const isFrame = is.kind === 'frame';
  if (is.kind === 'declaration' || (isFrame && is.name === 'configSections')) return [];
  return SCAFFOLDS.flatMap((scaffold, index): Completion[] => {
    if (!fitsFile(scaffold, context)) return [];
    const lines = linesAt(scaffold, path);
    const roots = lines.flatMap(line => /^<([\w.]+)/.exec(line)?.[1] ?? []);
    const isTag = roots[0] === 'location';
    if (lines.length === 0 || (isFrame && is.name === 'location' && isTag)) return [];
    if (roots.some(name => !REPEATED.has(name) && element.child(name) !== undefined)) return [];
    const { label, detail } = scaffold;
    const refusal = isTag ? undefined : refusalOf(context, path, lines);
    const text = lines.join('\n').replace('${2:1}', path === SITES ? `\${2:${nextSiteId(element)}}` : '${2:1}');
    return [
      {
        label,
        detail: refusal ?? detail,
        kind: 'scaffold',
        snippet: hasBracket ? text.slice(1) : text,
        span,
        rank: 200 + index,
        ...(refusal && { advice: refusal }),
      },
    ];
  });
}

const SITES = 'system.applicationHost/sites';

/** Elements that may stand beside others of their name. */
const REPEATED: ReadonlySet<string> = new Set(['location', 'site', 'application', 'rule']);

function fitsFile({ only, lines }: Scaffold, { isHost, position }: CompletionContext): boolean {
  if (only === 'host') return isHost && (!position.tag || !/^<(location|system\.applicationHost)/.test(lines[0] ?? ''));
  return only !== 'web' || position.file.role === 'web';
}

/** The lines of a scaffold for the content of the element at `path`: those around it stand there already. */
function linesAt({ inside, lines }: Scaffold, path: string): readonly string[] {
  let [at, rest] = [inside, lines];
  while (at !== path) {
    const name = /^<([\w.]+)/.exec(rest[0] ?? '')?.[1];
    if (!name || REPEATED.has(name) || rest.at(-1) !== `</${name}>` || rest.indexOf(`</${name}>`) < rest.length - 1)
      return [];
    at = at === '' ? name : `${at}/${name}`;
    rest = rest.slice(1, -1).map(line => line.replace(/^ {2}/, ''));
    if (!`${path}/`.startsWith(`${at}/`)) return [];
  }
  return rest;
}

/** Why the first section that a scaffold writes and that may not be written here may not. */
function refusalOf(context: CompletionContext, path: string, lines: readonly string[]): string | undefined {
  const open = path === '' ? [] : [path];
  for (const line of lines) {
    const [, end, name = '', content = ''] = /^\s*<(\/?)([\w.]+)(.*)>$/.exec(line) ?? [];
    if (end) open.pop();
    else {
      const section = [...open, name].join('/');
      const refusal = context.snapshot.schema.section(section) && context.refusalOf(section);
      if (refusal) return `${name}: ${refusal}`;
      if (!content.endsWith('/')) open.push(name);
    }
  }
  return undefined;
}

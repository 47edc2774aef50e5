import { standardDeclarations } from '../../../server/src/core/schema/declarations';
import { Random } from './random';

export interface ServerShape {
  readonly sites: number;
  readonly seed: number;
  /** MIME maps of the server; a real one has 374. */
  readonly mimeMaps?: number;
  /** In how many of 100 sites something is wrong. */
  readonly mistakes?: number;
  /** False for a file without declarations of sections. */
  readonly declarations?: boolean;
}

/** Name of site `index`. */
export const siteName = (index: number): string => `Customer ${index}`;

/** Folder of site `index`; every eighth site serves the folder of its neighbour. */
export const siteFolder = (index: number): string => `C:\\sites\\site${index % 8 === 7 ? index - 1 : index}`;

/** Whether site `index` has an application below its root, in the folder `api`. */
export const hasApi = (index: number): boolean => index % 3 === 0;

/**
 * An applicationHost.config as a hoster has it: declarations of all sections, MIME maps, modules and handlers for the
 * server, pools that several sites share, applications in applications, and a location tag for every second site that
 * adds to the collections of the server. Deterministic.
 */
export function generateRealHost(shape: ServerShape): string {
  const random = new Random(shape.seed);
  const indices = Array.from({ length: shape.sites }, (_, index) => index);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n<configuration>\n',
    shape.declarations === false ? '' : configSections(),
    '  <system.applicationHost>\n    <applicationPools>\n',
    ...indices.map(index => pool(index, random, shape)),
    '      <applicationPoolDefaults managedRuntimeVersion="v4.0">\n        <processModel identityType="ApplicationPoolIdentity" />\n      </applicationPoolDefaults>\n',
    '    </applicationPools>\n    <sites>\n',
    ...indices.map(index => site(index, random, shape)),
    '      <siteDefaults>\n        <logFile logFormat="W3C" directory="%SystemDrive%\\inetpub\\logs\\LogFiles" />\n      </siteDefaults>\n',
    '    </sites>\n  </system.applicationHost>\n',
    webServer(shape),
    ...indices.map(index => locationTag(index, random, shape)),
    '</configuration>\n',
  ].join('');
}

/** Groups by name; a section is its element. */
interface Group extends Map<string, Group | string> {}

function configSections(): string {
  const root: Group = new Map();
  for (const { section, overrideModeDefault, allowDefinition } of standardDeclarations('iis', '10.0').values()) {
    const names = section.split('/');
    const name = names.pop() ?? '';
    let group = root;
    for (const each of names) {
      const found = group.get(each) ?? new Map();
      if (typeof found === 'string') throw new Error(`${each} is a section and a group`);
      group.set(each, found);
      group = found;
    }
    group.set(
      name,
      `<section name="${name}" overrideModeDefault="${overrideModeDefault}" allowDefinition="${allowDefinition}" />\n`,
    );
  }
  const write = (group: Group, indent: string): string =>
    [...group]
      .map(([name, content]) => {
        if (typeof content === 'string') return indent + content;
        return `${indent}<sectionGroup name="${name}">\n${write(content, `${indent}  `)}${indent}</sectionGroup>\n`;
      })
      .join('');
  return `  <configSections>\n${write(root, '    ')}  </configSections>\n`;
}

/** A third of the pools runs as an account of its own; pools without a site are pools as well. */
function pool(index: number, random: Random, { mistakes = 5 }: ServerShape): string {
  const name = `      <add name="Pool ${index}" managedPipelineMode="${random.chance(10) ? 'Classic' : 'Integrated'}"`;
  if (random.chance(mistakes)) return `${name}>\n        <processModel identityType="LocalSystem" />\n      </add>\n`;
  if (random.chance(mistakes)) return `${name}>\n        <processModel identityType="SpecificUser" />\n      </add>\n`;
  if (!random.chance(33)) return `${name} />\n`;
  return `${name}>\n        <processModel identityType="SpecificUser" userName="CONTOSO\\svc-${index % 97}" password="[enc:IISWASOnlyAesProvider:c2VjcmV0${index}:enc]" />\n        <recycling>\n          <periodicRestart time="1.05:00:00" />\n        </recycling>\n      </add>\n`;
}

function site(index: number, random: Random, { sites, mistakes = 5 }: ServerShape): string {
  const poolName = () =>
    random.chance(mistakes) && random.chance(20) ? 'Gone' : `Pool ${random.chance(70) ? index : random.below(sites)}`;
  const folder = siteFolder(index);
  const media = random.chance(mistakes)
    ? ''
    : ' userName="CONTOSO\\svc-media" password="[enc:AesProvider:bWVkaWE=:enc]"';
  const out = [
    `      <site name="${siteName(index)}" id="${index + 1}" serverAutoStart="true">\n`,
    `        <application path="/" applicationPool="${poolName()}">\n`,
    `          <virtualDirectory path="/" physicalPath="${folder}" />\n`,
  ];
  if (index % 2 === 0)
    out.push(
      `          <virtualDirectory path="/media" physicalPath="\\\\files01\\media$\\customer${index % 50}"${media} />\n`,
    );
  out.push('        </application>\n');
  if (hasApi(index)) {
    for (const path of index % 9 === 0 ? ['/api', '/api/v2'] : ['/api'])
      out.push(
        `        <application path="${path}" applicationPool="${poolName()}">\n          <virtualDirectory path="/" physicalPath="${folder}${path.replaceAll('/', '\\')}" />\n        </application>\n`,
      );
  }
  const host = random.chance(mistakes) ? random.below(sites) : index;
  out.push(
    '        <bindings>\n',
    `          <binding protocol="http" bindingInformation="*:80:www.customer${host}.example" />\n`,
    `          <binding protocol="https" bindingInformation="*:443:www.customer${index}.example" sslFlags="1" />\n`,
    '        </bindings>\n      </site>\n',
  );
  return out.join('');
}

/** Native modules of a server with the usual role services, and whether they serve requests as a handler. */
const MODULES = [
  ...['UriCacheModule', 'FileCacheModule', 'HttpCacheModule', 'StaticCompressionModule', 'DefaultDocumentModule'],
  ...['DirectoryListingModule', 'ProtocolSupportModule', 'StaticFileModule', 'AnonymousAuthenticationModule'],
  ...['WindowsAuthenticationModule', 'BasicAuthenticationModule', 'RequestFilteringModule', 'CustomErrorModule'],
  ...['HttpLoggingModule', 'IsapiModule', 'IsapiFilterModule', 'CgiModule', 'FastCgiModule', 'HttpRedirectionModule'],
];

function webServer({ mimeMaps = 374 }: ServerShape): string {
  const lines = (count: number, line: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => `      ${line(index)}\n`).join('');
  return [
    '  <system.webServer>\n    <globalModules>\n',
    ...MODULES.map(
      name => `      <add name="${name}" image="%windir%\\System32\\inetsrv\\${name.toLowerCase()}.dll" />\n`,
    ),
    '    </globalModules>\n    <staticContent lockAttributes="isDocFooterFileName">\n',
    lines(mimeMaps, n => `<mimeMap fileExtension=".type${n}" mimeType="application/x-type-${n}" />`),
    '    </staticContent>\n    <security>\n      <authentication>\n        <anonymousAuthentication enabled="true" userName="IUSR" />\n',
    '        <basicAuthentication enabled="false" />\n        <windowsAuthentication enabled="false" />\n      </authentication>\n    </security>\n  </system.webServer>\n',
    // Declared with overrideModeDefault="Deny", and unlocked by the setup of ASP.NET.
    '  <location path="" overrideMode="Allow">\n    <system.webServer>\n    <modules>\n',
    ...MODULES.map(name => `      <add name="${name}" />\n`),
    '    </modules>\n    <handlers accessPolicy="Read, Script">\n',
    lines(40, n => `<add name="Handler ${n}" path="*.type${n}" verb="GET,HEAD,POST" modules="IsapiModule" />`),
    '      <add name="StaticFile" path="*" verb="*" modules="StaticFileModule,DefaultDocumentModule" resourceType="Either" requireAccess="Read" />\n',
    '    </handlers>\n    </system.webServer>\n  </location>\n',
  ].join('');
}

/** What administrators write for one site: mostly additions to the collections of the server. */
function locationTag(index: number, random: Random, { mimeMaps = 374, mistakes = 5 }: ServerShape): string {
  if (index % 2 === 1) return '';
  const path = siteName(index) + (hasApi(index) && random.chance(30) ? '/api' : '');
  const sections: string[] = [];
  if (random.chance(60)) {
    const repeated = random.chance(mistakes)
      ? `        <mimeMap fileExtension=".type0" mimeType="text/plain" />\n`
      : '';
    sections.push(
      `      <staticContent>\n        <remove fileExtension=".type${1 + random.below(Math.max(1, mimeMaps - 1))}" />\n        <mimeMap fileExtension=".site${index}" mimeType="text/plain" />\n${repeated}      </staticContent>\n`,
    );
  }
  if (random.chance(40))
    sections.push(
      `      <handlers>\n        <add name="Site handler ${index}" path="*.own" verb="*" modules="CgiModule" scriptProcessor="C:\\tools\\own.exe" />\n      </handlers>\n`,
    );
  if (random.chance(30))
    sections.push('      <modules>\n        <remove name="HttpRedirectionModule" />\n      </modules>\n');
  if (random.chance(50)) {
    const enabled = random.chance(mistakes) ? 'maybe' : 'true';
    sections.push(
      `      <security>\n        <authentication>\n          <anonymousAuthentication enabled="${enabled}" userName="${random.chance(50) ? '' : 'IUSR'}" />\n        </authentication>\n      </security>\n`,
    );
  }
  return `  <location path="${path}">\n    <system.webServer>\n${sections.join('')}    </system.webServer>\n  </location>\n`;
}

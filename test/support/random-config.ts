import fc from 'fast-check';
import { CLIENT_AUTHS, HANDLER_KINDS, STAGES } from '../../server/src/core/analysis';
import type { ScenarioQuery } from './reference';

/** Every password in random configurations. */
export const RANDOM_SECRET = 'S3cret!';

/** One attribute of a random configuration, written or left out. */
export interface Fact {
  readonly file: string;
  /** Where the attribute belongs: the element's mark in the template. */
  readonly mark: string;
  readonly text: string;
}

export interface RandomQuestion {
  readonly facts: readonly Fact[];
  readonly onShare: boolean;
  readonly query: ScenarioQuery;
}

const HOST = 'applicationHost.config';
const folders = (onShare: boolean) => (onShare ? '\\\\fs\\web' : 'C:\\web');

/** The elements that facts are put into. A mark stands for the attributes of one element. */
const HOST_TEMPLATE = `<configuration><system.applicationHost>
<applicationPools><add name="P"@pool@><processModel@process@ /></add><applicationPoolDefaults><processModel@defaults@ /></applicationPoolDefaults></applicationPools>
<sites><site name="Shop" id="1"><application path="/" applicationPool="P"><virtualDirectory path="/" physicalPath="@root@"@directory@ /></application>
<ftpServer><security><authentication><anonymousAuthentication@ftpAnonymous@ /><basicAuthentication@ftpBasic@ /></authentication></security></ftpServer></site></sites>
</system.applicationHost>
<system.webServer><asp@asp@ /><cgi@cgi@ /><security><authentication><anonymousAuthentication@anonymous@ /><windowsAuthentication@windows@ /><basicAuthentication@basic@ /></authentication></security></system.webServer>
<location path="Shop/sub"><system.webServer><serverRuntime@runtime@ /><security><authentication><anonymousAuthentication@anonymousBelow@ /></authentication></security></system.webServer></location>
</configuration>`;

const ROOT_TEMPLATE = `<configuration><system.web><identity@identity@ /><authentication@mode@ /><sessionState@session@ /></system.web>
<connectionStrings><add name="db"@connection@ /></connectionStrings>
<system.serviceModel><serviceHostingEnvironment@hosting@ /></system.serviceModel>
<system.webServer><validation@validation@ /><modules@modules@ /></system.webServer></configuration>`;

const SUB_TEMPLATE = '<configuration><system.web><identity@identityBelow@ /></system.web></configuration>';

const file = (name: string) => (mark: string, texts: readonly string[]) =>
  texts.map(text => ({ file: name, mark, text }));
const host = file(HOST);
const root = file('web.config');
const sub = file('sub\\web.config');

/** Alternatives of one attribute each: at most one of a group is written. */
const GROUPS: readonly (readonly Fact[])[] = [
  host(
    'process',
    ['LocalSystem', 'LocalService', 'NetworkService', 'SpecificUser', 'Nonsense'].map(
      type => ` identityType="${type}"`,
    ),
  ),
  host('process', [' userName="CONTOSO\\svc"', ' userName=".\\svc"', ' userName=""', ' userName="CONTOSO\\gmsa$"']),
  host('process', [` password="${RANDOM_SECRET}"`, ' password=""']),
  host('process', [' manualGroupMembership="true"']),
  host('process', [' loadUserProfile="true"']),
  host('process', [' logonType="LogonService"', ' logonType="LogonBatch"']),
  host('defaults', [' identityType="NetworkService"', ' identityType="SpecificUser"']),
  host('defaults', [' userName="CONTOSO\\all"']),
  host('pool', [' managedPipelineMode="Classic"']),
  host('pool', [' managedRuntimeVersion=""', ' managedRuntimeVersion="v4.0"']),
  host('pool', [' passAnonymousToken="false"']),
  host('pool', [' enableConfigurationOverride="false"']),
  host('directory', [' userName="CONTOSO\\content"', ' userName=""']),
  host('directory', [` password="${RANDOM_SECRET}"`]),
  host('directory', [' logonMethod="Network"']),
  host('anonymous', [' enabled="false"', ' enabled="true"', ' enabled="nonsense"']),
  host('anonymous', [' userName=""', ' userName="CONTOSO\\web"', ' userName="IUSR"']),
  host('anonymous', [` password="${RANDOM_SECRET}"`]),
  host('anonymous', [' logonMethod="Network"', ' logonMethod="Batch"']),
  host('anonymousBelow', [' userName=""', ' enabled="false"']),
  host('windows', [' enabled="true"']),
  host('basic', [' enabled="true"']),
  host('basic', [' logonMethod="Network"']),
  host('runtime', [' authenticatedUserOverride="UseWorkerProcessUser"']),
  host('asp', [' runOnEndAnonymously="false"']),
  host('cgi', [' createProcessAsUser="false"']),
  host('ftpAnonymous', [' enabled="true"']),
  host('ftpBasic', [' enabled="true"']),
  root('identity', [' impersonate="true"', ' impersonate="false"']),
  root('identity', [' userName="CONTOSO\\app"', ' userName="registry:HKLM\\Software\\Shop,name"']),
  root('identity', [` password="${RANDOM_SECRET}"`]),
  root('mode', [' mode="Forms"', ' mode="None"', ' mode="Windows"']),
  root('session', [' mode="SQLServer"']),
  root('session', [' useHostingIdentity="false"']),
  root('session', [` sqlConnectionString="Server=sql01;uid=session;pwd=${RANDOM_SECRET}"`]),
  root('connection', [
    ' connectionString="Server=sql01;Integrated Security=SSPI"',
    ` connectionString="Server=.;User Id=shop;Password=${RANDOM_SECRET}"`,
  ]),
  root('hosting', [' aspNetCompatibilityEnabled="true"']),
  root('validation', [' validateIntegratedModeConfiguration="false"']),
  root('modules', [' runAllManagedModulesForAllRequests="true"']),
  sub('identityBelow', [' impersonate="true"', ' impersonate="false"']),
  sub('identityBelow', [' userName="CONTOSO\\deep"']),
  sub('identityBelow', [` password="${RANDOM_SECRET}"`]),
];

const facts: fc.Arbitrary<readonly Fact[]> = fc
  .tuple(...GROUPS.map(group => fc.option(fc.constantFrom(...group), { nil: undefined, freq: 2 })))
  .map(chosen => chosen.filter(fact => fact !== undefined));

const query: fc.Arbitrary<ScenarioQuery> = fc
  .record({
    handlerKind: fc.constantFrom(...HANDLER_KINDS),
    auth: fc.constantFrom(...CLIENT_AUTHS),
    stage: fc.option(fc.constantFrom(...STAGES), { nil: undefined, freq: 1 }),
    verb: fc.constantFrom(undefined, 'GET', 'PUT', 'PROPFIND'),
    denied: fc.constantFrom(
      undefined,
      ['IUSR'],
      ['IIS AppPool\\P'],
      ['CONTOSO\\content'],
      ['Users'],
      ['IIS_IUSRS', 'Guests'],
      ['BATCH'],
    ),
    path: fc.constantFrom('/a.aspx', '/sub/a.aspx', '/'),
    host: fc.constantFrom('iis' as const, 'iis' as const, 'iisexpress' as const),
    iisVersion: fc.constantFrom('10.0' as const, '7.0' as const),
    domainJoined: fc.boolean(),
  })
  .map(({ auth, stage, verb, denied, ...rest }) => ({
    site: 'Shop',
    client: { auth },
    ...rest,
    ...(stage && { stage }),
    ...(verb !== undefined && { verb }),
    ...(denied && { deniedIdentities: denied }),
  }));

export const randomQuestion: fc.Arbitrary<RandomQuestion> = fc.record({ facts, onShare: fc.boolean(), query });

/** A written attribute with its place in its file. */
export interface WrittenFact {
  readonly fact: Fact;
  /** Key of the file as `workspaceOf` takes it. */
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

export interface WrittenConfig {
  readonly files: Readonly<Record<string, string>>;
  readonly written: readonly WrittenFact[];
}

/** The files of a random configuration, and where each of its facts stands. */
export function writeConfig(chosen: readonly Fact[], onShare: boolean): WrittenConfig {
  const templates: Readonly<Record<string, string>> = {
    [HOST]: HOST_TEMPLATE,
    'web.config': ROOT_TEMPLATE,
    'sub\\web.config': SUB_TEMPLATE,
  };
  const files: Record<string, string> = {};
  const written: WrittenFact[] = [];
  for (const [name, template] of Object.entries(templates)) {
    const path = name === HOST ? HOST : `${folders(onShare)}\\${name}`;
    let text = '';
    for (const [index, part] of template.split('@').entries()) {
      if (index % 2 === 0) {
        text += part;
        continue;
      }
      if (part === 'root') text += folders(onShare);
      for (const fact of chosen) {
        if (fact.file !== name || fact.mark !== part) continue;
        written.push({ fact, path, start: text.length + 1, end: text.length + fact.text.length });
        text += fact.text;
      }
    }
    files[path] = text;
  }
  return { files, written };
}

const attributes = (...alternatives: readonly string[]) =>
  fc.subarray([...alternatives]).map(chosen => chosen.map(text => ` ${text}`).join(''));
const credentials = attributes('userName="CONTOSO\\x"', `password="${RANDOM_SECRET}"`, 'logonMethod="Network"');
const paths = fc.constantFrom('/', '/app', '/APP', '/app/sub', 'app', '', '/app/', '/.', '//');

const directory = fc
  .record({ path: paths, physical: fc.constantFrom('C:\\s', '\\\\fs\\s', '%X%\\s', '', '..'), rest: credentials })
  .map(({ path, physical, rest }) => `<virtualDirectory path="${path}" physicalPath="${physical}"${rest} />`);

const application = fc
  .record({
    path: paths,
    pool: fc.constantFrom('', ' applicationPool="P"', ' applicationPool="Q"', ' applicationPool=""'),
    within: fc.array(directory, { maxLength: 3 }),
  })
  .map(({ path, pool, within }) => `<application path="${path}"${pool}>${within.join('')}</application>`);

const pool = fc
  .record({
    name: fc.constantFrom('P', 'p', 'Q', ''),
    model: credentials,
    type: attributes('identityType="SpecificUser"'),
  })
  .map(({ name, model, type }) => `<add name="${name}"><processModel${type}${model} /></add>`);

/** An applicationHost.config whose parts need not fit together: names twice or nowhere, odd paths, missing roots. */
export const randomTopology: fc.Arbitrary<string> = fc
  .record({
    pools: fc.array(pool, { maxLength: 4 }),
    sites: fc.array(fc.array(application, { maxLength: 4 }), { minLength: 1, maxLength: 2 }),
    defaults: fc.constantFrom(
      '',
      '<applicationDefaults applicationPool="P" />',
      '<virtualDirectoryDefaults userName="CONTOSO\\d" />',
    ),
  })
  .map(({ pools, sites, defaults }) => {
    const list = sites.map((within, index) => `<site name="Shop" id="${index}">${within.join('')}</site>`);
    return `<configuration><system.applicationHost><applicationPools>${pools.join('')}</applicationPools><sites>${list.join('')}${defaults}</sites></system.applicationHost></configuration>`;
  });

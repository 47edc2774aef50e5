/**
 * Sections that configuration files use and whose content is not checked here: .NET reads them by its own rules, or
 * a module of somebody else does. Known by name, so that they are neither taken for typing errors nor judged.
 */
export interface NamedSection {
  /** Section or, with `group`, a section group with all below it. */
  readonly path: string;
  readonly group: boolean;
  readonly product: string;
  /** `.net`: managed code reads it. `module`: a native module that is installed apart from IIS brings its schema. */
  readonly reader: '.net' | 'module';
  /** True where machine.config of .NET Framework 4 declares it; a file need not (and should not) declare it again. */
  readonly declaredByMachine: boolean;
  /** What it is for. */
  readonly text: string;
}

/** The section or group of that name, or the nearest group that contains `path`. Names are case-sensitive. */
export function namedSection(path: string): NamedSection | undefined {
  const table = named();
  const exact = table.get(path);
  if (exact) return exact;
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
    const group = table.get(path.slice(0, end));
    if (group?.group) return group;
  }
  return undefined;
}

/** True where managed code reads the section and no schema of IIS decides what is right in it. */
export function isOwnedByDotNet(path: string): boolean {
  return namedSection(path)?.reader === '.net';
}

/** True in the groups of IIS and FTP and in those sections of theirs that stand in no group. */
export function isInNativeGroup(path: string): boolean {
  return NATIVE_GROUPS.test(path);
}

const NATIVE_GROUPS =
  /^(system\.(webServer|applicationHost|ftpServer)|webFarms|configProtectedData|configPaths|configurationRedirection|moduleProviders|management)(\/|$)/;

let table: ReadonlyMap<string, NamedSection> | undefined;

function named(): ReadonlyMap<string, NamedSection> {
  table ??= new Map(
    [
      ...MACHINE.map(row => entry(row, '.NET Framework', '.net', true)),
      ...PACKAGES.map(([path, product, text]) => entry([path, text], product, '.net', false)),
      ...MODULES.map(([path, product, text]) => entry([path, text], product, 'module', false)),
    ].map(section => [section.path, section]),
  );
  return table;
}

function entry(
  [name, text]: readonly [string, string],
  product: string,
  reader: NamedSection['reader'],
  declaredByMachine: boolean,
): NamedSection {
  const group = name.endsWith('/*');
  return { path: group ? name.slice(0, -2) : name, group, product, reader, declaredByMachine, text };
}

/** configSections of the machine.config of .NET Framework 4, but for those of system.web that have a schema. */
const MACHINE: readonly (readonly [string, string])[] = [
  ['appSettings', 'Names and values that application code reads.'],
  ['assemblyBinding', 'Binding rules of assemblies; belongs below runtime.'],
  ['configProtectedData', 'Providers that encrypt and decrypt configuration sections.'],
  ['connectionStrings', 'Data sources that application code opens by name.'],
  ['mscorlib', 'Cryptography name mappings of the common language runtime.'],
  ['runtime', 'Settings of the common language runtime: assembly binding redirects, garbage collection.'],
  ['satelliteassemblies', 'Where localized assemblies are looked for.'],
  ['startup', 'Versions of the runtime that a program supports; ignored under IIS, where the pool decides.'],
  ['strongNames', 'Public key mappings of assemblies.'],
  ['system.codedom', 'Compilers that ASP.NET calls for pages and code.'],
  ['system.data', 'Database providers that are known by name.'],
  ['system.data.dataset', 'Settings of data sets.'],
  ['system.data.odbc', 'Settings of the ODBC provider.'],
  ['system.data.oledb', 'Settings of the OLE DB provider.'],
  ['system.data.oracleclient', 'Settings of the Oracle provider.'],
  ['system.data.sqlclient', 'Settings of the SQL Server provider.'],
  ['system.diagnostics', 'Trace sources, listeners and switches of application code.'],
  ['system.net/*', 'Outgoing connections of application code: proxy, mail, requests.'],
  ['system.runtime.caching/*', 'Memory cache of application code.'],
  ['system.runtime.remoting', 'Channels and objects of .NET Remoting.'],
  ['system.runtime.serialization/*', 'Known types of the data contract serializer.'],
  ['system.serviceModel/*', 'Services, clients, bindings and behaviors of Windows Communication Foundation.'],
  ['system.serviceModel.activation/*', 'Listeners that activate services of Windows Communication Foundation.'],
  ['system.transactions/*', 'Timeouts of transactions and the machine that co-ordinates them.'],
  [
    'system.web.extensions/*',
    'Script services of ASP.NET AJAX: JSON limits, authentication, profile and role services.',
  ],
  ['system.windows.forms', 'Debugging of Windows Forms; of no use under IIS.'],
  ['system.xaml.hosting/*', 'Handlers of workflow services.'],
  ['system.xml.serialization/*', 'Settings of XML serialization.'],
  ['uri', 'How application code parses internationalized addresses.'],
  ['windows', 'Versions of common controls; of no use under IIS.'],
];

/** Sections that packages read; the file that uses one declares it in its configSections. */
const PACKAGES: readonly (readonly [string, string, string])[] = [
  ['dotNetOpenAuth/*', 'DotNetOpenAuth', 'OpenID and OAuth of the DotNetOpenAuth package.'],
  ['elmah/*', 'ELMAH', 'Error log of the ELMAH package.'],
  ['entityFramework', 'Entity Framework 6', 'Connection factory and providers of Entity Framework 6.'],
  ['log4net', 'log4net', 'Loggers and appenders of log4net.'],
  ['nlog', 'NLog', 'Targets and rules of NLog.'],
  [
    'system.identityModel',
    'Windows Identity Foundation',
    'Trusted issuers and token handlers of claims-based sign-in.',
  ],
  ['system.identityModel.services', 'Windows Identity Foundation', 'Cookies and federation of claims-based sign-in.'],
  ['system.web.webPages.razor/*', 'ASP.NET Web Pages', 'Base types and namespaces of Razor views.'],
];

/** Sections of native modules whose schema is not in our data; the server that has the module knows them. */
const MODULES: readonly (readonly [string, string, string])[] = [
  [
    'system.applicationHost/preloadProviders',
    'Application Warm-Up',
    'Forerunner of serviceAutoStartProviders; older files of IIS Express 10 still declare it.',
  ],
  ['system.webServer/cors', 'IIS CORS Module', 'Cross-origin requests that the IIS CORS Module answers.'],
  [
    'system.webServer/system.management.wsmanagement.config',
    'WinRM IIS Extension',
    'Remote management over WS-Management that IIS hosts.',
  ],
  ['system.webServer/iisnode', 'iisnode', 'Node.js applications that the iisnode module hosts.'],
];

import { type AccessAsk, type AccessReport, access, DEFAULT_SETTINGS, Snapshot } from '../../server/src/core/analysis';
import { ServerExports } from '../../server/src/core/facts/server-exports';

const HOST = 'file:///w/applicationHost.config';

export const SHOP = 'S-1-5-82-634253208-2346237047-1867043872-2360698316-99401469';
export const BLOG = 'S-1-5-82-2734256158-3485737692-275298378-1529073857-2789248872';
export const DOMAIN = 'S-1-5-21-1004336348-1177238915-682003330';
export const MACHINE = 'S-1-5-21-555-666-777';

export interface Server {
  /** Attributes of `processModel`. */
  readonly pool?: string;
  readonly path?: string;
  /** Attributes of the virtual directory. */
  readonly directory?: string;
  /** Inside of `system.webServer`. */
  readonly webServer?: string;
  readonly machineName?: string;
  readonly domainJoined?: boolean;
}

/** The answer about the site Shop of a small server, with facts by the names of their files. */
export function ask(
  { pool = '', path = 'D:\\sites\\shop', directory = '', webServer = '', machineName, domainJoined = true }: Server,
  facts: Readonly<Record<string, unknown>>,
  question: Partial<AccessAsk>,
): AccessReport {
  const text = `<configuration><system.applicationHost>
    <applicationPools><add name="Shop"><processModel ${pool} /></add><add name="Blog" /></applicationPools>
    <sites><site name="Shop" id="1"><application path="/" applicationPool="Shop"><virtualDirectory path="/" physicalPath="${path}" ${directory} /></application>
    <bindings><binding protocol="http" bindingInformation="*:80:" /></bindings></site></sites>
    </system.applicationHost><system.webServer>${webServer}</system.webServer></configuration>`;
  const settings = { ...DEFAULT_SETTINGS, host: 'iis' as const, hostConfig: HOST, machineName, domainJoined };
  const files = Object.entries(facts).map(([name, value]) => ({
    name,
    text: typeof value === 'string' ? value : JSON.stringify(value),
  }));
  let snapshot = Snapshot.create(settings)
    .withFiles([[HOST, { kind: 'text', text, version: undefined }]])
    .withExports(new ServerExports(files));
  for (;;) {
    const report = access(snapshot, { site: 'Shop', auth: 'none', purposes: [], ...question });
    const missing = snapshot.missing();
    if (report && missing.length === 0) return report;
    if (missing.length === 0) throw new Error('no site');
    snapshot = snapshot.withFiles(missing.map(uri => [uri, { kind: 'absent' }]));
  }
}

/** The first check in short: who, verdict, by what, what is missing. */
export function first(report: AccessReport): string {
  const [check] = report.checks;
  if (!check) return 'nothing';
  const missing = check.missing.length === 0 ? '' : ` missing ${check.missing.join(', ')}`;
  return `${check.identity} ${check.verdict} ${check.certainty} ${check.decidedBy.kind}${missing}`;
}

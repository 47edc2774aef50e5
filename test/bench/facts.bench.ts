/** What facts of a large server cost: 100 000 listed objects, 5 000 applications in 1 000 sites. */
import type * as Core from '../../server/src/core/analysis';
import type * as Exports from '../../server/src/core/facts/server-exports';
import { bundled } from '../support/bundled-core';
import { printTable, quantile, round, timed } from './measure';

const SITES = 1000;
const APPLICATIONS = 5;
const OBJECTS = 20;
const HOST = 'file:///C:/iis/applicationHost.config';
const DOMAIN = 'S-1-5-21-1004336348-1177238915-682003330';

const core = bundled<typeof Core & typeof Exports>(`
  export * from './server/src/core/analysis';
  export { ServerExports } from './server/src/core/facts/server-exports';
`);

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);
const folder = (site: number, app: number) => `D:\\sites\\site${site}\\app${app}`;

function host(): string {
  const pools = numbers(SITES).map(
    site =>
      `<add name="Pool${site}"><processModel ${site % 3 ? '' : `identityType="SpecificUser" userName="CONTOSO\\svc${site}" password="x" `}/></add>`,
  );
  const sites = numbers(SITES).map(site => {
    const applications = numbers(APPLICATIONS).map(
      app =>
        `<application path="/${app === 0 ? '' : `app${app}`}" applicationPool="Pool${site}"><virtualDirectory path="/" physicalPath="${folder(site, app)}" /></application>`,
    );
    return `<site name="Site${site}" id="${site + 1}">${applications.join('\n')}<bindings><binding protocol="http" bindingInformation="*:80:s${site}.example" /></bindings></site>`;
  });
  return `<configuration><system.applicationHost><applicationPools>\n${pools.join('\n')}\n</applicationPools><sites>\n${sites.join('\n')}\n</sites></system.applicationHost></configuration>`;
}

/** Most folders have a list that many others have as well; some let Everyone write, some keep visitors out. */
function exports(): readonly Core.FactFile[] {
  const own = 'O:BAG:BAD:AI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)';
  const acls = numbers(SITES).flatMap(site =>
    numbers(APPLICATIONS).flatMap(app =>
      numbers(OBJECTS).map(at => {
        const root = folder(site, app);
        const isFile = at % 4 === 3;
        const path =
          at === 0
            ? root
            : at === 1
              ? `${root}\\App_Data`
              : isFile
                ? `${root}\\f${at}\\page${at}.aspx`
                : `${root}\\f${at + 1}`;
        const more =
          at === 1 && site % 2 === 0
            ? `(A;OICI;0x1301bf;;;${DOMAIN}-${2000 + site})`
            : at === 6 && site % 10 === 0
              ? '(A;OICI;FA;;;WD)'
              : at === 8 && site % 10 === 1
                ? ''
                : '(A;OICI;0x1200a9;;;BU)';
        return {
          path,
          kind: isFile ? 'file' : 'dir',
          why: 'site',
          attributes: isFile ? 'Archive' : 'Directory',
          sddl: own + more,
        };
      }),
    ),
  );
  const accounts = numbers(SITES).flatMap(site => [
    { name: `IIS APPPOOL\\Pool${site}` },
    ...(site % 3
      ? []
      : [{ name: `CONTOSO\\svc${site}`, sid: `${DOMAIN}-${2000 + site}`, groups: [], groupsComplete: true }]),
  ]);
  const json = (name: string, value: unknown) => ({ name, text: JSON.stringify(value) });
  return [
    json('manifest.json', { format: 1, created: '2026-11-20T10:00:00Z', computer: 'WEB01', errors: [] }),
    json('machine.json', { name: 'WEB01', domain: 'CONTOSO', partOfDomain: true, iisVersion: 'Version 10.0' }),
    json('acls.json', acls),
    json('accounts.json', accounts),
    json('groups.json', []),
    {
      name: 'rights.inf',
      text: '[Privilege Rights]\r\nSeBatchLogonRight = *S-1-5-32-568\r\nSeServiceLogonRight = *S-1-5-80-0\r\n',
    },
  ];
}

const files = exports();
const text = host();
const used = () => {
  global.gc?.();
  return process.memoryUsage().heapUsed;
};

/** A snapshot for which no file is left to ask for. */
function settled(start: Core.Snapshot): Core.Snapshot {
  for (let snapshot = start; ; ) {
    core.findings(snapshot, HOST);
    const missing = snapshot.missing();
    if (missing.length === 0) return snapshot;
    snapshot = snapshot.withFiles(missing.map(uri => [uri, { kind: 'absent' }]));
  }
}

const settings = { ...core.DEFAULT_SETTINGS, host: 'iis' as const, hostConfig: HOST, machineName: 'WEB01' };
const plain = settled(core.Snapshot.create(settings).withFiles([[HOST, { kind: 'text', text, version: 1 }]]));
const times: Record<'load' | 'findings' | 'cpu' | 'question', number[]> = {
  load: [],
  findings: [],
  cpu: [],
  question: [],
};
let found = 0;
const before = used();
let kept: Core.Snapshot | undefined;
for (let run = 0; run < 3; run++) {
  kept = undefined;
  let given = plain;
  times.load.push(
    timed(() => {
      given = plain.withExports(new core.ServerExports(files));
      core.access(given, { site: 'Site0', auth: 'none', purposes: ['static-file'] });
    }),
  );
  // Rules keep what they found of a site by its tree: a text that differs is another one.
  const edited = settled(
    given.edit(HOST, [{ span: { start: text.length, end: text.length }, newText: '\n' }], run + 2),
  );
  const again = edited.withExports(new core.ServerExports(files));
  core.access(again, { site: 'Site0', auth: 'none', purposes: ['static-file'] });
  const started = process.cpuUsage();
  times.findings.push(timed(() => (found = core.findings(again, HOST).length)));
  const { user, system } = process.cpuUsage(started);
  times.cpu.push((user + system) / 1000);
  for (const site of numbers(SITES))
    times.question.push(
      timed(() => core.access(again, { site: `Site${site}`, auth: 'none', purposes: ['app-data-write'] })),
    );
  kept = again;
}
const memory = used() - before;
const median = (values: readonly number[]) => round(quantile(values), 1);
printTable([
  ['100 000 objects, 5 000 applications', 'goal', 'measured'],
  ['load, ms', '2000', median(times.load)],
  [`all ${found} findings, ms`, '2000', median(times.findings)],
  ['… CPU, with that of the collector of garbage', '', median(times.cpu)],
  ['a question, ms, median', '1', median(times.question)],
  ['a question, ms, 95 %', '', round(quantile(times.question, 0.95), 1)],
  ['memory, MB (with --expose-gc)', '200', kept && global.gc ? round(memory / 1e6) : Number.NaN],
]);

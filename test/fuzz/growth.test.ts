import assert from 'node:assert/strict';
import { codeActions, findings, hover, inlayHints, type Snapshot, status, who } from '../../server/src/core/analysis';
import { HOST_URI, settle, uriOf, workspaceOf } from '../support/memory';

/** A server with one site; `more` stands in the site, `tags` behind the sections. */
function host({ site = '', more = '', tags = '' }): string {
  return `<configuration><system.applicationHost>
  <applicationPools><add name="P" /></applicationPools>
  <sites><site name="S" id="1"${site}>
    <application path="/" applicationPool="P"><virtualDirectory path="/" physicalPath="C:\\s" /></application>${more}
    <bindings><binding protocol="http" bindingInformation="*:80:" /></bindings>
  </site></sites>
</system.applicationHost>${tags}</configuration>`;
}

const BROWSE = '<system.webServer><directoryBrowse enabled="true" /></system.webServer>';
const WEB = 'C:\\s\\web.config';

const many = (count: number, make: (index: number) => string, separator = '\n') =>
  Array.from({ length: count }, (_, index) => make(index)).join(separator);

interface Case {
  readonly name: string;
  readonly size: number;
  readonly make: (size: number) => { readonly files: Readonly<Record<string, string>>; readonly asked: string };
  /** What the cursor stands on. */
  readonly at: string;
}

const inHost = (text: string) => ({ files: { 'applicationHost.config': text }, asked: 'applicationHost.config' });
const inWeb = (text: string) => ({ files: { 'applicationHost.config': host({}), [WEB]: text }, asked: WEB });
const attributes = (count: number) => many(count, index => `a${index}="1"`, ' ');
const deep = (count: number) => many(count, () => 'a', '/');

const CASES: readonly Case[] = [
  {
    name: 'unknown attributes of a section of the host',
    size: 8000,
    make: size => inHost(host({ tags: `<system.webServer><staticContent ${attributes(size)} /></system.webServer>` })),
    at: '<staticContent',
  },
  {
    name: 'unknown attributes of a site',
    size: 8000,
    make: size => inHost(host({ site: ` ${attributes(size)}` })),
    at: '<site ',
  },
  {
    name: 'unknown attributes in a web.config',
    size: 8000,
    make: size =>
      inWeb(
        `<configuration><system.webServer><staticContent ${attributes(size)} /></system.webServer></configuration>`,
      ),
    at: '<staticContent',
  },
  {
    name: 'segments of a location path of the host',
    size: 2000,
    make: size => inHost(host({ tags: `<location path="S/${deep(size)}">${BROWSE}</location>` })),
    at: '<directoryBrowse',
  },
  {
    name: 'segments of a location path of a web.config',
    size: 2000,
    make: size => inWeb(`<configuration><location path="${deep(size)}">${BROWSE}</location></configuration>`),
    at: '<directoryBrowse',
  },
  {
    name: 'location tags of the host',
    size: 8000,
    make: size => inHost(host({ tags: many(size, index => `<location path="S/a${index}">${BROWSE}</location>`) })),
    at: '<directoryBrowse',
  },
  {
    name: 'location tags of a web.config',
    size: 8000,
    make: size =>
      inWeb(`<configuration>${many(size, index => `<location path="a${index}">${BROWSE}</location>`)}</configuration>`),
    at: '<directoryBrowse',
  },
  {
    name: 'applications over one folder',
    size: 5000,
    make: size => ({
      files: {
        'applicationHost.config': host({
          more: many(
            size,
            index =>
              `<application path="/a${index}" applicationPool="P"><virtualDirectory path="/" physicalPath="C:\\x" /></application>`,
          ),
        }),
        'C:\\x\\web.config': '<configuration><system.web><identity impersonate="true" /></system.web></configuration>',
      },
      asked: 'C:\\x\\web.config',
    }),
    at: '<identity',
  },
];

type Question = (snapshot: Snapshot, uri: string, offset: number) => unknown;

const QUESTIONS: Readonly<Record<string, Question>> = {
  check: (snapshot, uri) => findings(snapshot, uri),
  hover: (snapshot, uri, offset) => hover(snapshot, uri, offset),
  actions: (snapshot, uri, offset) => codeActions(snapshot, uri, { start: offset, end: offset }),
  status,
  hints: (snapshot, uri) => inlayHints(snapshot, uri, { start: 0, end: 4000 }),
  host: snapshot => findings(snapshot, HOST_URI),
};

/** Milliseconds of each question, asked one after the other of a workspace that nobody has asked before. */
function costs({ make, at }: Case, size: number): Readonly<Record<string, number>> {
  const { files, asked } = make(size);
  const uri = asked === 'applicationHost.config' ? HOST_URI : uriOf(asked);
  const offset = (files[asked] ?? '').indexOf(at) + 2;
  let snapshot = workspaceOf(files);
  const result: Record<string, number> = {};
  for (const [name, question] of Object.entries(QUESTIONS)) {
    const started = process.cpuUsage();
    ({ snapshot } = settle(snapshot, current => question(current, uri, offset)));
    const { user, system } = process.cpuUsage(started);
    result[name] = (user + system) / 1000;
  }
  return result;
}

/** Of two measurements, what the collector did not add to. */
function cheaper(
  a: Readonly<Record<string, number>>,
  b: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(a).map(([name, cost]) => [name, Math.min(cost, b[name] ?? cost)]));
}

/** Below it, loading and the collector are what is measured. */
const NOISE_MS = 120;

/** A step that grows with the square is dear each time; the collector and other processes are not at work each time. */
const MOST_REPEATS = 5;

describe('no question costs more than its file grows', function () {
  this.timeout(300_000);

  for (const given of CASES)
    it(given.name, () => {
      costs(given, 50);
      const half = costs(given, given.size / 2);
      const dear = (costs: Readonly<Record<string, number>>) =>
        Object.entries(costs).filter(
          ([name, cost]) => cost > Math.max(NOISE_MS, 4 * Math.max(half[name] ?? 0, NOISE_MS / 4)),
        );
      let whole = costs(given, given.size);
      for (let again = 0; again < MOST_REPEATS && dear(whole).length > 0; again++)
        whole = cheaper(whole, costs(given, given.size));
      if (process.env.WHOIIS_TIMES) console.log(given.name, half, whole);
      const told = dear(whole).map(
        ([name, cost]) =>
          `${name}: ${Math.round(half[name] ?? 0)} ms for ${given.size / 2}, ${Math.round(cost)} ms for ${given.size}`,
      );
      assert.deepEqual(told, []);
    });
});

/** Beginnings of what names an account, which nothing ends. */
const HALVES = ['Account Name:', `Account Name:${' '.repeat(300)}`, 'S-1-1-', 'a-', 'Name="UserName">', 'Logon user '];

describe('a pasted text is searched for accounts in time that grows with it', function () {
  this.timeout(300_000);

  const cost = (half: string, length: number): number => {
    const started = process.cpuUsage();
    settle(workspaceOf({ 'applicationHost.config': host({}) }), snapshot =>
      who(snapshot, half.repeat(length / half.length), { pools: [] }),
    );
    return process.cpuUsage(started).user / 1000;
  };

  for (const half of HALVES)
    it(half.trim(), () => {
      cost(half, 5000);
      const before = Math.min(cost(half, 15_000), cost(half, 15_000));
      assert.ok(Math.min(cost(half, 30_000), cost(half, 30_000)) < 4 * Math.max(before, 50));
    });
});

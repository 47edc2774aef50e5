import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import {
  access,
  type ConfigSymbol,
  childNodes,
  codeActions,
  type Explanation,
  explain,
  explainAt,
  explainDocument,
  explainInWords,
  findings,
  hover,
  inlayHints,
  lenses,
  permissionScriptAt,
  type Snapshot,
  serverNodes,
  status,
  symbols,
  type TopologyAnswer,
  type TreeNode,
  topology,
  type WorkspaceSettings,
  who,
} from '../../server/src/core/analysis';
import { settle, uriOf, workspaceOf } from '../support/memory';

/** Whole servers beside the repository, a folder each: `applicationHost.config`, and `drive-c` with its files. */
const SERVERS = join(process.env.WHOIIS_CORPUS ?? join(import.meta.dirname, '../../../shared/corpus'), 'servers');

/** What decides the fate of requests: each alternative may stand in a pool, an application or its web.config. */
const POOLS = [
  '',
  ' managedRuntimeVersion="v4.0"',
  ' managedPipelineMode="Classic"',
  ' managedRuntimeVersion=""',
  ' autoStart="false"',
] as const;
const PROCESS = [
  '',
  '<processModel identityType="NetworkService" />',
  '<processModel identityType="SpecificUser" />',
  '<processModel identityType="SpecificUser" userName="CONTOSO\\svc" password="x" />',
  '<processModel identityType="LocalSystem" />',
] as const;
const SYSTEM_WEB = [
  '',
  '<identity impersonate="true" />',
  '<identity impersonate="true" userName="CONTOSO\\app" password="x" />',
  '<authentication mode="Forms" /><authorization><deny users="?" /></authorization>',
  '<authorization><deny users="?" /></authorization>',
  '<httpModules><add name="a" type="b" /></httpModules>',
] as const;
const WEB_SERVER = [
  '',
  '<httpRedirect enabled="true" destination="https://other.example/" />',
  '<security><access sslFlags="Ssl" /></security>',
  '<security><authentication><anonymousAuthentication enabled="false" /></authentication></security>',
  '<security><authorization><add accessType="Deny" users="?" /></authorization></security>',
  '<directoryBrowse enabled="true" /><defaultDocument enabled="false" />',
  '<handlers><add name="cgi" path="*.exe" verb="*" modules="CgiModule" /><add name="asp" path="*.asp" verb="*" modules="IsapiModule" scriptProcessor="%windir%\\system32\\inetsrv\\asp.dll" /></handlers>',
  '<security><authentication><anonymousAuthentication enabled="false" /><windowsAuthentication enabled="true" /></authentication></security>',
  '<security><authentication><anonymousAuthentication userName="" /></authentication></security>',
  '<security><authentication><anonymousAuthentication userName="CONTOSO\\web" password="x" /></authentication></security>',
  '<security><authentication><anonymousAuthentication userName="" /></authentication></security><validation validateIntegratedModeConfiguration="false" />',
  '<modules runAllManagedModulesForAllRequests="true" /><validation validateIntegratedModeConfiguration="false" />',
  '<handlers><add name="php" path="*.php" verb="*" modules="FastCgiModule" scriptProcessor="C:\\php\\php-cgi.exe" /></handlers>',
  '<validation validateIntegratedModeConfiguration="false" />',
  '<staticContent><mimeMap fileExtension=".a" mimeType="b" /><mimeMap fileExtension=".a" mimeType="b" /></staticContent>',
  '<handlers><add name="core" path="*" verb="*" modules="AspNetCoreModuleV2" /></handlers><aspNetCore processPath="dotnet" />',
  '<unclosed>',
] as const;

const application = fc.record({
  pool: fc.constantFrom(...POOLS),
  process: fc.constantFrom(...PROCESS),
  poolName: fc.constantFrom('own', 'own', 'own', 'none'),
  directory: fc.constantFrom('', ' userName="CONTOSO\\content" password="x"'),
  folder: fc.constantFrom('C:\\s', 'C:\\s', '\\\\fs\\s'),
  /** An application below, which takes the pool of the defaults of its site. */
  nested: fc.constantFrom(undefined, undefined, ...SYSTEM_WEB),
  systemWeb: fc.constantFrom(...SYSTEM_WEB),
  webServer: fc.constantFrom(...WEB_SERVER),
});

const STOCK = `<handlers accessPolicy="Read, Script">
<add name="Pages" path="*.aspx" verb="*" type="System.Web.UI.PageHandlerFactory" preCondition="integratedMode,runtimeVersionv4.0" />
<add name="Pages-Classic" path="*.aspx" verb="*" modules="IsapiModule" scriptProcessor="%windir%\\Microsoft.NET\\Framework64\\v4.0.30319\\aspnet_isapi.dll" preCondition="classicMode,runtimeVersionv4.0,bitness64" />
<add name="StaticFile" path="*" verb="*" modules="StaticFileModule,DefaultDocumentModule,DirectoryListingModule" resourceType="Either" requireAccess="Read" />
</handlers>`;
const ALLOW = '<location overrideMode="Allow"><system.webServer><security><access /><authentication>';

/** What is known of the machine beside its files. */
const settings: fc.Arbitrary<Partial<WorkspaceSettings>> = fc.record(
  {
    host: fc.constantFrom('iis', 'iisexpress'),
    domainJoined: fc.boolean(),
    machineName: fc.constantFrom('WEB01', 'FS'),
    iisVersion: fc.constantFrom('7.0', '8.5', '10.0'),
  },
  { requiredKeys: [] },
);

type Server = readonly (typeof application extends fc.Arbitrary<infer A> ? A : never)[];

function filesOf(server: Server): Record<string, string> {
  const pools = server.map(({ pool, process }, index) => `<add name="P${index}"${pool}>${process}</add>`);
  const sites = server.map(({ poolName, directory, folder, nested }, index) => {
    const below =
      nested === undefined
        ? ''
        : `\n<application path="/n"><virtualDirectory path="/" physicalPath="C:\\n${index}" /></application>\n<applicationDefaults applicationPool="P0" />`;
    return `<site name="S${index}" id="${index + 1}"><application path="/" applicationPool="${poolName === 'own' ? `P${index}` : 'Nowhere'}"><virtualDirectory path="/" physicalPath="${folder}${index}"${directory} /></application>${below}</site>`;
  });
  const unlocked = `${ALLOW}<anonymousAuthentication /><windowsAuthentication /></authentication></security></system.webServer></location>`;
  const host = `<configuration><system.applicationHost><applicationPools>${pools.join('\n')}</applicationPools>\n<sites>${sites.join('\n')}</sites></system.applicationHost><system.webServer>${STOCK}</system.webServer>${unlocked}</configuration>`;
  const webs = server.flatMap(({ folder, systemWeb, webServer, nested }, index) => [
    [
      `${folder}${index}\\web.config`,
      `<configuration><system.web>${systemWeb}</system.web><system.webServer>${webServer}</system.webServer></configuration>`,
    ],
    ...(nested === undefined
      ? []
      : [[`C:\\n${index}\\web.config`, `<configuration><system.web>${nested}</system.web></configuration>`]]),
  ]);
  return { 'applicationHost.config': host, ...Object.fromEntries(webs) };
}

describe('whoever speaks of a place tells one outcome', () => {
  it('on random servers', () => {
    fc.assert(
      fc.property(fc.array(application, { minLength: 1, maxLength: 3 }), settings, (server, given) => {
        const files = filesOf(server);
        assertAllAgree(files, given);
      }),
      { numRuns: 30 },
    );
  });

  it('on whole servers', function () {
    if (!existsSync(SERVERS)) {
      console.log('      the corpus of whole servers is not here; nothing to compare');
      this.skip();
    }
    this.timeout(120_000);
    for (const name of readdirSync(SERVERS).filter(entry => statSync(join(SERVERS, entry)).isDirectory())) {
      const files = filesIn(join(SERVERS, name));
      assertAllAgree(files);
    }
  });
});

/** Judged when all files are there; until then answers may differ by what they have asked for. */
function assertAllAgree(files: Record<string, string>, given: Partial<WorkspaceSettings> = {}): void {
  const { result } = settle(workspaceOf(files, given), snapshot => {
    try {
      for (const path of Object.keys(files)) if (/web\.config$/i.test(path)) assertAgree(snapshot, uriOf(path));
      assertServerAgrees(snapshot);
      for (const path of Object.keys(files)) assertFindingsAgree(snapshot, uriOf(path));
    } catch (error) {
      return { error };
    }
    return undefined;
  });
  if (result) throw result.error;
}

/** Compared by the answer of `explain`, which is data; everything else is read as people read it. */
function assertAgree(snapshot: Snapshot, uri: string): void {
  const text = snapshot.text(uri) ?? '';
  const root = text.indexOf('<configuration') + 1;
  const [first] = groupsOf(explainAt(snapshot, uri, root));
  const shown = hover(snapshot, uri, root)?.plain ?? '';
  const item = status(snapshot, uri);
  const page = explainDocument(snapshot, uri, root);
  if (!first || !item || shown === '') return;
  const expected = wordsOf(first);
  const [lead = ''] = shown.split('\n');
  const said = `${uri}\n${text.slice(0, 600)}\n${JSON.stringify(first.error)}\n${lead}\n${item.text}\n${item.tooltip}`;
  for (const [what, told] of [
    ['hover', lead],
    ['status', item.tooltip.replace(/\\(.)/g, '$1').replace(/\*\*/g, '')],
    ['page', (page?.html ?? '').replace(/<[^>]*>/g, '').replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code))],
  ] as const)
    assert.ok(told.includes(expected), `${what} does not say "${expected}":\n${said}`);
  if (isEnd(first)) {
    const clause = lead.split(';')[0] ?? '';
    assert.doesNotMatch(clause, /\b(runs?|are read|acts?|is done) as\b/, said);
    assert.match(item.text, /fails with|no answer|redirected/, said);
  }
  for (const hint of inlayHints(snapshot, uri, { start: 0, end: text.length }))
    if (/impersonate="true"$/.test(text.slice(0, hint.offset)) && first.handlerKind === 'aspnet')
      assert.ok(expected.includes(hint.label) || hint.label.includes(expected) || item.text === hint.label, said);
  // Of the other places that a file serves, one finding tells for all.
  const { site, path } = first.query;
  const here = explainAt(snapshot, uri, root).filter(({ query }) => query.site === site && query.path === path);
  assertFailuresFound(snapshot, here, said);
  // The script is that of the application, which may lie further out.
  const script = permissionScriptAt(snapshot, uri, root, 'cmd');
  if (isEnd(first) && script?.application === `${first.query.site}${first.query.path}`.replace(/\/$/, ''))
    assert.match(script.text, /Note: as it stands/, said);
}

/** What is told of the sites, applications and pools of host configurations, and of the accounts that act there. */
function assertServerAgrees(snapshot: Snapshot): void {
  for (const host of topology(snapshot)) {
    assertPoolsAgree(snapshot, host);
    assertFoundByName(snapshot, host);
    for (const site of host.sites)
      for (const application of site.applications) assertApplicationAgrees(snapshot, host, site.name, application);
  }
}

type ApplicationAnswer = TopologyAnswer['sites'][number]['applications'][number];

function assertApplicationAgrees(
  snapshot: Snapshot,
  host: TopologyAnswer,
  site: string,
  application: ApplicationAnswer,
): void {
  const query = { hostConfig: host.uri, site, path: application.path };
  const offset = snapshot.offset(host.uri, application.range.start) + 1;
  const here = explainAt(snapshot, host.uri, offset).filter(({ query: asked }) => asked.path === application.path);
  const [main] = groupsOf(here);
  const label = `${site}${application.path}`;
  assert.ok(main, label);
  // Everything that is no site tells the account of the worker process, which a request that ends early does not change.
  if (application.identity !== null && main.processIdentity !== null)
    assert.equal(application.identity, main.processIdentity, `topology of ${label}`);
  const lead = hover(snapshot, host.uri, offset)?.plain.split('\n')[0] ?? '';
  assert.ok(lead.includes(wordsOf(main)), `hover of ${label} does not say "${wordsOf(main)}": ${lead}`);
  for (const answer of explainInWords(snapshot, query)) {
    const [same] = explain(snapshot, { ...query, handlerKind: answer.handlerKind });
    assert.ok(same && answer.acts.includes(wordsOf(same)), `words of ${label}, ${answer.handlerKind}: ${answer.acts}`);
  }
  assertFailuresFound(snapshot, here, label);
  assertAccessAgrees(snapshot, query, label);
  assertRightsAgree(snapshot, host.uri, offset, here, label);
}

/** From an account back to all that acts as it. */
function assertFoundByName(snapshot: Snapshot, host: TopologyAnswer): void {
  const acting = new Map<string, [site: string, application: string][]>();
  for (const { name, applications } of host.sites)
    for (const { path, range } of applications)
      for (const { query, fileAccessIdentity } of explainAt(
        snapshot,
        host.uri,
        snapshot.offset(host.uri, range.start) + 1,
      )) {
        const isAnonymous = JSON.stringify(query.client) === '{"auth":"none"}';
        if (isAnonymous && fileAccessIdentity !== null && !/^(unknown: |<)/.test(fileAccessIdentity))
          acting.set(fileAccessIdentity, [...(acting.get(fileAccessIdentity) ?? []), [name, path]]);
      }
  for (const [account, places] of acting) {
    const matches = (who(snapshot, account) ?? []).flatMap(answer => answer.matches);
    for (const [site, path] of places)
      assert.ok(
        matches.some(match => match.site === site && match.application === path),
        `${account} acts in ${site}${path}, and nobody finds it by its name`,
      );
  }
}

/** Where the server fails for certain, whatever the visitor does, something is found. */
function assertFailuresFound(snapshot: Snapshot, answers: readonly Explanation[], said: string): void {
  for (const { error, handlerKind } of answers) {
    if (!error?.certain || !error.file || !error.range || !error.status.startsWith('5')) continue;
    const { file, range } = error;
    const isFound = findings(snapshot, file).some(
      ({ span }) =>
        snapshot.position(file, span.start).line <= range.end.line &&
        snapshot.position(file, span.end).line >= range.start.line,
    );
    assert.ok(isFound, `nothing is found where ${handlerKind} fails with ${error.status}: ${error.reason}\n${said}`);
  }
}

/** Kinds of work that `access` asks about under a name of its own. */
const WORK_OF_PURPOSE: Readonly<Record<string, string>> = {
  'static-file': 'static',
  'webconfig-read': 'webconfig-read',
  'frt-log': 'frt-log',
  'http-log': 'http-log',
  'stdout-log': 'stdout-log',
  'dataprotection-keys': 'dataprotection-keys',
  'compression-cache': 'compression-cache',
  'rewrite-check': 'rewrite-check',
  'aspnet-temp': 'aspnet-temp',
};

function assertAccessAgrees(snapshot: Snapshot, query: { site: string; path: string }, label: string): void {
  const report = access(snapshot, { ...query, auth: 'none', purposes: [] });
  const answers = new Map(explain(snapshot, query).map(answer => [String(answer.handlerKind), answer]));
  for (const { purpose, identity, object } of report?.checks ?? []) {
    const answer = answers.get(WORK_OF_PURPOSE[purpose] ?? '');
    const actor = object?.startsWith('\\\\') ? answer?.networkIdentity : answer?.fileAccessIdentity;
    // A request that ends needs nothing; access tells what it would need if it went on.
    if (identity === null || !actor || actor.startsWith('unknown: ')) continue;
    assert.equal(identity, actor, `access of ${label} for ${purpose}`);
  }
}

/** Commands and scripts grant to nobody else than the accounts that the answers ask rights for. */
function assertRightsAgree(
  snapshot: Snapshot,
  uri: string,
  offset: number,
  answers: readonly Explanation[],
  label: string,
): void {
  const asked = new Set(
    answers
      .flatMap(({ requiredAccess, additionalAccess }) => [...requiredAccess, ...additionalAccess])
      .map(need => plainName(need.identity)),
  );
  const script = permissionScriptAt(snapshot, uri, offset, 'cmd')?.text ?? '';
  const commands = codeActions(snapshot, uri, { start: offset, end: offset })
    .filter(({ kind, finding }) => kind === 'copy' && !finding)
    .flatMap(({ fix }) => fix.commands ?? []);
  for (const text of [script, ...commands.map(command => JSON.stringify(command))])
    for (const [, account = ''] of text.matchAll(/\/grant\s+\\?"([^":]+):/g))
      assert.ok(
        asked.has(plainName(account)),
        `${account} is granted rights in ${label}, asked for ${[...asked].join(', ')}`,
      );
}

const ACTS_AS =
  /\b(?:runs?|acts?|read|done|visitors are) (?:as )?(IUSR|(?:NETWORK|LOCAL) SERVICE|SYSTEM|(?:IIS AppPool|CONTOSO|NT AUTHORITY)\\[\w$]+)/gi;

/** An account that a finding says acts is one that the answers for its place name. */
function assertFindingsAgree(snapshot: Snapshot, uri: string): void {
  for (const { rule, message, span } of findings(snapshot, uri)) {
    const named = [...message.matchAll(ACTS_AS)];
    if (named.length === 0) continue;
    const acting = explainAt(snapshot, uri, span.start).flatMap(answer => [
      answer.processIdentity,
      answer.anonymousIdentity,
      answer.requestIdentity,
      answer.fileAccessIdentity,
      answer.networkIdentity,
    ]);
    for (const [said, account = ''] of named)
      assert.ok(
        acting.some(identity => identity !== null && plainName(identity) === plainName(account)),
        `${rule} says "${said}" in ${uri}, where ${[...new Set(acting)].join(', ')} act: ${message}`,
      );
  }
}

/** Names in access lists lack the authority of built-in accounts. */
function plainName(account: string): string {
  return account
    .replace(/^(NT AUTHORITY|BUILTIN)\\+/i, '')
    .replace(/\\+/g, '\\')
    .toLowerCase();
}

/** Outline, lines above elements, hints and tree name the account that the topology names. */
function assertPoolsAgree(snapshot: Snapshot, host: TopologyAnswer): void {
  const text = snapshot.text(host.uri) ?? '';
  const told = new Map<string, string[]>();
  const tell = (line: number, words: string) => told.set(String(line), [...(told.get(String(line)) ?? []), words]);
  for (const { span, title } of lenses(snapshot, host.uri))
    if (!title.startsWith('locked')) tell(snapshot.position(host.uri, span.start).line, title);
  for (const { offset, label } of inlayHints(snapshot, host.uri, { start: 0, end: text.length }))
    if (/applicationPool="[^"]*"$/.test(text.slice(0, offset))) tell(snapshot.position(host.uri, offset).line, label);
  for (const { kind, detail, span } of flat(symbols(snapshot, host.uri), each => each.children))
    if (/^(pool|site|application)$/.test(kind)) tell(snapshot.position(host.uri, span.start).line, detail);
  const nodes = serverNodes(snapshot).filter(({ uri }) => uri === host.uri);
  for (const { kind, description, range } of flat(nodes, node => childNodes(snapshot, node.key) ?? []))
    if (/^(pool|site|application)$/.test(kind) && range && description !== '') tell(range.start.line, description);
  const isTold = (range: TopologyAnswer['pools'][number]['range'], identity: string | null) => {
    for (const words of told.get(String(range.start.line)) ?? [])
      if (
        identity !== null &&
        !identity.startsWith('<') &&
        !/defined (twice|)|not defined|no application pool/.test(words)
      )
        assert.ok(
          words.includes(identity.replace(/^NT AUTHORITY\\/, '')) || /cannot start/.test(words),
          `"${words}" for ${identity} in ${host.uri}:${range.start.line}`,
        );
  };
  for (const pool of host.pools) isTold(pool.range, pool.identity);
  for (const { applications } of host.sites) for (const each of applications) isTold(each.range, each.identity);
}

function flat<Node extends ConfigSymbol | TreeNode>(
  nodes: readonly Node[],
  below: (node: Node) => readonly Node[],
): readonly Node[] {
  return nodes.flatMap(node => [node, ...flat(below(node), below)]);
}

/** The main answer: code first, else static files. */
function groupsOf(answers: readonly Explanation[]): readonly Explanation[] {
  const [place] = answers;
  const here = answers.filter(({ query }) => query.site === place?.query.site && query.path === place?.query.path);
  const isCode = ({ handlerKind }: Explanation) =>
    !/^(static|defaultDocument|directoryBrowse|webdav|webconfig-read|.*-log|.*-keys|compression-cache|rewrite-check|ftp|asp-onend|aspnet-(temp|session-sql)|ssi)$/.test(
      handlerKind,
    );
  return [here.find(isCode) ?? here.find(({ handlerKind }) => handlerKind === 'static') ?? here[0]].flatMap(
    answer => answer ?? [],
  );
}

function isEnd({ error, outcome, fileAccessIdentity }: Explanation): boolean {
  return (
    fileAccessIdentity === null &&
    (error !== null || outcome.some(({ result, certain }) => result === 'redirect' && certain))
  );
}

function wordsOf(answer: Explanation): string {
  const { error, fileAccessIdentity, outcome } = answer;
  if (fileAccessIdentity === null) {
    const redirect = outcome.find(({ result, certain }) => result === 'redirect' && certain);
    if (redirect) return `(${redirect.status})`;
    return error?.status === 'unknown' ? 'no answer' : `with ${error?.status ?? ''}`;
  }
  if (fileAccessIdentity.startsWith('unknown: ')) return error ? `with ${error.status}` : 'depends on';
  return fileAccessIdentity
    .replace(/^NT AUTHORITY\\/, '')
    .replace('<authenticated user>', 'the visitor who has logged on')
    .replace('<interactive user>', 'the user who started IIS Express')
    .replace('<machine account>', 'the machine account of the server');
}

function filesIn(server: string): Record<string, string> {
  const files: Record<string, string> = {
    'applicationHost.config': readFileSync(join(server, 'applicationHost.config'), 'utf8'),
  };
  const collect = (folder: string, path: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isDirectory()) collect(join(folder, entry.name), `${path}\\${entry.name}`);
      else if (/\.config$/i.test(entry.name))
        files[`${path}\\${entry.name}`] = readFileSync(join(folder, entry.name), 'utf8');
    }
  };
  collect(join(server, 'drive-c'), 'C:');
  return files;
}

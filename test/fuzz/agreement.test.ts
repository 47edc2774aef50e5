import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import {
  type Explanation,
  explainAt,
  explainDocument,
  hover,
  inlayHints,
  permissionScriptAt,
  type Snapshot,
  status,
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
  '<authentication mode="Forms" /><authorization><deny users="?" /></authorization>',
  '<authorization><deny users="?" /></authorization>',
  '<httpModules><add name="a" type="b" /></httpModules>',
] as const;
const WEB_SERVER = [
  '',
  '<httpRedirect enabled="true" destination="https://other.example/" />',
  '<security><access sslFlags="Ssl" /></security>',
  '<security><authentication><anonymousAuthentication enabled="false" /><windowsAuthentication enabled="true" /></authentication></security>',
  '<security><authentication><anonymousAuthentication userName="" /></authentication></security>',
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
  systemWeb: fc.constantFrom(...SYSTEM_WEB),
  webServer: fc.constantFrom(...WEB_SERVER),
});

const STOCK = `<handlers accessPolicy="Read, Script">
<add name="Pages" path="*.aspx" verb="*" type="System.Web.UI.PageHandlerFactory" preCondition="integratedMode,runtimeVersionv4.0" />
<add name="Pages-Classic" path="*.aspx" verb="*" modules="IsapiModule" scriptProcessor="%windir%\\Microsoft.NET\\Framework64\\v4.0.30319\\aspnet_isapi.dll" preCondition="classicMode,runtimeVersionv4.0,bitness64" />
<add name="StaticFile" path="*" verb="*" modules="StaticFileModule,DefaultDocumentModule,DirectoryListingModule" resourceType="Either" requireAccess="Read" />
</handlers>`;
const ALLOW = '<location overrideMode="Allow"><system.webServer><security><access /><authentication>';

type Server = readonly (typeof application extends fc.Arbitrary<infer A> ? A : never)[];

function filesOf(server: Server): Record<string, string> {
  const pools = server.map(({ pool, process }, index) => `<add name="P${index}"${pool}>${process}</add>`);
  const sites = server.map(
    ({ poolName, directory }, index) =>
      `<site name="S${index}" id="${index + 1}"><application path="/" applicationPool="${poolName === 'own' ? `P${index}` : 'Nowhere'}"><virtualDirectory path="/" physicalPath="C:\\s${index}"${directory} /></application></site>`,
  );
  const unlocked = `${ALLOW}<anonymousAuthentication /><windowsAuthentication /></authentication></security></system.webServer></location>`;
  const host = `<configuration><system.applicationHost><applicationPools>${pools.join('')}</applicationPools><sites>${sites.join('')}</sites></system.applicationHost><system.webServer>${STOCK}</system.webServer>${unlocked}</configuration>`;
  const webs = server.map(
    ({ systemWeb, webServer }, index) =>
      [
        `C:\\s${index}\\web.config`,
        `<configuration><system.web>${systemWeb}</system.web><system.webServer>${webServer}</system.webServer></configuration>`,
      ] as const,
  );
  return { 'applicationHost.config': host, ...Object.fromEntries(webs) };
}

describe('hover, status item, page, inlay hints and script tell one outcome', () => {
  it('on random servers', () => {
    fc.assert(
      fc.property(fc.array(application, { minLength: 1, maxLength: 3 }), server => {
        const files = filesOf(server);
        settle(workspaceOf(files), snapshot => {
          for (const path of Object.keys(files))
            if (path !== 'applicationHost.config') assertAgree(snapshot, uriOf(path));
        });
      }),
      { numRuns: 60 },
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
      settle(workspaceOf(files), snapshot => {
        for (const path of Object.keys(files)) if (/web\.config$/i.test(path)) assertAgree(snapshot, uriOf(path));
      });
    }
  });
});

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
  // The script is that of the application, which may lie further out.
  const script = permissionScriptAt(snapshot, uri, root, 'cmd');
  if (isEnd(first) && script?.application === `${first.query.site}${first.query.path}`.replace(/\/$/, ''))
    assert.match(script.text, /Note: as it stands/, said);
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

import assert from 'node:assert/strict';
import { HOST, tempFolder } from '../cli/support';
import { Client, positionOf, uriOf } from './client';

const FILES = {
  'applicationHost.config': HOST,
  'sites/shop/web.config': '<configuration />',
  '.whoiisrc.json': JSON.stringify({ pathMappings: { 'C:\\sites': './sites' } }),
};

async function opened() {
  const folder = tempFolder(FILES);
  const client = await Client.start({ folder });
  const host = uriOf(folder, 'applicationHost.config');
  const web = uriOf(folder, 'sites/shop/web.config');
  client.open(host, HOST);
  client.open(web, '<configuration />');
  await client.findings(web);
  return { client, host, web };
}

describe('language server: whoiis/explainDocument', () => {
  type Page = { title: string; markdown: string } | null;

  it('is a page about the place of a position', async () => {
    const { client, host } = await opened();
    const page = await client.request<Page>('whoiis/explainDocument', {
      textDocument: { uri: host },
      position: positionOf(HOST, '<site name="Reports"', 3),
    });
    assert.match(page?.title ?? '', /Reports/);
    assert.match(page?.markdown ?? '', /^# .*Reports/);
    assert.match(page?.markdown ?? '', /svc-report/);
    assert.match(page?.markdown ?? '', /^- .* \\\(\[R9\]\(https:\S+\/docs\/identity\.md#r9\)\\\)/m);
    assert.equal(JSON.stringify(page).includes('Hidden-Word-1'), false);
  });

  it('is about the whole file without a position', async () => {
    const { client, web } = await opened();
    const page = await client.request<Page>('whoiis/explainDocument', { textDocument: { uri: web } });
    assert.match(page?.markdown ?? '', /IIS APPPOOL\\+ShopPool/);
  });

  it('is null where nothing acts, and for a document that is not open', async () => {
    const { client, host } = await opened();
    const ask = (uri: string, position: object) =>
      client.request<Page>('whoiis/explainDocument', { textDocument: { uri }, position });
    assert.equal(await ask(host, { line: 0, character: 0 }), null);
    assert.equal(await ask('file:///nowhere/web.config', { line: 0, character: 0 }), null);
  });
});

describe('language server: whoiis/permissionScript', () => {
  type Script = { application: string; shell: string; text: string } | null;
  const ask = async (params: object, { client } = { client: undefined as Client | undefined }) =>
    (client ?? (await opened()).client).request<Script>('whoiis/permissionScript', params);

  it('answers a site and a path, for the shell that is named', async () => {
    const script = await ask({ site: 'Shop', path: '/', shell: 'cmd' });
    assert.equal(script?.shell, 'cmd');
    assert.equal(script?.application, 'Shop');
    assert.match(script?.text ?? '', /\r\nicacls "C:\\sites\\shop" \/grant "?IIS AppPool\\ShopPool"?:/);
    const power = await ask({ site: 'shop', shell: 'PowerShell' });
    assert.equal(power?.shell, 'PowerShell');
    assert.match(power?.text ?? '', /\nicacls 'C:\\sites\\shop' \/grant 'IIS AppPool\\ShopPool:/);
  });

  it('answers a position, or a file, with the application there', async () => {
    const { client, host, web } = await opened();
    const textDocument = { uri: host };
    const position = positionOf(HOST, 'applicationPool="ReportPool"', 3);
    const reports = await ask({ textDocument, position, shell: 'PowerShell' }, { client });
    assert.equal(reports?.application, 'Reports');
    assert.equal(reports?.text.includes('Hidden-Word-1'), false);
    const shop = await ask({ textDocument: { uri: web } }, { client });
    assert.equal(shop?.application, 'Shop');
    assert.equal(shop?.shell, 'cmd');
  });

  it('is null where no application is known', async () => {
    const { client, host } = await opened();
    assert.equal(await ask({ site: 'Nope', shell: 'cmd' }, { client }), null);
    assert.equal(await ask({}, { client }), null);
    const position = positionOf(HOST, '<add name="ShopPool"', 3);
    assert.equal(await ask({ textDocument: { uri: host }, position, shell: 'cmd' }, { client }), null);
  });
});

describe('language server: whoiis/effective', () => {
  const SECTION = 'system.webServer/security/authentication/anonymousAuthentication';
  interface Answer {
    readonly section: string;
    readonly site: string | null;
    readonly declared: boolean;
    readonly attributes: Readonly<Record<string, { readonly value: string; readonly file?: string }>>;
    readonly error: { readonly status: string } | null;
  }

  it('answers as the command line, with URIs', async () => {
    const { client, host } = await opened();
    const answer = await client.request<Answer>('whoiis/effective', { section: SECTION, site: 'Shop', path: '/' });
    assert.equal(answer.site, 'Shop');
    assert.equal(answer.attributes.userName?.value, 'IUSR');
    const own = `<system.webServer><security><authentication><anonymousAuthentication userName="" />
      </authentication></security></system.webServer></configuration>`;
    client.change(host, 2, { text: HOST.replace('</configuration>', own) });
    for (const question of [{ site: 'Shop' }, {}, { hostConfig: host }, { textDocument: { uri: host } }]) {
      const { userName } = (await client.request<Answer>('whoiis/effective', { section: SECTION, ...question }))
        .attributes;
      assert.equal(userName?.value, '');
      assert.equal(userName?.file, host);
    }
  });

  it('says what is not declared or not defined', async () => {
    const { client } = await opened();
    assert.equal((await client.request<Answer>('whoiis/effective', { section: 'no/such' })).declared, false);
    const { error } = await client.request<Answer>('whoiis/effective', { section: SECTION, site: 'Nope' });
    assert.equal(error?.status, 'unknown');
  });

  it('is null without a section, and without a host configuration', async () => {
    const { client } = await opened();
    assert.equal(await client.request('whoiis/effective', { site: 'Shop' }), null);
    const alone = await Client.start({ folder: tempFolder() });
    assert.equal(await alone.request('whoiis/effective', { section: SECTION }), null);
  });
});

describe('language server: schema files', () => {
  const ACME = `<configSchema><sectionSchema name="system.webServer/acme">
    <attribute name="level" type="int" defaultValue="7" /></sectionSchema></configSchema>`;

  it('of the folders in the settings count, also when the settings change', async () => {
    const folder = tempFolder({ ...FILES, 'schema/acme_schema.xml': ACME });
    let settings: unknown = {};
    const client = await Client.start({ folder, configuration: () => settings });
    const ask = () =>
      client.request<{ attributes: { level?: { value: string } } }>('whoiis/effective', {
        section: 'system.webServer/acme',
      });
    assert.deepEqual((await ask()).attributes, {});
    settings = { schemaFolders: ['./schema'] };
    client.open(uriOf(folder, 'sites/shop/web.config'), '<configuration />');
    client.notify('workspace/didChangeConfiguration', { settings: null });
    await client.until('the new settings', () =>
      client.notifications.some(({ method }) => method === 'whoiis/topologyChanged'),
    );
    assert.equal((await ask()).attributes.level?.value, '7');
  });

  it('come through an editor that hands files to the server', async () => {
    const root = 'vscode-vfs://github/o/r';
    const files: Record<string, string> = {
      [`${root}/applicationHost.config`]: HOST,
      [`${root}/.whoiisrc.json`]: '{ "schemaFolders": ["./schema"] }',
      [`${root}/schema/acme_schema.xml`]: ACME,
    };
    const client = await Client.start({
      folderUri: root,
      initializationOptions: { clientFileSystem: true },
      answers: {
        'whoiis/readFile': ({ uri }: { uri: string }) =>
          files[uri] === undefined ? { kind: 'absent' } : { kind: 'file', base64: btoa(files[uri]) },
        'whoiis/readDirectory': ({ uri }: { uri: string }) =>
          uri === `${root}/schema` ? { kind: 'directory', names: ['acme_schema.xml', 'x.txt'] } : { kind: 'absent' },
        'whoiis/findFiles': () => [`${root}/applicationHost.config`],
      },
    });
    const answer = await client.request<{ attributes: { level?: { value: string } } }>('whoiis/effective', {
      section: 'system.webServer/acme',
    });
    assert.equal(answer.attributes.level?.value, '7');
  });
});

describe('language server: whoiis/who and whoiis/outcome', () => {
  it('leads from an account to what acts as it', async () => {
    const { client, host } = await opened();
    type Answer =
      | { account: string; matches: { server: string; file: string; pool?: string; range: object }[] }[]
      | null;
    const answers = await client.request<Answer>('whoiis/who', { name: 'IIS APPPOOL\\ShopPool' });
    assert.equal(answers?.[0]?.account, 'IIS APPPOOL\\ShopPool');
    assert.ok(
      answers?.[0]?.matches.some(({ server, file, pool }) => server === host && file === host && pool === 'ShopPool'),
    );
    assert.equal(JSON.stringify(answers).includes('Hidden-Word-1'), false);
    assert.equal(await client.request('whoiis/who', { name: 'nobody at all, really' }), null);
    assert.equal(await client.request('whoiis/who', {}), null);
  });

  it('tells the stages of explain', async () => {
    const { client } = await opened();
    type Answer = { query: { site: string }; outcome: { stage: string }[] };
    const params = { site: 'Shop', path: '/', handlerKind: 'static' };
    const answer = await client.request<Answer>('whoiis/outcome', params);
    const { outcome } = await client.request<Answer>('whoiis/explain', params);
    assert.equal(answer.query.site, 'Shop');
    assert.deepEqual(answer.outcome, outcome);
    assert.ok(outcome.length > 2);
    const all = await client.request<Answer[]>('whoiis/outcome', { site: 'Shop' });
    assert.ok(all.length > 1 && all.every(each => each.outcome.length > 0));
  });
});

describe('language server: whoiis/access', () => {
  const DATA = 'C:\\sites\\shop\\App_Data';
  const facts = {
    'acls.json': JSON.stringify([
      { path: DATA, kind: 'dir', sddl: 'O:BAG:BAD:PAI(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;IS)' },
    ]),
    'manifest.json': '{"created":"2026-11-20T09:00:00Z","computer":"WEB01","errors":[]}',
  };
  type Report = {
    facts: { computer: string | null };
    checks: { purpose: string; verdict: string; identity: string; object: string }[];
  } | null;
  const params = { site: 'Shop', path: '/', handlerKind: 'aspnet', purpose: 'app-data-write' };

  async function server(folder: string, settings: object = {}) {
    const files = Object.fromEntries(Object.entries(facts).map(([name, text]) => [`${folder}/${name}`, text]));
    const root = tempFolder({
      ...FILES,
      ...files,
      '.whoiisrc.json': JSON.stringify({ ...settings, pathMappings: { 'C:\\sites': './sites' } }),
    });
    const client = await Client.start({ folder: root });
    client.open(uriOf(root, 'applicationHost.config'), HOST);
    return { client, host: uriOf(root, 'applicationHost.config') };
  }

  it('tells by facts of the workspace what an account may do', async () => {
    const { client } = await server('whoiis-facts-WEB01');
    const report = await client.request<Report>('whoiis/access', params);
    assert.equal(report?.facts.computer, 'WEB01');
    const [check] = report?.checks ?? [];
    assert.deepEqual(
      [check?.purpose, check?.verdict, check?.identity],
      ['app-data-write', 'denied', 'IIS APPPOOL\\ShopPool'],
    );
  });

  it('finds the folder by the setting, and the place by a position', async () => {
    const { client, host } = await server('exported', { facts: './exported' });
    const position = positionOf(HOST, '<site name="Shop"', 3);
    const report = await client.request<Report>('whoiis/access', {
      textDocument: { uri: host },
      position,
      purpose: 'app-data-write',
    });
    assert.equal(report?.checks[0]?.verdict, 'denied');
  });

  it('says what is missing without facts, and nothing of a purpose that nobody knows', async () => {
    const { client } = await server('elsewhere');
    const report = await client.request<Report>('whoiis/access', params);
    assert.equal(report?.checks[0]?.verdict, 'unknown');
    assert.equal(await client.request('whoiis/access', { ...params, purpose: 'nonsense' }), null);
    assert.equal(await client.request('whoiis/access', {}), null);
  });
});

describe('language server: whoiis/tree', () => {
  type Nodes = readonly { key: readonly string[]; label: string; uri: string }[] | null;

  it('tells the servers, what is below a node, and the way to a position', async () => {
    const { client, host, web } = await opened();
    const ask = (params: object) => client.request<Nodes>('whoiis/tree', params);
    const [server] = (await ask({})) ?? [];
    assert.equal(server?.uri, host);
    const sites = await ask({ key: [...(server?.key ?? []), 'sites'] });
    assert.deepEqual(
      sites?.map(({ label }) => label),
      ['Shop', 'Reports'],
    );
    const way = await ask({ textDocument: { uri: web }, position: { line: 0, character: 1 } });
    assert.deepEqual(way?.at(-1)?.key, sites?.[0]?.key);
    assert.equal(await ask({ key: ['file:///gone.config', 'sites'] }), null);
  });
});

describe('language server: whoiis/transform', () => {
  type Preview = { source: string; text: string; failed: boolean; messages: { text: string }[] } | null;
  const WEB = '<configuration>\n  <appSettings>\n    <add key="a" value="1" />\n  </appSettings>\n</configuration>\n';
  const CHANGE = (locator: string) =>
    `<configuration xmlns:xdt="http://schemas.microsoft.com/XML-Document-Transform"><appSettings><add key="a" value="2" xdt:Locator="${locator}" xdt:Transform="SetAttributes" /></appSettings></configuration>`;

  async function previewOf(files: Readonly<Record<string, string>>, name: string) {
    const folder = tempFolder(files);
    const client = await Client.start({ folder });
    const uri = uriOf(folder, name);
    return { preview: await client.request<Preview>('whoiis/transform', { textDocument: { uri } }), folder, client };
  }

  it('is the file beside the transform as it becomes, read from disk or as it is open', async () => {
    const files = { 'web.config': WEB, 'web.Release.config': CHANGE('Match(key)') };
    const { preview, folder, client } = await previewOf(files, 'web.Release.config');
    assert.deepEqual(preview, {
      source: uriOf(folder, 'web.config'),
      text: WEB.replace('"1"', '"2"'),
      failed: false,
      messages: [],
    });
    client.open(uriOf(folder, 'web.config'), WEB.replace('key="a"', 'key="a" x="y"'));
    const again = await client.request<Preview>('whoiis/transform', {
      textDocument: { uri: uriOf(folder, 'web.Release.config') },
    });
    assert.match(again?.text ?? '', /key="a" x="y" value="2"/);
  });

  it('says why it fails, and is null without a file that it is for', async () => {
    const files = {
      'web.config': WEB,
      'web.Release.config': CHANGE('Guess(key)'),
      'web.b.config': '<configuration />',
    };
    const { preview } = await previewOf(files, 'web.Release.config');
    assert.equal(preview?.failed, true);
    assert.match(preview.messages[0]?.text ?? '', /Guess/);
    const alone = await previewOf({ 'web.Release.config': CHANGE('Match(key)') }, 'web.Release.config');
    assert.equal(alone.preview, null);
    assert.equal((await previewOf(files, 'web.config')).preview, null);
  });
});

import assert from 'node:assert/strict';
import { cli, HOST, MAP, tempFolder } from './support';

const ANONYMOUS = 'system.webServer/security/authentication/anonymousAuthentication';
const WINDOWS = 'system.webServer/security/authentication/windowsAuthentication';

/** A whole host configuration: it declares its sections, so that what it does not declare does not exist. */
const SERVER = HOST.replace(
  '<configuration>',
  `<configuration>
  <configSections>
    <sectionGroup name="system.applicationHost">
      <section name="applicationPools" allowDefinition="AppHostOnly" overrideModeDefault="Deny" />
      <section name="sites" allowDefinition="AppHostOnly" overrideModeDefault="Deny" />
    </sectionGroup>
    <sectionGroup name="system.webServer">
      <section name="defaultDocument" overrideModeDefault="Allow" />
      <sectionGroup name="security"><sectionGroup name="authentication">
        <section name="anonymousAuthentication" overrideModeDefault="Deny" />
        <section name="windowsAuthentication" overrideModeDefault="Deny" />
      </sectionGroup></sectionGroup>
    </sectionGroup>
  </configSections>`,
).replace(
  '</configuration>',
  `<system.webServer>
    <defaultDocument enabled="False"><files><add value="index.html" /></files></defaultDocument>
    <security><authentication>
      <anonymousAuthentication enabled="TRUE" userName="CONTOSO\\anon" password="Hidden-Word-2" logonMethod="Batch" />
      <windowsAuthentication><providers><add value="NTLM" /></providers></windowsAuthentication>
    </authentication></security>
  </system.webServer>
</configuration>`,
);

const WEB = `<configuration>
  <system.webServer>
    <defaultDocument enabled="true"><files><clear /><add value="home.html" /></files></defaultDocument>
  </system.webServer>
</configuration>
`;

const FILES = { 'iis/applicationHost.config': SERVER, 'sites/shop/web.config': WEB };
const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split('\n').length - 1;

async function effective(cwd: string, section: string, ...argv: string[]) {
  const { status, stdout, stderr } = await cli(cwd, [
    ...['effective', '--section', section, '--apphost', 'iis/applicationHost.config'],
    ...[...MAP, ...argv, '--format', 'json'],
  ]);
  assert.equal(stderr, '');
  assert.equal(status, 0);
  assert.equal(stdout.includes('file:///'), false, 'paths, not URIs');
  return JSON.parse(stdout);
}

async function text(cwd: string, section: string, ...argv: string[]): Promise<string> {
  const { status, stdout, stderr } = await cli(cwd, ['effective', '--section', section, ...MAP, ...argv]);
  assert.equal(stderr, '');
  assert.equal(status, 0);
  return stdout;
}

describe('whoiis effective', () => {
  it('answers with every field', async () => {
    const answer = await effective(tempFolder(FILES), ANONYMOUS, '--site', 'shop');
    const line = lineOf(SERVER, '<anonymousAuthentication');
    const start = (SERVER.split('\n')[line] ?? '').indexOf('TRUE');
    assert.deepEqual(answer, {
      version: 1,
      section: ANONYMOUS,
      site: 'Shop',
      path: '/',
      declared: true,
      overrideMode: 'Deny',
      lockedBy: { file: 'iis/applicationHost.config', range: answer.lockedBy?.range },
      attributes: {
        enabled: {
          value: 'true',
          source: 'set',
          file: 'iis/applicationHost.config',
          range: { start: { line, character: start }, end: { line, character: start + 4 } },
        },
        userName: { ...answer.attributes.userName, value: 'CONTOSO\\anon', source: 'set' },
        password: { ...answer.attributes.password, value: '***', source: 'set' },
        logonMethod: { ...answer.attributes.logonMethod, value: 'Batch', source: 'set' },
      },
      elements: {},
      error: null,
    });
    assert.equal(answer.lockedBy.range.start.line, lineOf(SERVER, '<section name="anonymousAuthentication"'));
  });

  it('defaults are those of the schema', async () => {
    const { attributes } = await effective(tempFolder({ ...FILES, 'iis/applicationHost.config': HOST }), ANONYMOUS);
    assert.deepEqual(attributes.enabled, { value: 'true', source: 'default' });
    assert.deepEqual(attributes.userName, { value: 'IUSR', source: 'default' });
    // Stored encrypted, it is an empty text all the same.
    assert.deepEqual(attributes.password, { value: '', source: 'default' });
  });

  it('elements hold collections with the entries that are left, and where they stand', async () => {
    const folder = tempFolder(FILES);
    const files = async (...argv: string[]) => {
      const { elements } = await effective(folder, 'system.webServer/defaultDocument', ...argv);
      return elements.files.collection.map((entry: Record<string, Record<string, { value: string }>>) => [
        entry.element,
        entry.attributes?.value?.value,
        entry.file,
      ]);
    };
    assert.deepEqual(await files(), [['add', 'index.html', 'iis/applicationHost.config']]);
    assert.deepEqual(await files('--site', 'Shop'), [['add', 'home.html', 'sites/shop/web.config']]);
    assert.deepEqual(await files('--site', 'Reports'), [['add', 'index.html', 'iis/applicationHost.config']]);
  });

  it('a value tells what it overrides', async () => {
    const { attributes } = await effective(tempFolder(FILES), 'system.webServer/defaultDocument', '--site', 'Shop');
    const { value, file, overrides } = attributes.enabled;
    assert.deepEqual([value, file], ['true', 'sites/shop/web.config']);
    assert.deepEqual(
      overrides.map((outer: { value: string; file: string }) => [outer.value, outer.file]),
      [['false', 'iis/applicationHost.config']],
    );
  });

  it('the path counts: location tags and folders below the site', async () => {
    const location = `<location path="Shop/admin"><system.webServer>
      <defaultDocument enabled="false" /></system.webServer></location></configuration>`;
    const folder = tempFolder({
      'iis/applicationHost.config': SERVER.replace('</configuration>', location),
      'sites/shop/web.config': WEB,
    });
    const enabled = async (path: string) =>
      (await effective(folder, 'system.webServer/defaultDocument', '--site', 'Shop', '--path', path)).attributes.enabled
        .value;
    assert.equal(await enabled('/'), 'true');
    // A location tag counts at its path, below the web.config of the root (R70).
    assert.equal(await enabled('/admin/x.html'), 'false');
  });

  it('a section that nobody declares', async () => {
    const folder = tempFolder(FILES);
    for (const section of ['system.webServer/nope', 'nope', 'system.webServer/Defaultdocument']) {
      const answer = await effective(folder, section, '--site', 'Shop');
      assert.equal(answer.declared, false, section);
      assert.deepEqual([answer.attributes, answer.elements, answer.error], [{}, {}, null]);
    }
  });

  it('a section that a web.config declares itself', async () => {
    const own = `<configuration><configSections><section name="acme" type="X" /></configSections>
      <acme level="2"><part name="p" /></acme></configuration>`;
    const folder = tempFolder({ ...FILES, 'sites/shop/web.config': own });
    const answer = await effective(folder, 'acme', '--site', 'Shop');
    assert.equal(answer.declared, true);
    assert.equal(answer.attributes.level.value, '2');
    assert.equal(answer.elements.part.attributes.name.value, 'p');
    assert.equal((await effective(folder, 'acme', '--site', 'Reports')).declared, false);
  });

  it('what the server refuses, with the place', async () => {
    const locked = WEB.replace(
      '<defaultDocument',
      `<security><authentication><windowsAuthentication enabled="true" /></authentication></security>
    <defaultDocument`,
    );
    const { error, overrideMode } = await effective(
      tempFolder({ ...FILES, 'sites/shop/web.config': locked }),
      ...[WINDOWS, '--site', 'Shop'],
    );
    assert.equal(overrideMode, 'Deny');
    assert.deepEqual(
      [error.rule, error.status, error.hresult, error.section, error.file, error.certain],
      ['section-locked', '500.19', '0x80070021', WINDOWS, 'sites/shop/web.config', true],
    );
    assert.equal(error.range.start.line, 2);
  });

  it('a site that is not defined: exit status 2, the nearest name and the list', async () => {
    const { status, stderr } = await cli(tempFolder(FILES), ['effective', '--section', ANONYMOUS, '--site', 'Shpo']);
    assert.equal(status, 2);
    assert.equal(
      stderr,
      'whoiis: there is no site Shpo in iis/applicationHost.config. Did you mean Shop? Sites: Shop, Reports.\n',
    );
  });

  it('a site without a root application: the section is answered, as explain answers', async () => {
    const host = HOST.replace('<application path="/" applicationPool="ShopPool">', '<application path="/app">');
    const folder = tempFolder({ 'applicationHost.config': host });
    for (const command of [['effective', '--section', ANONYMOUS], ['explain']]) {
      const { status, stderr } = await cli(folder, [...command, '--site', 'Shop', '--path', '/other']);
      assert.deepEqual([status, stderr], [0, ''], command[0]);
    }
  });

  it('an encrypted section is unknown', async () => {
    const encrypted = `<configuration><connectionStrings configProtectionProvider="RsaProtectedConfigurationProvider">
      <EncryptedData /></connectionStrings><system.web><machineKey configProtectionProvider="X"><EncryptedData />
      </machineKey></system.web></configuration>`;
    const folder = tempFolder({ ...FILES, 'sites/shop/web.config': encrypted });
    const { attributes } = await effective(folder, 'system.web/machineKey', '--site', 'Shop');
    assert.equal(attributes.validationKey.value, null);
    assert.equal(attributes.validationKey.source, 'unknown');
    assert.match(attributes.validationKey.reason, /^unknown: depends on /);
    assert.match(await text(folder, 'system.web/machineKey', '--site', 'Shop'), /unknown: depends on /);
  });

  it('never shows a secret', async () => {
    const secrets = `<configuration>
      <appSettings><add key="Smtp:Password" value="Hidden-Word-3" /><add key="ApiKey" value="Hidden-Word-4" /></appSettings>
      <connectionStrings><add name="Db" connectionString="Server=.;User Id=sa;Password=Hidden-Word-5" /></connectionStrings>
      <system.web>
        <identity impersonate="true" userName="a" password="Hidden-Word-6" />
        <machineKey validationKey="Hidden-Word-7" decryptionKey="Hidden-Word-8" />
        <sessionState sqlConnectionString="Server=.;pwd='Hidden-Word-9'" />
        <authentication><forms><credentials><user name="x" password="Hidden-Word-0" /></credentials></forms></authentication>
      </system.web>
      <system.webServer><aspNetCore><environmentVariables>
        <environmentVariable name="DB_PASSWORD" value="Hidden-Word-A" /></environmentVariables></aspNetCore>
      </system.webServer></configuration>`;
    const nested = secrets.replace(
      '<configuration>',
      '<configuration><system.web><identity password="Hidden-B" /></system.web>',
    );
    const folder = tempFolder({ ...FILES, 'iis/applicationHost.config': SERVER, 'sites/shop/web.config': nested });
    for (const section of [
      ...['system.applicationHost/applicationPools', ANONYMOUS, 'appSettings', 'connectionStrings', 'system.web'],
      ...['system.web/identity', 'system.web/machineKey', 'system.web/sessionState', 'system.web/authentication'],
      'system.webServer/aspNetCore',
    ]) {
      const json = JSON.stringify(await effective(folder, section, '--site', 'Shop'));
      const page = await text(folder, section, '--site', 'Shop');
      assert.ok(json.includes('***'), section);
      assert.equal(/Hidden/.test(json + page), false, section);
    }
  });

  it('shows *** for keys, credentials in URLs and command lines, and what stands around them', async () => {
    const secrets = `<configuration>
      <appSettings>
        <add key="EncryptionKey" value="Hidden-1" /><add key="Jwt:SigningKey" value="Hidden-2" />
        <add key="SIGNING_KEY" value="Hidden-3" /><add key="pass" value="Hidden-4" />
        <add key="Credential" value="Hidden-5" /><add key="Url" value="https://u:Hidden-6@h/" />
        <add key="Mongo" value="mongodb://u:Hidden-7@h/db" /><add key="PrimaryKeyColumn" value="Id" />
      </appSettings>
      <acme><password value="Hidden-8" /></acme>
      <system.net><defaultProxy><proxy proxyaddress="http://u:Hidden-9@p:80" /></defaultProxy></system.net>
      <system.webServer>
        <httpRedirect enabled="true" destination="https://u:Hidden-A@h/" />
        <aspNetCore processPath="dotnet" arguments="x.dll --password Hidden-B -Dpw=Hidden-C --urls http://*" />
      </system.webServer></configuration>`;
    const folder = tempFolder({ ...FILES, 'iis/applicationHost.config': HOST, 'sites/shop/web.config': secrets });
    const pages: string[] = [];
    for (const section of [
      ...['appSettings', 'acme', 'system.net/defaultProxy', 'system.webServer/httpRedirect'],
      'system.webServer/aspNetCore',
    ]) {
      const json = JSON.stringify(await effective(folder, section, '--site', 'Shop'));
      assert.equal(json.includes('Hidden'), false, section);
      pages.push(await text(folder, section, '--site', 'Shop'));
    }
    const page = pages.join('\n');
    assert.equal(page.includes('Hidden'), false);
    for (const shown of [
      ...['key="EncryptionKey" value="***"', 'key="Jwt:SigningKey" value="***"', 'key="SIGNING_KEY" value="***"'],
      ...['key="pass" value="***"', 'key="Credential" value="***"', 'value="https://u:***@h/"'],
      ...['value="mongodb://u:***@h/db"', 'key="PrimaryKeyColumn" value="Id"', 'http://u:***@p:80', 'https://u:***@h/'],
      'x.dll --password *** -Dpw=*** --urls http://*',
    ])
      assert.ok(page.includes(shown), `${shown} in ${page}`);
  });

  it('prints a tree: values, where they come from, locks', async () => {
    const page = await text(tempFolder(FILES), ANONYMOUS, '--site', 'Shop');
    const place = `iis/applicationHost.config:${lineOf(SERVER, '<anonymousAuthentication') + 1}`;
    const lock = lineOf(SERVER, '<section name="anonymousAuthentication"') + 1;
    assert.equal(
      page,
      [
        ANONYMOUS,
        'Site Shop, path /',
        '',
        `Locked: files below may not use this section. iis/applicationHost.config:${lock}`,
        '',
        `  enabled      true          ${place}`,
        `  userName     CONTOSO\\anon  ${place}`,
        `  password     ***           ${place}`,
        `  logonMethod  Batch         ${place}`,
        '',
      ].join('\n'),
    );
  });

  it('prints collections as lists, and what a value overrides', async () => {
    const page = await text(tempFolder(FILES), 'system.webServer/defaultDocument', '--site', 'Shop');
    assert.match(page, /\n {2}enabled {2}true {2}sites\/shop\/web\.config:3, overrides "false" iis\/applicationHost/);
    assert.match(page, /\n {2}files\n {4}- add value="home\.html" {2}sites\/shop\/web\.config:3\n/);
    assert.match(page, /\nNot locked: /);
    const sites = await text(tempFolder(FILES), 'system.applicationHost/sites');
    assert.match(sites, /^system\.applicationHost\/sites\nServer as a whole\n/);
    assert.match(sites, /\n {2}- site name="Shop" id="1" {2}iis\/applicationHost\.config:\d+\n/);
    assert.match(sites, /\n {4}- application path="\/" applicationPool="ShopPool" /);
    assert.match(sites, /\n {6}- virtualDirectory path="\/" physicalPath="C:\\sites\\shop" /);
  });

  it('says what nobody declares, and what is empty', async () => {
    const page = await text(tempFolder(FILES), 'nope', '--site', 'Shop');
    assert.equal(
      page,
      'nope\nSite Shop, path /\n\nNot declared: none of the files at hand declares this section.\n\n' +
        '  Nothing is set, and there are no defaults.\n',
    );
  });

  it('finds the host configuration that defines the site', async () => {
    const other = SERVER.replace('name="Shop"', 'name="Blog"').replace('CONTOSO\\anon', 'CONTOSO\\blog');
    const folder = tempFolder({
      'a/applicationHost.config': SERVER,
      'b/applicationHost.config': other,
      'sites/readme.txt': '',
    });
    assert.match(await text(folder, ANONYMOUS, '--site', 'Shop'), /CONTOSO\\anon/);
    assert.match(await text(folder, ANONYMOUS, '--site', 'Blog'), /CONTOSO\\blog/);
  });

  it('files in pieces, and nested deeper than any schema: an answer, no exception', async () => {
    for (let length = 0; length < SERVER.length; length += 331) {
      const folder = tempFolder({ ...FILES, 'iis/applicationHost.config': SERVER.slice(0, length) });
      await text(folder, 'system.applicationHost/sites', '--apphost', 'iis/applicationHost.config');
    }
    const deep = `<configuration><acme>${'<a>'.repeat(20_000)}${'</a>'.repeat(20_000)}</acme></configuration>`;
    const folder = tempFolder({ ...FILES, 'sites/shop/web.config': deep });
    await effective(folder, 'acme', '--site', 'Shop');
    await text(folder, 'acme', '--site', 'Shop');
  });

  it('answers about a file, and about a path below its folder', async () => {
    const cwd = tempFolder(FILES);
    const section = 'system.webServer/defaultDocument';
    const answer = await effective(cwd, section, 'sites/shop/web.config', '--path', '/a');
    assert.deepEqual(answer, await effective(cwd, section, '--site', 'Shop', '--path', '/a'));
    assert.equal(answer.attributes.enabled.file, 'sites/shop/web.config');
    const folder = await effective(cwd, section, 'sites/shop');
    assert.deepEqual([folder.site, folder.path], ['Shop', '/']);
    const server = await cli(cwd, [
      'effective',
      'iis/applicationHost.config',
      '--section',
      section,
      '--format',
      'json',
    ]);
    assert.deepEqual(JSON.parse(server.stdout), await effective(cwd, section));
  });

  it('does not guess about a file that no host configuration serves', async () => {
    const cwd = tempFolder({ 'web.config': WEB });
    const { status, stdout, stderr } = await cli(cwd, [
      ...['effective', 'web.config', '--section', 'system.webServer/defaultDocument'],
    ]);
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(stderr, /no applicationHost.config serves web.config/);
  });
});

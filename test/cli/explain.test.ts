import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { IDENTITY_RULES } from '../../server/src/core/identity/base/rule-id';
import { cli, HOST, IMPERSONATING, MAP, tempFolder } from './support';

const FILES = { 'iis/applicationHost.config': HOST, 'sites/shop/web.config': '<configuration/>' };
const QUERY = ['--site', 'Shop', '--handler', 'aspnet'];

async function explain(cwd: string, argv: readonly string[]) {
  const { status, stdout, stderr } = await cli(cwd, ['explain', ...argv, '--format', 'json']);
  assert.equal(stderr, '');
  assert.equal(status, 0);
  assert.equal(stdout.includes('file:///'), false, 'paths, not URIs');
  return JSON.parse(stdout);
}

/** Identity rules, R4: SHA-1 of the lower-cased name in UTF-16LE, as five little-endian numbers. */
function poolSid(name: string): string {
  const digest = createHash('sha1').update(Buffer.from(name.toLowerCase(), 'utf16le')).digest();
  return `S-1-5-82-${[0, 4, 8, 12, 16].map(at => digest.readUInt32LE(at)).join('-')}`;
}

describe('whoiis explain', () => {
  it('answers one object for one kind of handler, with every field', async () => {
    const answer = await explain(tempFolder(FILES), [...QUERY, '--path', '/default.aspx', ...MAP]);
    assert.equal(answer.version, 1);
    assert.equal(answer.query.site, 'Shop');
    assert.equal(answer.query.path, '/default.aspx');
    assert.equal(answer.query.handlerKind, 'aspnet');
    assert.equal(answer.processIdentity, 'IIS APPPOOL\\ShopPool');
    assert.equal(answer.processSid, poolSid('ShopPool'));
    assert.equal(answer.inIisIusrs, true);
    assert.equal(answer.anonymousIdentity, 'NT AUTHORITY\\IUSR');
    assert.equal(answer.requestIdentity, 'NT AUTHORITY\\IUSR');
    assert.equal(answer.fileAccessIdentity, 'IIS APPPOOL\\ShopPool');
    assert.equal(answer.networkIdentity, '<machine account>');
    assert.deepEqual(Object.keys(answer.sqlLogin).sort(), ['local', 'remote']);
    assert.equal(answer.error, null);
    for (const list of ['additionalAccess', 'requiredAccess', 'notes', 'steps'])
      assert.ok(Array.isArray(answer[list]), list);
    for (const need of answer.requiredAccess) {
      for (const key of ['what', 'path', 'identity', 'right']) assert.ok(key in need, key);
    }
    const decided = answer.steps.filter((step: { file: string | null }) => step.file !== null);
    assert.ok(decided.length > 0);
    for (const step of decided) {
      assert.equal(step.file, 'iis/applicationHost.config');
      assert.ok(step.range.end.line >= step.range.start.line);
    }
    for (const step of answer.steps) assert.ok(IDENTITY_RULES.includes(step.rule), step.rule);
  });

  it('knows FastCGI programs of every language', async () => {
    const { handlerKind, fileAccessIdentity, error } = await explain(tempFolder(FILES), [
      ...['--site', 'Shop', '--handler', 'fastcgi', '--path', '/a.py', ...MAP],
    ]);
    assert.deepEqual([handlerKind, fileAccessIdentity, error], ['fastcgi', 'IIS APPPOOL\\ShopPool', null]);
  });

  it('answers a list without a kind of handler', async () => {
    const answers = await explain(tempFolder(FILES), ['--site', 'Shop', ...MAP]);
    assert.ok(Array.isArray(answers));
    const kinds = answers.map(answer => answer.query.handlerKind);
    assert.ok(kinds.includes('static'));
    assert.equal(new Set(kinds).size, kinds.length);
    const byKind = (kind: string) => answers.find(answer => answer.query.handlerKind === kind);
    assert.equal(byKind('static').fileAccessIdentity, 'NT AUTHORITY\\IUSR');
  });

  it('reads the web.config of the site through a mapping', async () => {
    const folder = tempFolder({ 'iis/applicationHost.config': HOST, 'sites/Shop/Web.config': IMPERSONATING });
    const { error } = await explain(folder, [...QUERY, ...MAP]);
    assert.equal(error.status, '500.24');
    assert.equal(error.file, 'sites/Shop/Web.config');
  });

  it('without a mapping, what a web.config decides is not known', async () => {
    const { error, processIdentity } = await explain(tempFolder(FILES), QUERY);
    assert.equal(error, null);
    assert.equal(processIdentity, 'IIS APPPOOL\\ShopPool');
  });

  it('finds the host configuration, also that of Visual Studio', async () => {
    const { 'iis/applicationHost.config': host } = FILES;
    const answer = await explain(tempFolder({ '.vs/Shop/config/applicationhost.config': host }), QUERY);
    assert.equal(answer.processIdentity, 'IIS APPPOOL\\ShopPool');
  });

  it('of several host configurations takes the one that defines the site', async () => {
    const other = HOST.replace('name="Shop"', 'name="Blog"');
    const folder = tempFolder({ 'applicationHost.config': other, 'b/applicationHost.config': HOST });
    assert.equal((await explain(folder, QUERY)).processIdentity, 'IIS APPPOOL\\ShopPool');
    assert.equal((await explain(folder, ['--site', 'blog', '--handler', 'static'])).error, null);
    const named = await cli(folder, ['explain', ...QUERY, '--apphost', 'applicationHost.config']);
    assert.equal(named.status, 2);
    assert.match(named.stderr, /^whoiis: there is no site Shop in applicationHost\.config\. /);
  });

  it('a site that is not defined: exit status 2, the nearest name and the list', async () => {
    const { status, stdout, stderr } = await cli(tempFolder(FILES), ['explain', '--site', 'Shpo']);
    assert.deepEqual([status, stdout], [2, '']);
    assert.equal(
      stderr,
      'whoiis: there is no site Shpo in iis/applicationHost.config. Did you mean Shop? Sites: Shop, Reports.\n',
    );
  });

  it('a shared configuration that is at hand: its sites are asked about (R9)', async () => {
    const redirection = '<configurationRedirection enabled="true" path="\\\\farm\\iis" />';
    const folder = tempFolder({
      'local/applicationHost.config': HOST.replaceAll('Shop', 'Local'),
      'local/redirection.config': `<configuration>${redirection}</configuration>`,
      'shared/applicationHost.config': HOST,
    });
    const shared = ['--apphost', 'local/applicationHost.config', '--map', '\\\\farm\\iis=./shared'];
    assert.equal((await explain(folder, [...QUERY, ...shared])).processIdentity, 'IIS APPPOOL\\ShopPool');
    const { status, stderr } = await cli(folder, ['explain', '--site', 'Local', ...shared]);
    assert.equal(status, 2);
    assert.match(stderr, /there is no site Local in shared\/applicationHost\.config\. .*Sites: Shop, /);
  });

  it('a path that no application serves: the site without a root application answers nothing', async () => {
    const host = HOST.replace('<application path="/" applicationPool="ShopPool">', '<application path="/app">');
    const folder = tempFolder({ 'applicationHost.config': host });
    const { status, stdout } = await cli(folder, ['explain', '--site', 'Shop', '--path', '/ap/x.aspx']);
    assert.equal(status, 0);
    assert.match(stdout, /no root application/);
  });

  it('a path is that of the request: dots are resolved before anybody looks at it', async () => {
    const { query } = await explain(tempFolder(FILES), [...QUERY, '--path', '/zzz/../app', ...MAP]);
    assert.equal(query.path, '/app');
  });

  it('takes every option into account', async () => {
    const windows = `<configuration><system.webServer><security><authentication>
      <anonymousAuthentication enabled="false" /><windowsAuthentication enabled="true" />
    </authentication></security></system.webServer></configuration>`;
    const host = HOST.replace('</configuration>', `${windows.replace(/<\/?configuration>/g, '')}</configuration>`);
    const folder = tempFolder({ 'applicationHost.config': host });
    const site = ['--site', 'Shop', '--handler', 'static'];
    assert.equal((await explain(folder, site)).error?.status, '401.2');
    assert.equal((await explain(folder, [...site, '--auth', 'windows'])).requestIdentity, '<authenticated user>');
    const echo = await explain(folder, [
      ...[...site, '--stage', 'BeginRequest', '--verb', 'PUT', '--denied', 'A', '--denied', 'B'],
      ...['--auth', 'clientCert', '--client-mapped-to', 'CONTOSO\\jane', '--host', 'iis', '--iis-version', '8.5'],
      ...['--machine', 'WEB01', '--workgroup'],
    ]);
    assert.deepEqual(echo.query, {
      site: 'Shop',
      path: '/',
      handlerKind: 'static',
      client: { auth: 'clientCert', mappedTo: 'CONTOSO\\jane' },
      stage: 'BeginRequest',
      verb: 'PUT',
      deniedIdentities: ['A', 'B'],
      host: 'iis',
      iisVersion: '8.5',
      domainJoined: false,
      machineName: 'WEB01',
    });
  });

  it('IIS Express runs as the interactive user', async () => {
    const answer = await explain(tempFolder(FILES), [...QUERY, '--host', 'iisexpress']);
    assert.equal(answer.processIdentity, '<interactive user>');
  });

  it('takes settings from the project file', async () => {
    const project = JSON.stringify({ hostConfig: './iis/applicationHost.config', domainJoined: false });
    const folder = tempFolder({ ...FILES, '.whoiisrc.json': project, 'applicationHost.config': '<configuration/>' });
    assert.equal((await explain(folder, QUERY)).networkIdentity, 'NT AUTHORITY\\ANONYMOUS LOGON');
  });

  it('prints a page for a ticket', async () => {
    const { status, stdout } = await cli(tempFolder(FILES), ['explain', ...QUERY, '--path', '/default.aspx', ...MAP]);
    assert.equal(status, 0);
    assert.match(stdout, /^Site Shop, path \/default\.aspx\n\naspnet: .*IIS APPPOOL\\ShopPool/);
    assert.match(stdout, new RegExp(poolSid('ShopPool')));
    assert.match(stdout, / Anonymous visitor +IUSR\n/);
    assert.match(stdout, / On the network +the machine account of the server\n/);
    assert.doesNotMatch(stdout, /<machine account>|unknown: /);
    assert.match(stdout, /iis\/applicationHost\.config:6\b/);
    assert.ok(
      stdout.split('\n').every(line => line.length <= 130),
      stdout,
    );
  });

  it('prints what several kinds of handler have in common once', async () => {
    const { stdout } = await cli(tempFolder(FILES), ['explain', '--site', 'Shop', ...MAP]);
    const [heading, headlines, common] = stdout.split('\n\n');
    assert.equal(heading, 'Site Shop, path /');
    assert.match(headlines ?? '', /^aspnet, webconfig-read: acts as IIS APPPOOL\\ShopPool\nstatic: acts as .*IUSR$/);
    assert.match(common ?? '', /^ {2}Worker process +IIS APPPOOL\\ShopPool\n/);
    assert.match(stdout, /\n\nWhy\n {2}R9 /);
    assert.match(stdout, /\n\nWhy \(aspnet, webconfig-read\)\n {2}R60 /);
    assert.match(stdout, /\n\nWhy \(static\)\n/);
    const said = stdout.split('\n').filter(line => /^ {2}R\d+ /.test(line));
    assert.deepEqual(said, [...new Set(said)]);
    assert.equal(stdout.split(poolSid('ShopPool')).length, 2, 'the SID stands there once');
    assert.match(stdout, /\n\nRules such as R9 are explained in https:\S+\/docs\/identity\.md\n$/);
  });

  it('prints the rights by place, and which of them only an application that writes needs', async () => {
    const { stdout } = await cli(tempFolder(FILES), ['explain', '--site', 'Shop', ...MAP]);
    const rights = stdout.slice(stdout.indexOf('Rights needed'), stdout.indexOf('\n\nWhy')).replace(/\n {6}/g, ' ');
    const lines = rights.split('\n');
    assert.ok(lines.includes('  C:\\sites\\shop'), rights);
    assert.ok(lines.includes('    Read for IUSR: requested file (aspnet, static)'), rights);
    const data = lines.indexOf('  C:\\sites\\shop\\App_Data');
    assert.match(
      lines[data + 1] ?? '',
      /^ {4}Modify for IIS APPPOOL\\ShopPool, only if the application writes there: App_Data/,
    );
    const needed = lines.filter(line => /web\.config of every folder/.test(line));
    assert.equal(needed.length, 1);
    assert.doesNotMatch(needed[0] ?? '', /only if|static/);
  });

  it('where anonymous access is off, the page says how to ask about a visitor who logs on', async () => {
    const off = `<system.webServer><security><authentication><anonymousAuthentication enabled="false" />
      <windowsAuthentication enabled="true" /></authentication></security></system.webServer></configuration>`;
    const folder = tempFolder({ 'applicationHost.config': HOST.replace('</configuration>', off) });
    const page = async (...argv: string[]) => (await cli(folder, ['explain', '--site', 'Shop', ...argv])).stdout;
    assert.match(await page(), /\n\nThis is about a visitor without credentials; --auth asks /);
    assert.doesNotMatch(await page('--auth', 'windows'), /without credentials; --auth/);
  });

  it('never prints a password', async () => {
    const folder = tempFolder(FILES);
    for (const format of ['text', 'json']) {
      const { stdout, stderr } = await cli(folder, ['explain', '--site', 'Reports', '--format', format]);
      assert.ok(stdout.includes('svc-report'));
      assert.equal((stdout + stderr).includes('Hidden-Word-1'), false);
    }
  });

  it('no host configuration: one line and exit status 2', async () => {
    const { status, stdout, stderr } = await cli(tempFolder(), ['explain', ...QUERY]);
    assert.equal(status, 2);
    assert.equal(stdout, '');
    assert.equal(
      stderr,
      'whoiis: no applicationHost.config found; name one with --apphost, or let explain tell about a web.config\n',
    );
  });

  it('a host configuration that cannot be read: one line and exit status 2', async () => {
    const folder = tempFolder({ 'x/a': '', 'b.config': new Uint8Array([0, 1]) });
    for (const [name, reason] of [
      ['x', 'it is a folder'],
      ['b.config', 'it is not text'],
      ['gone.config', 'no such file'],
    ]) {
      const { status, stderr } = await cli(folder, ['explain', ...QUERY, '--apphost', name ?? '']);
      assert.equal(status, 2);
      assert.equal(stderr, `whoiis: ${name}: ${reason}\n`);
    }
  });

  it('a host configuration in pieces: an answer or no such site, no exception', async () => {
    for (let length = 0; length < HOST.length; length += 97) {
      const folder = tempFolder({ 'applicationHost.config': HOST.slice(0, length) });
      const { status, stderr } = await cli(folder, ['explain', ...QUERY]);
      assert.match(stderr, status === 0 ? /^$/ : /^whoiis: there is no site Shop in applicationHost\.config\. .*\n$/);
    }
  });
});

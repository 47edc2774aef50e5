import assert from 'node:assert/strict';
import fc from 'fast-check';
import { HANDLER_KINDS } from '../../server/src/core/analysis';
import { cli, HOST, IMPERSONATING, MAP, SHOP, tempFolder } from './support';

const WEB = 'sites/shop/web.config';
const DEV = 'C:\\Users\\dev\\source\\repos\\Shop\\Shop';
const FROM_ELSEWHERE = HOST.replace('C:\\sites\\shop', DEV);

async function explain(cwd: string, ...argv: readonly string[]) {
  const { status, stdout, stderr } = await cli(cwd, ['explain', ...argv, '--format', 'json']);
  assert.equal(status, 0, stderr);
  assert.equal(stdout.includes('file:///'), false, 'paths, not URIs');
  return { answer: JSON.parse(stdout), stderr };
}

const system = (content: string): string =>
  `<configuration><system.webServer>${content}</system.webServer></configuration>`;
const authentication = (content: string): string =>
  system(`<security><authentication>${content}</authentication></security>`);

describe('whoiis explain of a file', () => {
  it('without a host configuration: unknown fields, and beside them the defaults of IIS', async () => {
    const folder = tempFolder({ [WEB]: '<configuration/>' });
    const { answer, stderr } = await explain(folder, WEB, '--handler', 'aspnet');
    assert.equal(stderr, '');
    assert.deepEqual([answer.query.file, answer.query.site, answer.query.path], [WEB, undefined, '/']);
    for (const field of ['processIdentity', 'anonymousIdentity', 'fileAccessIdentity', 'networkIdentity', 'inIisIusrs'])
      assert.match(answer[field], /^unknown: depends on applicationHost\.config/, field);
    const { assumed } = answer;
    assert.equal(assumed.because, 'no applicationHost.config');
    assert.equal(assumed.processIdentity, 'IIS APPPOOL\\<pool>');
    assert.equal(assumed.anonymousIdentity, 'NT AUTHORITY\\IUSR');
    assert.equal(assumed.fileAccessIdentity, 'IIS APPPOOL\\<pool>');
    assert.equal(assumed.networkIdentity, '<machine account>');
    assert.equal(assumed.inIisIusrs, true);
    assert.equal(assumed.error, null);
    assert.deepEqual(assumed.changes, []);
    assert.equal(answer.processSid, null);
    assert.equal(JSON.stringify(answer).includes('S-1-5-82'), false, 'nobody knows the SID of <pool>');
  });

  it('the file counts: an anonymous user, a login, an account of its own', async () => {
    const assumedOf = async (text: string, ...argv: readonly string[]) =>
      (await explain(tempFolder({ [WEB]: text }), WEB, '--handler', 'static', ...argv)).answer.assumed;
    const own = await assumedOf(authentication('<anonymousAuthentication userName="" />'));
    assert.equal(own.fileAccessIdentity, 'IIS APPPOOL\\<pool>');
    assert.deepEqual(
      own.changes.map(({ file }: { file: string }) => file),
      own.changes.map(() => WEB),
    );
    assert.ok(own.changes.length > 0);
    const login = authentication('<anonymousAuthentication enabled="false" /><windowsAuthentication enabled="true" />');
    assert.equal((await assumedOf(login, '--auth', 'windows')).requestIdentity, '<authenticated user>');
    const { error, notes } = await assumedOf(login);
    assert.equal(error.status, '401.2');
    assert.match(notes.join('\n'), /has system\.webServer\/security\/authentication\/windowsAuthentication unlocked/);
  });

  it('a location tag and a file below count for the path that is asked for', async () => {
    const tag = `<configuration><location path="open">${authentication('<anonymousAuthentication userName="" />')
      .replace('<configuration>', '')
      .replace('</configuration>', '')}</location></configuration>`;
    const deep = authentication('<anonymousAuthentication userName="CONTOSO\\deep" />');
    const folder = tempFolder({ [WEB]: tag, 'sites/shop/deep/web.config': deep });
    const at = async (path: string) =>
      (await explain(folder, WEB, '--path', path, '--handler', 'static')).answer.assumed.anonymousIdentity;
    assert.equal(await at('/'), 'NT AUTHORITY\\IUSR');
    assert.equal(await at('/open/x.htm'), 'IIS APPPOOL\\<pool>');
    assert.equal(await at('/deep'), 'CONTOSO\\deep');
  });

  it('nothing that is assumed stands in the plain fields', async () => {
    const sections = [
      authentication('<anonymousAuthentication userName="" />'),
      authentication('<windowsAuthentication enabled="true" />'),
      system('<aspNetCore processPath="dotnet" stdoutLogEnabled="true" stdoutLogFile=".\\logs\\out" />'),
      IMPERSONATING,
      '<configuration><connectionStrings><add name="x" connectionString="Server=db;Trusted_Connection=yes"/></connectionStrings></configuration>',
      '<configuration/>',
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...sections), fc.constantFrom(...HANDLER_KINDS), async (text, kind) => {
        const { answer } = await explain(tempFolder({ [WEB]: text }), WEB, '--handler', kind);
        const { assumed, ...plain } = answer;
        assert.ok(assumed);
        const told = JSON.stringify(plain);
        for (const word of ['<pool>', '<folder>', '<site>', 'whoiis:']) assert.equal(told.includes(word), false, word);
        assert.equal(JSON.stringify(assumed).includes('whoiis:'), false);
      }),
      { numRuns: 40 },
    );
  });

  it('in words: one conditional sentence, what the file changes, and one offer', async () => {
    const text = authentication('<anonymousAuthentication userName="" />');
    const { status, stdout } = await cli(tempFolder({ [WEB]: text }), ['explain', WEB]);
    assert.equal(status, 0);
    const flat = stdout.replace(/\s+/g, ' ');
    assert.match(
      flat,
      /With the defaults of IIS: code runs as IIS AppPool\\<pool>, static files are read as IIS AppPool\\<pool>; a share sees the machine account\./,
    );
    assert.match(flat, /This file changes R\d+ /);
    for (const once of ['With the defaults of IIS', 'No applicationHost.config that serves this file is known'])
      assert.equal(flat.split(once).length, 2, once);
    assert.equal(flat.includes('depends on'), false);
  });

  it('with its server: the answer of the site that it belongs to, below the folder of the file', async () => {
    const { answer, stderr } = await explain(tempFolder(SHOP), WEB, '--handler', 'static', ...MAP, '--path', '/x.htm');
    assert.equal(stderr, '');
    assert.deepEqual([answer.query.site, answer.query.path], ['Shop', '/x.htm']);
    assert.equal(answer.processIdentity, 'IIS APPPOOL\\ShopPool');
    assert.equal(answer.assumed, undefined);
  });

  it('takes a folder with a web.config as well', async () => {
    const { answer } = await explain(tempFolder(SHOP), 'sites/shop', '--handler', 'static', ...MAP);
    assert.equal(answer.query.site, 'Shop');
  });

  it('that several sites serve: the first, and the others are told', async () => {
    const host = HOST.replace('C:\\sites\\reports', 'C:\\sites\\shop');
    const folder = tempFolder({ ...SHOP, 'iis/applicationHost.config': host });
    const { answer, stderr } = await explain(folder, WEB, '--handler', 'static', ...MAP);
    assert.equal(answer.query.site, 'Shop');
    assert.equal(stderr, `whoiis: ${WEB} also serves Reports; --site asks about another one\n`);
    const named = await explain(folder, WEB, '--site', 'reports', '--handler', 'static', ...MAP);
    assert.deepEqual([named.answer.processIdentity, named.stderr], ['CONTOSO\\svc-report', '']);
  });

  it('that two host configurations serve: the first, and both are told', async () => {
    const folder = tempFolder({ ...SHOP, 'old/applicationHost.config': HOST });
    const { stderr } = await explain(folder, WEB, '--handler', 'static', ...MAP);
    assert.equal(
      stderr,
      `whoiis: iis/applicationHost.config and old/applicationHost.config serve ${WEB}; the first is used, --apphost names another one\n`,
    );
  });

  it('that is not there: the nearest name, and what is there', async () => {
    const folder = tempFolder({ [WEB]: '<configuration/>' });
    const of = async (name: string) => {
      const { status, stderr } = await cli(folder, ['explain', name]);
      assert.equal(status, 2);
      return stderr;
    };
    assert.equal(
      await of('sites/shp/web.config'),
      `whoiis: sites/shp/web.config: no such file. Did you mean ${WEB}? In sites: shop.\n`,
    );
    assert.match(await of('sites/shop/web.confg'), /Did you mean sites\/shop\/web\.config\?/);
  });

  it('that is a host configuration: its sites', async () => {
    const { status, stderr } = await cli(tempFolder(SHOP), ['explain', 'iis/applicationHost.config']);
    assert.equal(status, 2);
    assert.equal(stderr, 'whoiis: name a site of iis/applicationHost.config with --site. Sites: Shop, Reports.\n');
  });
});

describe('a host configuration from elsewhere', () => {
  const FILES = { '.vs/Shop/config/applicationhost.config': FROM_ELSEWHERE, 'Shop/web.config': '<configuration/>' };

  it('a note names the mapping, and the mapping leads to the answer', async () => {
    const folder = tempFolder(FILES);
    const { answer, stderr } = await explain(folder, 'Shop/web.config', '--handler', 'static');
    assert.equal(answer.assumed.because, 'no applicationHost.config serves this file');
    const map = /use --map "([^"]+)"\n$/.exec(stderr)?.[1];
    assert.equal(map, `${DEV}=./Shop`);
    const mapped = await explain(folder, 'Shop/web.config', '--handler', 'static', '--map', map ?? '');
    assert.deepEqual([mapped.answer.query.site, mapped.stderr], ['Shop', '']);
  });

  it('check names the mapping as well, once for all files', async () => {
    const folder = tempFolder({ ...FILES, 'Shop/admin/web.config': '<configuration/>' });
    const { status, stderr } = await cli(folder, ['check']);
    assert.equal(status, 0);
    assert.match(stderr, /^whoiis: [^\n]*: none of the sites lies in a folder that is checked; [^\n]*=\.\/Shop"\n$/);
    const map = /use --map "([^"]+)"/.exec(stderr)?.[1] ?? '';
    assert.equal((await cli(folder, ['check', '--map', map])).stderr, '');
  });

  it('the longest common tail counts; several are a choice', async () => {
    const two = FROM_ELSEWHERE.replace('C:\\sites\\reports', 'D:\\old\\Shop\\Shop');
    const folder = tempFolder({ 'applicationHost.config': two, 'Shop/Shop/web.config': '<configuration/>' });
    const { stderr } = await explain(folder, 'Shop/Shop/web.config', '--handler', 'static');
    assert.ok(stderr.includes(`--map "${DEV}=./Shop/Shop" or --map "D:\\old\\Shop\\Shop=./Shop/Shop"`), stderr);
    const one = FROM_ELSEWHERE.replace('C:\\sites\\reports', 'D:\\old\\Shop');
    const other = tempFolder({ 'applicationHost.config': one, 'Shop/Shop/web.config': '<configuration/>' });
    const note = (await explain(other, 'Shop/Shop/web.config', '--handler', 'static')).stderr;
    assert.ok(note.includes(`--map "${DEV}=./Shop/Shop"`) && !note.includes('D:\\old'), note);
  });

  it('no name in common: no proposal', async () => {
    const folder = tempFolder({ 'applicationHost.config': HOST, 'src/web.config': '<configuration/>' });
    const { stderr } = await explain(folder, 'src/web.config', '--handler', 'static');
    assert.equal(stderr, 'whoiis: applicationHost.config: none of its sites lies in the folder of src/web.config\n');
  });
});

describe('path mappings of the command line', () => {
  const question = ['--handler', 'static'];

  it('lead from a variable, and from a server', async () => {
    for (const [physicalPath, map] of [
      ['%IIS_SITES_HOME%\\shop', '%IIS_SITES_HOME%=./sites'],
      ['%iis_sites_home%\\shop', '%IIS_SITES_HOME%\\shop=./sites/shop'],
      ['%SystemDrive%\\web\\shop', '%SystemDrive%\\web=./sites'],
      ['\\\\fs01\\sites\\shop', '\\\\fs01=.'],
    ] as const) {
      const folder = tempFolder({
        ...SHOP,
        'iis/applicationHost.config': HOST.replace('C:\\sites\\shop', physicalPath),
      });
      const { answer, stderr } = await explain(folder, WEB, ...question, '--map', map);
      assert.deepEqual([answer.query.site, stderr], ['Shop', ''], map);
    }
  });

  it('the folders that IIS Express names have a default', async () => {
    const host = HOST.replace('C:\\sites\\shop', '%IIS_SITES_HOME%\\shop');
    const folder = tempFolder({
      'Documents/My Web Sites/shop/web.config': IMPERSONATING,
      'applicationHost.config': host,
    });
    const argv = ['explain', 'Documents/My Web Sites/shop', ...question, '--format', 'json'];
    const { stdout } = await cli(folder, argv, { env: { HOME: folder } });
    assert.equal(JSON.parse(stdout).query.site, 'Shop');
  });

  it('that lead nowhere are told once', async () => {
    const { stderr } = await explain(tempFolder(SHOP), WEB, ...question, ...MAP, '--map', 'D:\\x=./gone');
    assert.equal(stderr, 'whoiis: the path mapping of D:\\x leads nowhere: there is no folder gone\n');
  });
});

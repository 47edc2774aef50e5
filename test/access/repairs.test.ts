import assert from 'node:assert/strict';
import type { AccessReport } from '../../server/src/core/analysis';
import { ask, BLOG, DOMAIN, MACHINE, type Server, SHOP } from './support';

const ADMINS = 'O:BAG:BAD:PAI(A;OICI;FA;;;BA)(A;OICI;FA;;;SY)';
const ROOT = 'D:\\sites\\shop';
const DATA = `${ROOT}\\App_Data`;
const FILE = `${ROOT}\\a.js`;
const INHERITED = 'O:BAG:BAD:AI(A;ID;FA;;;BA)(A;ID;FA;;;SY)';

const writes = { purposes: ['app-data-write'], handler: 'aspnet', file: DATA } as const;
const reads = { purposes: ['static-file'], path: '/a.js', file: FILE } as const;
const commands = (report: AccessReport) => report.checks[0]?.repair.map(({ command }) => command) ?? [];
const rules = (report: AccessReport) => report.findings.map(({ rule, severity }) => `${rule} ${severity}`);

describe('repairs', () => {
  const denied = (server: Server, more: object = {}) =>
    ask(server, { 'acls.json': [{ path: DATA, kind: 'dir', sddl: ADMINS }], ...more }, writes);

  it('the least right for the one account, on the folder that serves the purpose, with a way back', () => {
    const [repair] = denied({}).checks[0]?.repair ?? [];
    assert.equal(repair?.command, `icacls "${DATA}" /grant "IIS AppPool\\Shop:(OI)(CI)M"`);
    assert.equal(repair?.cmd, undefined, 'the same in both shells');
    assert.equal(repair?.undo, `icacls "${DATA}" /remove:g "IIS AppPool\\Shop"`);
    assert.equal(repair?.safety, 'run');
  });

  it('a form for each shell where one would read something else, and none where none can write it', () => {
    const of = (path: string) =>
      ask({}, { 'acls.json': [{ path, kind: 'dir', sddl: ADMINS }] }, { ...writes, file: path }).checks[0]?.repair[0];
    const dollar = of("D:\\it's $data");
    assert.equal(dollar?.command, "icacls 'D:\\it''s $data' /grant 'IIS AppPool\\Shop:(OI)(CI)M'");
    assert.equal(dollar?.cmd, `icacls "D:\\it's $data" /grant "IIS AppPool\\Shop":(OI)(CI)M`);
    assert.equal(of('D:\\50%off%')?.cmd, null);
    assert.equal(of('D:\\a\nb'), undefined);
  });

  it('the SID of the pool in the place of accounts that pools share', () => {
    for (const type of ['NetworkService', 'LocalService'])
      assert.deepEqual(commands(denied({ pool: `identityType="${type}"` })), [
        `icacls "${DATA}" /grant "IIS AppPool\\Shop:(OI)(CI)M"`,
      ]);
  });

  it('on the folder itself, and with inheritance, where the content is granted already and does not reach it', () => {
    const css = `${ROOT}\\css`;
    const lists = [
      { path: ROOT, kind: 'dir', sddl: `${ADMINS}(A;OICI;0x1200a9;;;S-1-5-17)` },
      { path: css, kind: 'dir', sddl: ADMINS },
    ];
    assert.deepEqual(commands(ask({}, { 'acls.json': lists }, { ...reads, path: '/css', file: css })), [
      `icacls "${css}" /grant "IUSR:(OI)(CI)RX"`,
      `icacls "${css}" /inheritance:e`,
    ]);
  });

  it('the configuration of a pool is made anew rather than edited', () => {
    const path = 'C:\\inetpub\\temp\\appPools\\Shop\\Shop.config';
    const acls = [{ path, kind: 'file', sddl: `O:BAD:P(A;;FA;;;BA)(A;;FR;;;${BLOG})` }];
    const report = ask({}, { 'acls.json': acls }, { purposes: ['pool-config'], file: path });
    assert.deepEqual(commands(report), ['net stop was /y; net start w3svc']);
    assert.deepEqual(rules(report), []);
  });

  it('SIDs on a server in another language', () => {
    assert.deepEqual(commands(denied({}, { 'machine.json': { name: 'WEB01', uiCulture: 'de-DE' } })), [
      `icacls "${DATA}" /grant "*${SHOP}:(OI)(CI)M"`,
    ]);
  });

  it('visitors by a group that somebody has to name', () => {
    const windows =
      '<security><authentication><anonymousAuthentication enabled="false" /><windowsAuthentication enabled="true" /></authentication></security>';
    const report = ask(
      { webServer: windows },
      { 'acls.json': [{ path: FILE, kind: 'file', sddl: ADMINS }] },
      { ...reads, auth: 'windows' },
    );
    assert.match(commands(report)[0] ?? '', /<group of your visitors>/);
    assert.equal(report.checks[0]?.repair[0]?.safety, 'review');
  });

  it('anonymous visitors as the pool, where the pool may read; else an entry for IUSR on the site', () => {
    const report = (ace: string) => {
      const root = { path: ROOT, kind: 'dir', sddl: `${ADMINS}${ace}` };
      const file = { path: FILE, kind: 'file', sddl: INHERITED + ace.replace('OICI', 'ID') };
      return ask({}, { 'acls.json': [root, file] }, reads);
    };
    const [configuration, grant] = commands(report('(A;OICI;0x1200a9;;;IS)'));
    assert.match(configuration ?? '', /anonymousAuthentication -userName:""/);
    assert.equal(grant, `icacls "${ROOT}" /grant "IUSR:(OI)(CI)RX"`);
    assert.deepEqual(commands(report('')), [grant]);
  });

  it('a file from elsewhere gets the rights of its folder', () => {
    const root = { path: ROOT, kind: 'dir', sddl: `${ADMINS}(A;OICI;0x1200a9;;;IS)` };
    const config = {
      path: `${ROOT}\\web.config`,
      kind: 'file',
      sddl: `O:${MACHINE}-1005D:AI(A;ID;FA;;;SY)(A;ID;FA;;;${MACHINE}-1005)`,
    };
    const report = ask({}, { 'acls.json': [root, config] }, { purposes: ['webconfig-read'], file: config.path });
    assert.equal(report.checks[0]?.verdict, 'denied');
    assert.deepEqual(commands(report), [`icacls "${config.path}" /reset`]);
  });

  it('a file whose inheritance somebody cut keeps its entries: one more, or those of the folder besides them', () => {
    const path = `${ROOT}\\web.config`;
    const own = `O:${MACHINE}-1005D:PAI(A;;FA;;;SY)(A;;FA;;;${MACHINE}-1005)`;
    const asked = (root: string) =>
      ask(
        {},
        {
          'acls.json': [
            { path: ROOT, kind: 'dir', sddl: `${ADMINS}${root}` },
            { path, kind: 'file', sddl: own },
          ],
        },
        { purposes: ['webconfig-read'], file: path },
      );
    const handed = asked('(A;OICI;0x1200a9;;;IS)');
    assert.deepEqual(commands(handed), [
      `icacls "${path}" /grant "IIS AppPool\\Shop:R"`,
      `icacls "${path}" /inheritance:e`,
    ]);
    assert.match(handed.checks[0]?.repair[1]?.title ?? '', /^Or /);
    // What is not handed down to files does not come by inheritance.
    assert.deepEqual(commands(asked('(A;CI;0x1200a9;;;IS)')), [`icacls "${path}" /grant "IIS AppPool\\Shop:R"`]);
    assert.deepEqual(commands(asked('')), [
      `icacls "${ROOT}" /grant "IIS AppPool\\Shop:(OI)(CI)RX"`,
      `icacls "${path}" /inheritance:e`,
    ]);
  });

  it('a grant stands where it comes down to the object', () => {
    const css = `${ROOT}\\css`;
    const lists = [
      { path: ROOT, kind: 'dir', sddl: ADMINS },
      { path: css, kind: 'dir', sddl: ADMINS },
      { path: `${css}\\a.css`, kind: 'file', sddl: INHERITED },
    ];
    const asked = ask({}, { 'acls.json': lists }, { ...reads, path: '/css/a.css', file: `${css}\\a.css` });
    assert.deepEqual(commands(asked), [`icacls "${css}" /grant "IUSR:(OI)(CI)RX"`]);
  });

  it('an object that takes nothing from its folder is opened for that', () => {
    const file = { path: FILE, kind: 'file', sddl: ADMINS };
    assert.deepEqual(commands(ask({}, { 'acls.json': [file] }, reads)), [
      `icacls "${ROOT}" /grant "IUSR:(OI)(CI)RX"`,
      `icacls "${FILE}" /inheritance:e`,
    ]);
  });

  it('no grant against a deny: it is looked at where it comes from', () => {
    const root = { path: ROOT, kind: 'dir', sddl: 'O:BAG:BAD:PAI(D;OICI;0x10116;;;WD)(A;OICI;FA;;;BU)' };
    const data = { path: DATA, kind: 'dir', sddl: 'O:BAG:BAD:AI(D;OICIID;0x10116;;;WD)(A;OICIID;FA;;;BU)' };
    const report = ask({}, { 'acls.json': [root, data] }, writes);
    assert.equal(report.checks[0]?.decidedBy.ace, 1);
    assert.deepEqual(commands(report), [`icacls "${ROOT}" /remove:d "*S-1-1-0"`]);
    assert.equal(report.checks[0]?.repair[0]?.safety, 'review');
    assert.ok(rules(report).includes('access-deny-hits warning'));
  });

  it('read-only files lose the attribute', () => {
    const file = { path: FILE, kind: 'file', sddl: `${ADMINS}(A;;FA;;;${SHOP})`, attributes: 'ReadOnly, Archive' };
    const report = ask({}, { 'acls.json': [file] }, { purposes: ['overwrite-file'], handler: 'aspnet', file: FILE });
    assert.equal(report.checks[0]?.decidedBy.kind, 'read-only');
    assert.deepEqual(commands(report), [`attrib -r "${FILE}"`]);
  });

  it('a private key is granted alone, for reading', () => {
    const key = {
      store: 'My',
      thumbprint: 'AB12',
      file: 'C:\\ProgramData\\Microsoft\\Crypto\\Keys\\k',
      sddl: 'O:SYG:SYD:PAI(A;;FA;;;SY)',
    };
    const report = ask(
      {},
      { 'keys.json': [key] },
      { purposes: ['private-key'], handler: 'aspnet', thumbprint: 'ab 12' },
    );
    assert.deepEqual(commands(report), [`icacls "${key.file}" /grant "IIS AppPool\\Shop:R"`]);
  });
});

describe('findings about rights that are too many', () => {
  const of = (sddl: string, more: object = {}, server: Server = {}) =>
    rules(
      ask(
        server,
        { 'acls.json': [{ path: ROOT, kind: 'dir', sddl }], ...more },
        { purposes: ['static-file'], path: '/a.js', file: FILE },
      ),
    );

  for (const [finding, sddl] of [
    ['access-null-dacl warning', 'O:BAD:NO_ACCESS_CONTROL'],
    ['access-everyone-write warning', 'O:BAD:P(A;OICI;FA;;;WD)'],
    ['access-everyone-write warning', 'O:BAD:P(A;;FR;;;WD)(A;OICIIO;GA;;;BG)'],
    ['access-users-write warning', 'O:BAD:P(A;OICI;0x1301bf;;;AU)'],
    ['access-users-write info', 'O:BAD:AI(A;CIID;LC;;;BU)(A;CIID;DC;;;BU)'],
    ['access-iusr-write warning', 'O:BAD:P(A;OICI;0x1301bf;;;S-1-5-17)'],
    ['access-iis-iusrs-write warning', 'O:BAD:P(A;OICI;0x1301bf;;;IS)'],
    ['access-pool-write-code info', `O:BAD:P(A;OICI;0x1301bf;;;${SHOP})`],
    ['access-other-pool warning', `O:BAD:P(A;OICI;0x1200a9;;;${BLOG})`],
    ['access-orphan-sid info', 'O:BAD:P(A;OICI;0x1200a9;;;S-1-5-82-1-2-3-4-5)'],
    ['access-noncanonical-dacl warning', 'O:BAD:P(A;OICI;FR;;;BU)(D;OICI;FW;;;BU)'],
    ['access-owner-is-worker info', `O:${SHOP}D:P(A;OICI;FR;;;BU)`],
  ] as const)
    it(`${finding}: ${sddl}`, () => assert.deepEqual(of(sddl), [finding]));

  for (const sddl of [
    'O:BAD:P(A;OICI;FR;;;WD)(A;OICI;FA;;;BA)(A;OICI;FA;;;SY)',
    'O:BAD:P(D;OICI;0xd0156;;;WD)(A;OICI;FA;;;WD)',
    `O:${SHOP}D:P(A;OICI;FR;;;BU)(A;;FR;;;OW)`,
    'O:BAD:AI(D;;FW;;;BG)(A;;FR;;;BU)(D;ID;FW;;;BG)(A;ID;FR;;;BU)(D;ID;FW;;;BG)',
  ])
    it(`nothing: ${sddl}`, () => assert.deepEqual(of(sddl), []));

  it('a SID without a name is an orphan', () => {
    const sid = `${DOMAIN}-1999`;
    assert.deepEqual(of(`O:BAD:P(A;OICI;FR;;;${sid})`, { 'sids.json': [{ sid, name: null }] }), [
      'access-orphan-sid info',
    ]);
    assert.deepEqual(of(`O:BAD:P(A;OICI;FR;;;${sid})`, { 'sids.json': [{ sid, name: 'CONTOSO\\Web' }] }), []);
  });

  it('what a folder hands down is told where it begins', () => {
    const acls = [
      { path: ROOT, kind: 'dir', sddl: 'O:BAD:P(A;OICI;FA;;;WD)' },
      { path: DATA, kind: 'dir', sddl: 'O:BAD:AI(A;OICIID;FA;;;WD)' },
      { path: `${DATA}\\x`, kind: 'dir', sddl: 'O:BAD:AI(A;OICIID;FA;;;WD)' },
    ];
    const report = ask({}, { 'acls.json': acls }, reads);
    assert.deepEqual(
      report.findings.map(({ rule, object }) => [rule, object]),
      [['access-everyone-write', ROOT]],
    );
  });

  it('the pool may write where the application is meant to', () => {
    const acls = [{ path: DATA, kind: 'dir', sddl: `${ADMINS}(A;OICI;0x1301bf;;;${SHOP})` }];
    assert.deepEqual(rules(ask({}, { 'acls.json': acls }, writes)), []);
  });
});

import assert from 'node:assert/strict';
import { ask, BLOG, DOMAIN, first, MACHINE, type Server, SHOP } from './support';

const DATA = 'D:\\sites\\shop\\App_Data';
const FILE = 'D:\\sites\\shop\\a.js';
const ADMINS = 'O:BAG:BAD:PAI(A;OICI;FA;;;BA)(A;OICI;FA;;;SY)';

const data = (...aces: readonly string[]) => [{ path: DATA, kind: 'dir', sddl: ADMINS + aces.join('') }];
const modify = (sid: string) => `(A;OICI;0x1301bf;;;${sid})`;
const writes = { purposes: ['app-data-write'], handler: 'aspnet', file: DATA } as const;
const reads = { purposes: ['static-file'], path: '/a.js', file: FILE } as const;

const domainPool: Server = { pool: 'identityType="SpecificUser" userName="CONTOSO\\svc-shop" password="[enc:x:enc]"' };
const localPool: Server = {
  pool: 'identityType="SpecificUser" userName="WEB01\\svc" password="[enc:x:enc]"',
  machineName: 'WEB01',
};
const accounts = [
  { name: 'CONTOSO\\svc-shop', sid: `${DOMAIN}-1104`, type: 'user' },
  { name: 'WEB01\\svc', sid: `${MACHINE}-1001`, type: 'user' },
];
const machine = { name: 'WEB01', domain: 'CONTOSO', partOfDomain: true, machineAccountSid: `${DOMAIN}-2201` };

describe('tokens of accounts', () => {
  it('a worker of any type holds the SID of its pool, and that of no other', () => {
    for (const type of ['ApplicationPoolIdentity', 'NetworkService', 'LocalService']) {
      const server = { pool: `identityType="${type}"` };
      assert.match(first(ask(server, { 'acls.json': data(modify(SHOP)) }, writes)), / granted .* ace$/, type);
      assert.match(first(ask(server, { 'acls.json': data(modify(BLOG)) }, writes)), / denied .* no-ace$/, type);
    }
  });

  it('on a domain controller they hold Pre-Windows 2000 Compatible Access, unless its members are listed', () => {
    const list = data(modify('RU'));
    const role = (domainRole: number) => ({ 'acls.json': list, 'machine.json': { ...machine, domainRole } });
    assert.match(first(ask({}, role(5), writes)), / granted likely /);
    assert.match(first(ask({}, role(3), writes)), / denied /);
    assert.match(first(ask({}, { ...role(5), 'groups.json': [] }, writes)), / denied /);
  });

  it('an anonymous user with a name holds nothing that IIS gives to workers', () => {
    const user =
      '<security><authentication><anonymousAuthentication userName="WEB01\\svc" password="x" /></authentication></security>';
    const server = { webServer: user, machineName: 'WEB01' };
    const acls = [{ path: FILE, kind: 'file', sddl: `${ADMINS}(A;;0x1200a9;;;IS)(A;;0x1200a9;;;${SHOP})` }];
    assert.equal(
      first(ask(server, { 'acls.json': acls, 'accounts.json': accounts, 'machine.json': machine }, reads)),
      'WEB01\\svc denied likely no-ace',
    );
  });

  it('a visitor comes over the network, which is likely', () => {
    const server = {
      webServer:
        '<security><authentication><anonymousAuthentication enabled="false" /><windowsAuthentication enabled="true" /></authentication></security>',
    };
    const acls = [{ path: FILE, kind: 'file', sddl: `${ADMINS}(A;;0x1200a9;;;NU)` }];
    assert.equal(
      first(ask(server, { 'acls.json': acls }, { ...reads, auth: 'windows' })),
      '<authenticated user> granted likely ace',
    );
  });

  it('a visitor whom the question names has the groups that the export has', () => {
    const server = {
      webServer:
        '<security><authentication><anonymousAuthentication enabled="false" /><windowsAuthentication enabled="true" /></authentication></security>',
    };
    const acls = [{ path: FILE, kind: 'file', sddl: `${ADMINS}(A;;0x1200a9;;;${DOMAIN}-1201)` }];
    const ann = (groups: readonly string[]) => ({
      'acls.json': acls,
      'machine.json': machine,
      'accounts.json': [{ name: 'CONTOSO\\ann', sid: `${DOMAIN}-1300`, groups, groupsComplete: true }],
    });
    const asks = { ...reads, auth: 'windows', client: 'CONTOSO\\ann' } as const;
    assert.equal(first(ask(server, ann([`${DOMAIN}-1201`]), asks)), 'CONTOSO\\ann granted certain ace');
    assert.equal(first(ask(server, ann([]), asks)), 'CONTOSO\\ann denied likely no-ace');
    const network = [{ path: FILE, kind: 'file', sddl: `${ADMINS}(A;;0x1200a9;;;NU)` }];
    assert.equal(first(ask(server, { 'acls.json': network }, asks)), 'CONTOSO\\ann granted likely ace');
  });

  it('nobody but groups.json tells that IUSR was not added to IIS_IUSRS', () => {
    const acls = [{ path: FILE, kind: 'file', sddl: `${ADMINS}(A;;0x1200a9;;;IS)` }];
    const group = (...members: readonly object[]) => ({
      'acls.json': acls,
      'groups.json': [{ sid: 'S-1-5-32-568', name: 'BUILTIN\\IIS_IUSRS', members }],
    });
    const alone = ask({}, { 'acls.json': acls }, reads);
    assert.equal(first(alone), 'NT AUTHORITY\\IUSR denied likely no-ace');
    assert.equal(alone.checks[0]?.assumed, 'Assumes that NT AUTHORITY\\IUSR was not added to IIS_IUSRS.');
    assert.equal(first(ask({}, group(), reads)), 'NT AUTHORITY\\IUSR denied certain no-ace');
    const iusr = { sid: 'S-1-5-17', name: 'NT AUTHORITY\\IUSR' };
    assert.equal(first(ask({}, group(iusr), reads)), 'NT AUTHORITY\\IUSR granted certain ace');
  });

  it('groups of a domain account are open until the export has all of them', () => {
    const group = { 'acls.json': data(modify(`${DOMAIN}-1201`)) };
    const known = (groups: readonly string[]) => [{ ...accounts[0], groups, groupsComplete: true }];
    assert.equal(
      first(ask(domainPool, group, writes)),
      'CONTOSO\\svc-shop unknown likely missing missing the SID of CONTOSO\\svc-shop',
    );
    assert.equal(
      first(ask(domainPool, { ...group, 'accounts.json': accounts }, writes)),
      `CONTOSO\\svc-shop unknown likely missing missing ${DOMAIN}-1201`,
    );
    assert.equal(
      first(ask(domainPool, { ...group, 'accounts.json': known([`${DOMAIN}-1201`, 'S-1-5-2']) }, writes)),
      'CONTOSO\\svc-shop granted certain ace',
    );
    assert.equal(
      first(ask(domainPool, { ...group, 'accounts.json': known([]), 'machine.json': machine }, writes)),
      'CONTOSO\\svc-shop denied likely no-ace',
    );
  });

  it('logon-type groups of an export say nothing about the worker', () => {
    const acls = {
      'acls.json': data(modify('S-1-5-2')),
      'accounts.json': [{ ...accounts[0], groups: ['S-1-5-2'], groupsComplete: true }],
    };
    assert.match(first(ask(domainPool, acls, writes)), / denied /);
  });

  it('every account of a domain is in Domain Users', () => {
    const acls = { 'acls.json': data(modify(`${DOMAIN}-513`)), 'accounts.json': accounts, 'machine.json': machine };
    assert.match(first(ask(domainPool, acls, writes)), / granted /);
  });

  it('a user is no group of somebody else', () => {
    const acls = { 'acls.json': data(modify(`${MACHINE}-1001`)), 'accounts.json': accounts };
    assert.match(first(ask({}, acls, writes)), / denied certain no-ace/);
    assert.match(first(ask({}, { 'acls.json': data(modify(`${MACHINE}-500`)) }, writes)), / denied certain no-ace/);
  });

  it('groups of the machine are those that it lists, with groups in groups', () => {
    const acls = { 'acls.json': data(modify(`${MACHINE}-1010`)), 'accounts.json': accounts };
    const group = (sid: string, members: readonly string[]) => ({
      sid,
      name: `WEB01\\${sid}`,
      members: members.map(member => ({ sid: member })),
    });
    assert.equal(first(ask(localPool, acls, writes)), 'WEB01\\svc unknown likely missing missing groups.json');
    const nested = [group(`${MACHINE}-1010`, [`${MACHINE}-1011`]), group(`${MACHINE}-1011`, [`${MACHINE}-1001`])];
    assert.match(first(ask(localPool, { ...acls, 'groups.json': nested }, writes)), / granted /);
    assert.match(first(ask(localPool, { ...acls, 'groups.json': [group(`${MACHINE}-1010`, [])] }, writes)), / denied /);
  });

  it('Users holds everybody who logs on, unless somebody took them out', () => {
    const acls = { 'acls.json': data(modify('S-1-5-32-545')) };
    const users = (members: readonly string[]) => [
      { sid: 'S-1-5-32-545', name: 'BUILTIN\\Users', members: members.map(sid => ({ sid })) },
    ];
    assert.match(first(ask({}, acls, writes)), / granted /);
    assert.match(first(ask({}, { ...acls, 'groups.json': users(['S-1-5-11', 'S-1-5-4']) }, writes)), / granted /);
    assert.match(first(ask({}, { ...acls, 'groups.json': users([]) }, writes)), / denied /);
  });

  it('without injected membership the group counts where the server lists it', () => {
    const server = { pool: 'identityType="ApplicationPoolIdentity" manualGroupMembership="true"' };
    const acls = { 'acls.json': data(modify('S-1-5-32-568')) };
    const group = (members: readonly string[]) => [
      { sid: 'S-1-5-32-568', name: 'BUILTIN\\IIS_IUSRS', members: members.map(sid => ({ sid })) },
    ];
    assert.equal(first(ask(server, acls, writes)), 'IIS APPPOOL\\Shop unknown likely missing missing groups.json');
    assert.match(first(ask(server, { ...acls, 'groups.json': group([SHOP]) }, writes)), / granted /);
    assert.match(first(ask(server, { ...acls, 'groups.json': group([]) }, writes)), / denied /);
  });

  it('IUSR is in IIS_IUSRS where the server says so', () => {
    const acls = { 'acls.json': [{ path: FILE, kind: 'file', sddl: `${ADMINS}(A;;FR;;;IS)` }] };
    const groups = [{ sid: 'S-1-5-32-568', name: 'BUILTIN\\IIS_IUSRS', members: [{ sid: 'S-1-5-17' }] }];
    assert.match(first(ask({}, acls, reads)), /IUSR denied /);
    assert.match(first(ask({}, { ...acls, 'groups.json': groups }, reads)), /IUSR granted /);
  });

  it('a visitor without a name is let in by what everybody has, and depends on groups', () => {
    const windows =
      '<security><authentication><anonymousAuthentication enabled="false" /><windowsAuthentication enabled="true" /></authentication></security>';
    const acls = (ace: string) => ({ 'acls.json': [{ path: FILE, kind: 'file', sddl: ADMINS + ace }] });
    const asked = { ...reads, auth: 'windows' } as const;
    assert.match(first(ask({ webServer: windows }, acls('(A;;FR;;;AU)'), asked)), / granted certain ace/);
    const group = `${DOMAIN}-1201`;
    const named = { ...acls(`(A;;FR;;;${group})`), 'sids.json': [{ sid: group, name: 'CONTOSO\\Web' }] };
    assert.equal(
      first(ask({ webServer: windows }, named, asked)),
      '<authenticated user> unknown likely missing missing CONTOSO\\Web',
    );
  });

  it('what a running worker is seen as counts', () => {
    const facts = {
      'acls.json': data(modify('S-1-5-20')),
      'workers.json': [{ pool: 'Shop', ownerSid: 'S-1-5-20', sessionId: 0 }],
    };
    const report = ask({}, facts, writes);
    assert.equal(first(report), 'NT AUTHORITY\\NETWORK SERVICE granted certain ace');
    assert.deepEqual(
      report.findings.map(({ rule, severity }) => [rule, severity]),
      [['access-identity-differs', 'error']],
    );
  });
});

describe('objects that are not listed', () => {
  const root = { path: 'D:\\sites\\shop', kind: 'dir', sddl: `${ADMINS}(A;OICI;0x1200a9;;;IS)` };
  const config = { purposes: ['webconfig-read'], file: 'D:\\sites\\shop\\x\\web.config' } as const;

  it('inherit, as far as anybody knows', () => {
    const report = ask({}, { 'acls.json': [root] }, config);
    assert.equal(first(report), 'IIS APPPOOL\\Shop granted likely ace');
    assert.equal(report.checks[0]?.assumed, 'inherits from D:\\sites\\shop');
  });

  it('are unknown without a folder above', () => {
    assert.match(first(ask({}, { 'acls.json': [] }, config)), / unknown likely missing missing the access list of /);
  });

  it('Modify on a folder is several things', () => {
    const stock = `${ADMINS}(A;OICI;0x1200a9;;;BU)(A;CI;LC;;;BU)(A;CI;DC;;;BU)(A;OICIIO;GA;;;CO)`;
    const [check] = ask({}, { 'acls.json': [{ path: DATA, kind: 'dir', sddl: stock }] }, writes).checks;
    assert.deepEqual(
      check?.parts?.map(({ what, verdict }) => `${what}: ${verdict}`),
      [
        'add files: granted',
        'add folders: granted',
        'change files that it made: granted',
        'change files that others made: denied',
        'delete files that others made: denied',
      ],
    );
    assert.match(check?.text ?? '', /lacks Modify .* It may add files, add folders, change files that it made\./);
  });

  it('folders that do not exist are made first', () => {
    const logs = { path: 'D:\\sites\\shop\\logs', kind: 'missing' };
    const asked = { purposes: ['stdout-log'], handler: 'aspnetcore', file: logs.path } as const;
    const stock = `${root.sddl}(A;CI;LC;;;BU)(A;CI;DC;;;BU)`;
    assert.match(first(ask({}, { 'acls.json': [{ ...root, sddl: stock }, logs] }, asked)), / granted likely /);
    assert.match(first(ask({}, { 'acls.json': [root, logs] }, asked)), / denied likely /);
  });

  it('a list that was not read is no empty one', () => {
    assert.equal(
      first(ask({}, { 'acls.json': [{ path: DATA, kind: 'dir', sddl: 'O:BAG:BA' }] }, writes)),
      'IIS APPPOOL\\Shop unknown likely missing missing DACL',
    );
    const failed = [{ path: DATA, kind: 'error', error: 'denied' }];
    assert.match(first(ask({}, { 'acls.json': failed }, writes)), / unknown .* missing the access list of /);
  });

  it('behind a link the list of its target counts', () => {
    const link = { path: DATA, kind: 'dir', sddl: `${ADMINS}${modify(SHOP)}`, link: 'E:\\data' };
    assert.match(first(ask({}, { 'acls.json': [link] }, writes)), / unknown /);
    const target = { path: 'E:\\data', kind: 'dir', sddl: ADMINS };
    assert.match(first(ask({}, { 'acls.json': [link, target] }, writes)), / denied /);
  });

  it('links are followed through links, from folders above and from relative targets, but not in circles', () => {
    const dir = (path: string, link: string | undefined, ace = '') => ({
      path,
      kind: 'dir',
      sddl: ADMINS + ace,
      ...(link !== undefined && { link }),
    });
    const about = (...acls: readonly unknown[]) => first(ask({}, { 'acls.json': acls }, writes));
    const real = dir('E:\\data', undefined, modify(SHOP));
    assert.match(about(dir(DATA, 'D:\\link'), dir('D:\\link', 'E:\\data'), real), / granted certain ace$/);
    assert.match(
      about(dir('D:\\sites\\shop', 'E:\\shop'), dir('E:\\shop\\App_Data', undefined, modify(SHOP))),
      / granted /,
    );
    assert.match(about(dir(DATA, '..\\data'), dir('D:\\sites\\data', undefined, modify(SHOP))), / granted /);
    assert.match(
      about(dir(DATA, 'D:\\link'), dir('D:\\link', DATA)),
      / unknown likely missing missing where the links of D:\\sites\\shop\\App_Data lead$/,
    );
  });

  it('bad facts end no answer: groups in circles, ten thousand entries, aliases that nobody knows', () => {
    const [one, two] = [`${MACHINE}-1010`, `${MACHINE}-1011`];
    const groups = [
      { sid: one, name: 'WEB01\\One', members: [{ sid: two, name: 'WEB01\\Two' }] },
      { sid: two, name: 'WEB01\\Two', members: [{ sid: one, name: 'WEB01\\One' }] },
    ];
    assert.match(first(ask({}, { 'acls.json': data(modify(one)), 'groups.json': groups }, writes)), / denied /);
    const joined = [...groups, { sid: `${MACHINE}-1012`, name: 'WEB01\\Three', members: [{ sid: one }] }];
    joined[0]?.members.push({ sid: SHOP, name: 'IIS APPPOOL\\Shop' });
    assert.match(
      first(ask({}, { 'acls.json': data(modify(`${MACHINE}-1012`)), 'groups.json': joined }, writes)),
      / granted /,
    );
    const many = Array.from({ length: 10_000 }, (_, at) => modify(`${DOMAIN}-${at + 5000}`));
    assert.match(first(ask({}, { 'acls.json': data(...many, modify(SHOP)), 'groups.json': [] }, writes)), / granted /);
    assert.match(
      first(ask({}, { 'acls.json': data('(A;OICI;FA;;;QQ)') }, writes)),
      / unknown likely missing missing QQ$/,
    );
  });

  it('folders above matter where the right to pass them is gone', () => {
    const site = { path: 'D:\\sites', kind: 'dir', sddl: ADMINS };
    const rights = (holders: string) => `[Privilege Rights]\r\nSeChangeNotifyPrivilege = ${holders}\r\n`;
    const facts = { 'acls.json': [site, ...data(modify(SHOP))] };
    assert.match(first(ask({}, { ...facts, 'rights.inf': rights('*S-1-1-0') }, writes)), / granted /);
    assert.match(first(ask({}, { ...facts, 'rights.inf': rights('*S-1-5-32-544') }, writes)), / denied /);
  });
});

describe('paths with variables', () => {
  const server: Server = { path: '%SystemDrive%\\inetpub\\wwwroot' };
  const facts = (...acls: readonly object[]) => ({
    'machine.json': { ...machine, systemDrive: 'E:' },
    'acls.json': acls,
  });

  it('have the values of the server', () => {
    const file = { path: 'E:\\inetpub\\wwwroot\\a.js', kind: 'file', sddl: `${ADMINS}(A;;FR;;;BU)` };
    const report = ask(server, facts(file), { purposes: ['static-file'], path: '/a.js' });
    assert.equal(first(report), 'NT AUTHORITY\\IUSR granted certain ace');
    assert.equal(report.checks[0]?.object, file.path);
  });

  it('also those of logs and of App_Data', () => {
    const logs = { path: 'E:\\inetpub\\logs\\LogFiles', kind: 'dir', sddl: ADMINS };
    const data = { path: 'E:\\inetpub\\wwwroot\\App_Data', kind: 'dir', sddl: ADMINS };
    const { checks } = ask(server, facts(logs, data), { purposes: ['http-log', 'app-data-write'], handler: 'aspnet' });
    assert.deepEqual(
      checks.map(({ object, verdict }) => [object, verdict]),
      [
        [logs.path, 'granted'],
        [data.path, 'denied'],
      ],
    );
  });
});

describe('shares', () => {
  const server: Server = { path: '\\\\fs1\\web\\shop', machineName: 'WEB01' };
  const share = (sddl: string) => [{ server: 'fs1', name: 'web', path: 'E:\\web', sddl }];
  const folder = (ace: string) => [{ path: server.path, kind: 'dir', sddl: ADMINS + ace }];
  const asked = { purposes: ['upload-write'], handler: 'aspnet', file: server.path } as const;
  const known = {
    'machine.json': machine,
    'accounts.json': [{ name: 'CONTOSO\\WEB01$', sid: `${DOMAIN}-2201`, type: 'computer' }],
  };
  const all = 'O:BAG:BAD:(A;;FA;;;WD)';

  it('see the account of the computer, and nothing that only this server knows', () => {
    const facts = (ace: string) => ({ ...known, 'shares.json': share(all), 'acls.json': folder(ace) });
    assert.equal(first(ask(server, facts(modify(`${DOMAIN}-2201`)), asked)), 'CONTOSO\\WEB01$ granted likely ace');
    const report = ask(server, facts(modify(SHOP) + modify('S-1-5-32-568')), asked);
    assert.equal(first(report), 'CONTOSO\\WEB01$ denied likely no-ace');
    assert.ok(report.findings.some(({ rule }) => rule === 'access-local-principal-on-unc'));
    assert.match(report.checks[0]?.repair[0]?.command ?? '', /CONTOSO\\WEB01\$:\(OI\)\(CI\)M/);
  });

  it('refuse before the files do, and both have to allow it', () => {
    const facts = {
      ...known,
      'shares.json': share('O:BAG:BAD:(A;;0x1200a9;;;WD)'),
      'acls.json': folder(modify(`${DOMAIN}-2201`)),
    };
    const report = ask(server, facts, asked);
    assert.equal(first(report), 'CONTOSO\\WEB01$ denied likely share');
    assert.match(report.checks[0]?.repair[0]?.command ?? '', /^Grant-SmbShareAccess -Name 'web' .*-AccessRight Change/);
    assert.equal(
      report.checks[0]?.parts,
      undefined,
      'what the list of the folder allows is not what the account may do',
    );
    assert.match(
      first(ask(server, { ...known, 'acls.json': folder(modify(`${DOMAIN}-2201`)) }, asked)),
      / unknown likely missing missing the permissions of the share/,
    );
  });

  it('the names that Get-SmbShareAccess prints will do', () => {
    const entries = [{ Name: 'web', AccountName: 'Everyone', AccessControlType: 0, AccessRight: 1 }];
    const facts = { ...known, 'share.json': entries, 'acls.json': folder(modify(`${DOMAIN}-2201`)) };
    assert.match(first(ask(server, facts, asked)), / granted /);
    // A custom entry, of which the export has no rights, may allow or deny anything.
    const custom = { ...facts, 'share.json': [{ ...entries[0], AccountName: 'CONTOSO\\Web', AccessRight: 3 }] };
    assert.match(first(ask(server, custom, asked)), / unknown /);
  });

  it('nobody without credentials is let in', () => {
    const file = { path: '\\\\fs1\\web\\shop\\a.js', kind: 'file', sddl: `${ADMINS}(A;;FR;;;WD)` };
    const facts = { ...known, 'shares.json': share(all), 'acls.json': [file] };
    const report = ask(server, facts, { ...reads, file: file.path });
    assert.equal(first(report), 'NT AUTHORITY\\ANONYMOUS LOGON denied likely share');
    assert.ok(report.checks[0]?.repair.every(({ command }) => !/ANONYMOUS|Grant-/.test(command)));
  });
});

describe('user rights', () => {
  const inf = (...lines: readonly string[]) =>
    `[Unicode]\r\nUnicode=yes\r\n[Privilege Rights]\r\n${lines.join('\r\n')}\r\n`;
  const logon = { purposes: ['logon'] } as const;

  it('a pool account needs the right of its kind of logon, a deny wins', () => {
    const facts = (text: string) => ({ 'rights.inf': text, 'accounts.json': accounts, 'machine.json': machine });
    assert.match(
      first(ask(domainPool, facts(inf('SeBatchLogonRight = *S-1-5-32-568')), logon)),
      / granted likely right/,
    );
    const lost = ask(domainPool, facts(inf('SeBatchLogonRight = *S-1-5-32-544')), logon);
    assert.match(first(lost), / denied likely right/);
    assert.deepEqual(
      lost.findings.map(({ rule, severity }) => [rule, severity]),
      [['access-logon-right-missing', 'error']],
    );
    const denied = ask(
      domainPool,
      facts(inf('SeBatchLogonRight = *S-1-5-32-568', `SeDenyBatchLogonRight = *${DOMAIN}-1104`)),
      logon,
    );
    assert.equal(denied.checks[0]?.decidedBy.right, 'SeDenyBatchLogonRight');
    assert.equal(denied.findings[0]?.rule, 'access-logon-right-denied');
    assert.match(
      first(ask(domainPool, { 'accounts.json': accounts }, logon)),
      / unknown likely missing missing rights\.inf/,
    );
  });

  describe('bypass of traverse checking', () => {
    const above = 'D:\\sites';
    const lists = (sddl: string) => [
      { path: above, kind: 'dir', sddl },
      { path: 'D:\\sites\\shop', kind: 'dir', sddl: `${ADMINS}(A;OICI;0x1200a9;;;BU)` },
      { path: FILE, kind: 'file', sddl: `${ADMINS}(A;;0x1200a9;;;BU)` },
    ];
    const only = (holder: string) => inf(`SeChangeNotifyPrivilege = *${holder}`);

    it('folders above do not matter to those who hold it', () => {
      const facts = { 'rights.inf': only('S-1-1-0'), 'acls.json': lists(ADMINS) };
      assert.match(first(ask({}, facts, reads)), / granted certain ace$/);
    });

    it('without it a folder above keeps out, and the repair is there', () => {
      const report = ask({}, { 'rights.inf': only('S-1-5-32-544'), 'acls.json': lists(ADMINS) }, reads);
      const [check] = report.checks;
      assert.equal(first(report), 'NT AUTHORITY\\IUSR denied likely no-ace');
      assert.equal(
        check?.text,
        `IUSR lacks Read on ${FILE}: it may not pass ${above}, where no entry grants traverse.`,
      );
      assert.deepEqual(
        check?.repair.map(({ command }) => command),
        [`icacls "${above}" /grant "IUSR:(X)"`],
      );
    });

    it('files that nobody listed lie behind the same folders', () => {
      const [outer, root] = lists(ADMINS);
      const facts = { 'rights.inf': only('S-1-5-32-544'), 'acls.json': [outer, root] };
      assert.match(first(ask({}, facts, reads)), / denied likely no-ace$/);
    });

    it('an entry that denies it is named at its folder, and a right to pass suffices', () => {
      const rights = { 'rights.inf': only('S-1-5-32-544') };
      const closed = ask({}, { ...rights, 'acls.json': lists('D:(D;;0x20;;;BU)(A;;FA;;;BU)') }, reads);
      assert.equal(first(closed), 'NT AUTHORITY\\IUSR denied likely deny-ace');
      assert.equal(closed.checks[0]?.repair[0]?.command, `icacls "${above}" /remove:d "*S-1-5-32-545"`);
      assert.match(first(ask({}, { ...rights, 'acls.json': lists('D:(A;;0x20;;;BU)') }, reads)), / granted .* ace$/);
    });
  });

  it('virtual accounts log on as services, built-in ones by no right', () => {
    const text = inf('SeServiceLogonRight = *S-1-5-80-0');
    assert.match(first(ask({}, { 'rights.inf': text }, logon)), /Shop granted likely right/);
    assert.match(first(ask({ pool: 'identityType="NetworkService"' }, { 'rights.inf': text }, logon)), / granted /);
  });

  it('local accounts may be kept off the network', () => {
    const user =
      '<security><authentication><anonymousAuthentication userName="WEB01\\svc" password="x" /></authentication></security>';
    const text = inf(
      'SeServiceLogonRight = *S-1-5-80-0',
      'SeNetworkLogonRight = *S-1-1-0',
      'SeDenyNetworkLogonRight = *S-1-5-113',
    );
    const report = ask(
      { webServer: user, machineName: 'WEB01' },
      { 'rights.inf': text, 'accounts.json': accounts, 'machine.json': machine },
      logon,
    );
    assert.equal(first(report), 'WEB01\\svc denied likely right');
  });
});

describe('the folder of a web.config', () => {
  it('that cannot be listed fails no request: the answer has a note', () => {
    const folder = (rights: string) => [
      { path: 'D:\\sites\\shop', kind: 'dir', sddl: `${ADMINS}(A;;${rights};;;${SHOP})` },
      { path: 'D:\\sites\\shop\\web.config', kind: 'file', sddl: `${ADMINS}(A;;0x1200a9;;;${SHOP})` },
    ];
    const asked = (rights: string) =>
      ask({}, { 'acls.json': folder(rights) }, { purposes: ['webconfig-read'] }).checks[0];
    const without = asked('0x1200a0');
    assert.equal(without?.verdict, 'granted');
    assert.match(without.text, /may not list D:\\sites\\shop: no request fails for that/);
    assert.deepEqual(without.missing, []);
    assert.doesNotMatch(asked('0x1200a9')?.text ?? '', /may not list/);
  });
});

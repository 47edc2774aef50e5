import assert from 'node:assert/strict';
import { absentModulesIn, readFacts } from '../../server/src/core/facts/read-facts';
import { acesOf } from '../../server/src/core/windows/security-descriptor';

const json = (name: string, value: unknown) => ({ name, text: JSON.stringify(value) });

describe('facts of a server', () => {
  it('are found by path whatever its spelling', () => {
    const facts = readFacts([
      json('machine.json', { name: 'WEB01', systemDrive: 'E:', windir: 'E:\\Windows' }),
      json('acls.json', [
        { path: 'D:\\Sites\\Shop', kind: 'dir', sddl: 'D:' },
        { path: '%SystemDrive%\\inetpub', kind: 'dir', sddl: 'D:' },
        { path: '\\\\fs1\\web', kind: 'dir', sddl: 'D:' },
      ]),
    ]);
    for (const path of [
      'd:/sites/shop/',
      '\\\\?\\D:\\Sites\\Shop',
      'E:\\inetpub',
      '%systemdrive%\\INETPUB',
      '//FS1/web',
      '\\\\?\\UNC\\fs1\\web',
    ])
      assert.ok(facts.object(path), path);
    assert.equal(facts.object('C:\\inetpub'), undefined);
    assert.equal(facts.ancestor('D:\\Sites\\Shop\\a\\b.txt')?.path, 'D:\\Sites\\Shop');
  });

  it('the better export counts, of two of a kind the newer one', () => {
    const save = (name: string, sddl: string, modified: number) => ({ name, text: `shop\n${sddl}\n`, modified });
    const facts = readFacts(
      [
        { name: 'list.txt', text: 'D:\\sites\\shop BUILTIN\\Users:(F)\n', modified: 9 },
        save('old.acl', 'D:(A;;FR;;;BU)', 1),
        save('new.acl', 'D:(A;;FW;;;BU)', 2),
      ],
      { siteRoots: ['D:\\sites\\shop'] },
    );
    const object = facts.object('D:\\sites\\shop');
    assert.equal(object?.source, 'icacls /save');
    assert.equal(object?.descriptor && acesOf(object.descriptor)[0]?.mask, 0x120116);
    assert.match(facts.data.missing.join(), /two exports that differ/);
  });

  it('a saved file of which nobody knows the folder is a missing fact', () => {
    const file = { name: 'a.acl', text: 'shop\nD:(A;;FR;;;BU)\n' };
    const twice = readFacts([file], { siteRoots: ['D:\\one\\shop', 'D:\\two\\shop'] });
    assert.equal(twice.data.objects.size, 0);
    assert.match(twice.data.missing.join(), /--acl-base/);
    assert.ok(readFacts([file], { aclBase: 'D:\\two' }).object('D:\\two\\shop'));
  });

  it('a file with two tongues in it counts as far as it can be read', () => {
    const save = 'shop\r\nD:(A;;FR;;;BU)\r\n';
    const facts = readFacts(
      [
        { name: 'mixed.acl', text: `${save}D:\\sites\\blog BUILTIN\\Users:(F)\r\n` },
        { name: 'cut.acl', text: 'shop\\bin\r\nD:(A;;FR;;;B' },
        { name: 'noise.bin', text: '\u0000\u0001PNG\u0002' },
      ],
      { aclBase: 'D:\\sites' },
    );
    assert.ok(facts.object('D:\\sites\\shop')?.descriptor);
    assert.deepEqual(facts.data.missing, [
      'mixed.acl: the descriptor of D:\\sites\\blog BUILTIN\\Users:(F) is missing at the end of the file',
      'cut.acl breaks off in the list of D:\\sites\\shop\\bin',
      'noise.bin is none of the exports that are known',
    ]);
  });

  it('damage is a missing fact by name, and the rest counts', () => {
    const facts = readFacts([
      { name: 'acls.json', text: '[{"path":"D:\\\\a"' },
      json('groups.json', [
        { sid: 'S-1-5-32-568', name: 'BUILTIN\\IIS_IUSRS', members: { value: [{ sid: 'S-1-5-17' }], Count: 1 } },
      ]),
      { name: 'rights.inf', text: '[Unicode]\nUnicode=yes\n' },
      { name: 'notes.txt', text: 'hello' },
      json('manifest.json', {
        created: '2026-11-20T10:00:00Z',
        computer: 'WEB01',
        errors: [{ step: 'shares', error: 'denied' }],
      }),
    ]);
    const { data } = facts;
    assert.equal(data.created, '2026-11-20T10:00:00Z');
    assert.equal(data.rights, undefined);
    assert.deepEqual(
      data.groups?.[0]?.members.map(({ sid }) => sid),
      ['S-1-5-17'],
    );
    for (const part of [
      /acls\.json: it breaks off: the file is not whole/,
      /rights\.inf holds no user rights/,
      /notes\.txt is none/,
      /shares: denied/,
      /accounts\.json is not among/,
    ])
      assert.match(data.missing.join('\n'), part);
  });

  it('modules that are not installed follow from a whole list of components alone', () => {
    const list = (...names: readonly string[]) =>
      json(
        'features.json',
        names.map(name => ({ name, installed: true })),
      );
    const absent = absentModulesIn([list('W3SVC', 'StaticContent')]);
    assert.ok(absent?.has('windowsauthenticationmodule') && absent.has('cgimodule'));
    assert.ok(!absent?.has('staticfilemodule') && !absent?.has('anonymousauthenticationmodule'));
    assert.ok(
      absentModulesIn([json('features.json', [...JSON.parse(list('W3SVC').text), { name: 'CGI', installed: false }])]),
    );
    const damaged = json('features.json', [{ name: 'W3SVC', installed: true }, { name: 'CGI' }]);
    for (const [file, missing] of [
      [list('StaticContent'), 'features.json: the web server itself (W3SVC) is not among the components'],
      [damaged, 'features.json: one of its rows cannot be read'],
      [{ name: 'features.json', text: '[{"name":' }, 'features.json: it breaks off: the file is not whole'],
    ] as const) {
      assert.equal(absentModulesIn([file]), undefined);
      assert.ok(readFacts([file]).data.missing.includes(missing));
    }
  });

  it('facts that contradict each other are told, one line each', () => {
    const list = (sid: string) => ({ path: 'D:\\a', kind: 'dir', sddl: `D:(A;;FA;;;${sid})` });
    const { data } = readFacts([
      json('machine.json', { name: 'WEB01' }),
      json('manifest.json', { computer: 'WEB02', errors: [] }),
      json('acls.json', [list('BA'), list('BU')]),
    ]);
    assert.deepEqual(
      data.missing.filter(text => !text.endsWith('is not among the facts')),
      [
        'the exports are of two machines, WEB01 and WEB02; what they say is mixed',
        'D:\\a stands twice in acls.json, with lists that differ; the last one counts',
      ],
    );
  });

  it('of a folder of another machine only the shares count', () => {
    const inFolder = (folder: string, computer: string, sid: string) => [
      { ...json('manifest.json', { computer, errors: [] }), folder },
      { ...json('acls.json', [{ path: 'D:\\a', kind: 'dir', sddl: `D:(A;;FA;;;${sid})` }]), folder },
      { ...json('shares.json', [{ server: computer, name: 'web', sddl: 'D:(A;;FA;;;BA)' }]), folder },
    ];
    const facts = readFacts([...inFolder('/w', 'WEB01', 'BU'), ...inFolder('/f', 'FS01', 'BG')]);
    const descriptor = facts.object('D:\\a')?.descriptor;
    assert.equal(descriptor && acesOf(descriptor)[0]?.principal.sid, 'S-1-5-32-545');
    assert.ok(facts.share('FS01', 'web') && facts.share('WEB01', 'web'));
    assert.equal(facts.data.computer, 'WEB01');
    assert.ok(
      facts.data.missing.includes('of the facts of FS01 the shares alone count, since those of WEB01 come first'),
    );
    assert.doesNotMatch(facts.data.missing.join(), /mixed/);
  });

  it('a list of groups with a damaged row is no whole list', () => {
    const group = { sid: 'S-1-5-32-568', name: 'BUILTIN\\IIS_IUSRS', members: [] };
    const { data } = readFacts([json('groups.json', [group, { name: 'Web' }])]);
    assert.equal(data.groups, undefined);
    assert.ok(data.missing.includes('groups.json: one of its rows cannot be read'));
  });

  it('an export that bears the name of another is told once', () => {
    const { data } = readFacts([json('acls.json', []), { name: 'rights.inf', text: 'noise' }]);
    assert.deepEqual(
      data.missing.filter(text => text.startsWith('rights.inf')),
      ['rights.inf is none of the exports that are known'],
    );
  });

  it('a descriptor that cannot be read leaves its object without a list', () => {
    const facts = readFacts([json('acls.json', [{ path: 'D:\\a', kind: 'dir', sddl: 'D:(A;;' }])]);
    assert.equal(facts.object('D:\\a')?.descriptor, undefined);
    assert.match(facts.data.missing.join(), /acls\.json: D:\\a: the descriptor cannot be read/);
  });

  it('logins of SQL Server bear binary SIDs', () => {
    const facts = readFacts([
      json('sql.json', [
        { login: 'NT AUTHORITY\\SYSTEM', type: 'WINDOWS_LOGIN', disabled: false, sidHex: '0x010100000000000512000000' },
      ]),
    ]);
    assert.equal(facts.data.sqlLogins?.[0]?.sid, 'S-1-5-18');
  });
});

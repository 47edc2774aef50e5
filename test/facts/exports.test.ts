import assert from 'node:assert/strict';
import { decodeExport } from '../../server/src/common/decode-export';
import { parseLocalGroup } from '../../server/src/core/facts/local-group';
import { readFacts } from '../../server/src/core/facts/read-facts';
import { readExport } from '../../server/src/core/features/access/read-export';
import { sddlText } from '../../server/src/core/windows/sddl';

function listing(text: string, hints: readonly string[] = []): unknown {
  const { objects } = readExport({ kind: 'icacls-text', text, base: undefined, hints }) as {
    readonly objects: readonly {
      readonly path: string;
      readonly aces: readonly { type: string; flags: string; mask: string; account: string; sid?: string }[];
    }[];
  };
  return objects.map(({ path, aces }) => [
    path,
    ...aces.map(ace => `${ace.type} ${ace.flags} ${ace.mask} ${ace.account}`),
  ]);
}

describe('listings of icacls', () => {
  it('paths and accounts have blanks and parentheses', () => {
    const text = [
      'C:\\Program Files (x86)\\My App CONTOSO\\Web (intern) Team:(OI)(CI)(RX)',
      '                              BUILTIN\\Users:(I)(OI)(CI)(IO)(GR,GE)',
      '',
      'Successfully processed 1 files; Failed processing 0 files',
    ].join('\r\n');
    assert.deepEqual(listing(text), [
      [
        'C:\\Program Files (x86)\\My App',
        'A OICI 0x1200a9 CONTOSO\\Web (intern) Team',
        'A OICIIOID 0xa0000000 BUILTIN\\Users',
      ],
    ]);
  });

  it('one entry: a known account or a path tells them apart', () => {
    assert.deepEqual(listing('D:\\My Site VORDEFINIERT\\Benutzer:(RX)\n\nErfolgreich: 1\n'), [
      ['D:\\My Site', 'A  0x1200a9 VORDEFINIERT\\Benutzer'],
    ]);
    assert.deepEqual(listing('D:\\My Site Jeder:(F)'), [['D:\\My Site', 'A  0x1f01ff Jeder']]);
    assert.deepEqual(listing('D:\\My Site S-1-5-21-1-2-3-1001:(M)'), [
      ['D:\\My Site', 'A  0x1301bf S-1-5-21-1-2-3-1001'],
    ]);
    assert.deepEqual(listing('D:\\My Site Web Team:(M)', ['D:\\My Site']), [['D:\\My Site', 'A  0x1301bf Web Team']]);
    assert.deepEqual(listing('D:\\My Site Web Team:(M)'), []);
  });

  it('denies stand before or after the flags, and no access is a deny', () => {
    const text = ['D:\\s A:(DENY)(OI)(W)', '     B:(OI)(DENY)(WD,AD)', '     C:(N)', '     D:(S,RD)'].join('\n');
    assert.deepEqual(listing(text), [['D:\\s', 'D OI 0x100116 A', 'D OI 0x6 B', 'D  0x1f01ff C', 'A  0x100001 D']]);
  });

  it('labels are no entries; several objects; objects that could not be read are told', () => {
    const text = [
      'D:\\a BUILTIN\\Users:(R)',
      '     Mandatory Label\\High Mandatory Level:(OI)(CI)(NW)',
      '',
      'D:\\b NT AUTHORITY\\IUSR:(R,W)',
      '',
      'D:\\c: Access is denied.',
      'Successfully processed 2 files; Failed processing 1 files',
    ].join('\n');
    const read = readExport({ kind: 'icacls-text', text, base: undefined, hints: [] });
    assert.deepEqual(listing(text), [
      ['D:\\a', 'A  0x120089 BUILTIN\\Users'],
      ['D:\\b', 'A  0x12019f NT AUTHORITY\\IUSR'],
    ]);
    assert.deepEqual(read.problems, ['D:\\c could not be read']);
  });

  it('names in the language of the server have SIDs', () => {
    for (const [name, sid] of [
      ['Jeder', 'S-1-1-0'],
      ['VORDEFINIERT\\Benutzer', 'S-1-5-32-545'],
      ['AUTORITE NT\\Système', 'S-1-5-18'],
      ['BUILTIN\\Usuarios', 'S-1-5-32-545'],
      ['NT-AUTORITÄT\\NETZWERKDIENST', 'S-1-5-20'],
      ['Все', 'S-1-1-0'],
      ['ZARZĄDZANIE NT\\SYSTEM', 'S-1-5-18'],
      ['NT-AUTORITÄT\\IUSR', 'S-1-5-17'],
      ['VORDEFINIERT\\IIS_IUSRS', 'S-1-5-32-568'],
      ['CONTOSO\\IIS_IUSRS', undefined],
      ['CONTOSO\\Benutzer', undefined],
      ['IIS APPPOOL\\Shop', 'S-1-5-82-634253208-2346237047-1867043872-2360698316-99401469'],
    ] as const) {
      const { objects } = readExport({
        kind: 'icacls-text',
        text: `D:\\s ${name}:(R)`,
        base: undefined,
        hints: ['D:\\s'],
      }) as {
        readonly objects: readonly { readonly aces: readonly { readonly sid?: string }[] }[];
      };
      assert.equal(objects[0]?.aces[0]?.sid, sid, name);
    }
  });
});

describe('other exports', () => {
  it('icacls /save: pairs of lines below a folder; a line too many is damage', () => {
    const text = 'shop\r\nD:AI(A;OICIID;0x1200a9;;;BU)\r\nshop\\App Data\r\nD:PAI(A;OICI;FA;;;SY)\r\nshop\\x\r\n';
    assert.deepEqual(readExport({ kind: 'icacls-save', text, base: 'D:\\sites', hints: [] }), {
      version: 1,
      objects: [
        { path: 'D:\\sites\\shop', sddl: 'D:AI(A;OICIID;0x1200a9;;;BU)' },
        { path: 'D:\\sites\\shop\\App Data', sddl: 'D:PAI(A;OICI;FA;;;SY)' },
      ],
      problems: ['the descriptor of shop\\x is missing at the end of the file'],
    });
  });

  it('Get-Acl: one object without brackets, providers, rules in the place of SDDL', () => {
    const read = (text: string) => readExport({ kind: 'get-acl-json', text, base: undefined, hints: [] }).objects;
    assert.deepEqual(read('{"Path":"Microsoft.PowerShell.Core\\\\FileSystem::C:\\\\x","Sddl":"D:"}'), [
      { path: 'C:\\x', sddl: 'D:' },
    ]);
    assert.deepEqual(
      read('[{"Path":"Microsoft.PowerShell.Core\\\\Registry::HKEY_LOCAL_MACHINE\\\\SOFTWARE","Sddl":"D:"}]'),
      [{ path: 'HKEY_LOCAL_MACHINE\\SOFTWARE', sddl: 'D:' }],
    );
    const rule = {
      FileSystemRights: 1179817,
      AccessControlType: 0,
      IdentityReference: { Value: 'BUILTIN\\Users' },
      IsInherited: true,
      InheritanceFlags: 3,
      PropagationFlags: 2,
    };
    assert.deepEqual(read(JSON.stringify([{ Path: 'C:\\x', Access: [rule] }])), [
      {
        path: 'C:\\x',
        aces: [{ type: 'A', flags: 'OICIIOID', mask: '0x1200a9', account: 'BUILTIN\\Users', sid: 'S-1-5-32-545' }],
      },
    ]);
  });

  it('secedit: sections in any order, names without asterisk, empty lists', () => {
    const text =
      '[Version]\r\nsignature="$CHICAGO$"\r\n[privilege rights]\r\nSeBatchLogonRight = *S-1-5-32-568,Gast\r\nSeDebugPrivilege =\r\n[Unicode]\r\nUnicode=yes\r\n';
    assert.deepEqual(readExport({ kind: 'secedit', text, base: undefined, hints: [] }).rights, {
      SeBatchLogonRight: ['S-1-5-32-568', 'Gast'],
      SeDebugPrivilege: [],
    });
  });

  it('shares: enumerations as numbers', () => {
    const text = '{"Name":"web","AccountName":"CONTOSO\\\\WEB01$","AccessControlType":1,"AccessRight":1}';
    assert.deepEqual(readExport({ kind: 'share-access-json', text, base: undefined, hints: [] }).shares, [
      { share: 'web', account: 'CONTOSO\\WEB01$', type: 'D', mask: '0x1301bf' },
    ]);
  });

  it('net localgroup: names behind the dashes, without the last line', () => {
    const text =
      'Aliasname     IIS_IUSRS\r\nBeschreibung  Für IIS\r\n\r\nMitglieder\r\n\r\n-------------------------------------------------------------------------------\r\nsvc\r\nCONTOSO\\web\r\nDer Befehl wurde erfolgreich ausgeführt.\r\n';
    assert.deepEqual(parseLocalGroup(text), { name: 'IIS_IUSRS', members: ['svc', 'CONTOSO\\web'], isWhole: true });
  });

  it('net localgroup: names of groups and members in the language of the server', () => {
    for (const [label, name, members, end, expected] of [
      ['Aliasname', 'Benutzer', 'NT-AUTORITÄT\\INTERAKTIV', 'Der Befehl wurde erfolgreich ausgeführt.', '545 S-1-5-4'],
      [
        'Nom alias',
        'Utilisateurs',
        'AUTORITE NT\\INTERACTIF',
        'La commande s’est terminée correctement.',
        '545 S-1-5-4',
      ],
      [
        'Nazwa aliasu',
        'Użytkownicy',
        'ZARZĄDZANIE NT\\Użytkownicy uwierzytelnieni',
        'Polecenie zostało wykonane pomyślnie.',
        '545 S-1-5-11',
      ],
      [
        'Nombre de alias',
        'Administradores',
        'CONTOSO\\Admins. del dominio',
        'Se ha completado el comando correctamente.',
        '544 ',
      ],
      ['Псевдоним', 'Пользователи', 'NT AUTHORITY\\Прошедшие проверку', 'Команда выполнена успешно.', '545 S-1-5-11'],
      ['Nome alias', 'IIS_IUSRS', 'NT AUTHORITY\\IUSR', 'Esecuzione comando riuscita.', '568 S-1-5-17'],
      ['别名', 'IIS_IUSRS', 'NT AUTHORITY\\IUSR', '命令成功完成。', '568 S-1-5-17'],
    ] as const) {
      const text = `${label.padEnd(16)}${name}\r\n...\r\n\r\n...\r\n\r\n${'-'.repeat(79)}\r\n${members}\r\n${end}\r\n\r\n`;
      const [group] = readFacts([{ name: 'g.txt', text }]).data.groups ?? [];
      assert.equal(`${group?.sid.replace('S-1-5-32-', '')} ${group?.members[0]?.sid ?? ''}`, expected, label);
    }
  });

  it('net localgroup: a group has blanks in its name, and a list that breaks off is no list', () => {
    const dashes = '-'.repeat(79);
    const text = (end: string) =>
      `Alias name     Performance Log Users\r\nComment\r\n\r\nMembers\r\n\r\n${dashes}\r\nCONTOSO\\ann\r\n${end}`;
    const whole = readFacts([{ name: 'g.txt', text: text('The command completed successfully.\r\n\r\n') }]);
    assert.deepEqual(
      whole.data.groups?.map(({ sid, members }) => [sid, members.map(({ name }) => name)]),
      [['S-1-5-32-559', ['CONTOSO\\ann']]],
    );
    const cut = readFacts([{ name: 'g.txt', text: text('CONTOSO\\bo') }]);
    assert.equal(cut.data.groups, undefined);
    assert.deepEqual(cut.data.missing, ['g.txt breaks off: members of Performance Log Users may be missing']);
    const japanese = `エイリアス名    IIS_IUSRS\r\nコメント        説明\r\n\r\nメンバー\r\n\r\n${dashes}\r\nNT AUTHORITY\\IUSR\r\nコマンドは正常に終了しました。\r\n`;
    assert.deepEqual(parseLocalGroup(japanese), { name: 'IIS_IUSRS', members: ['NT AUTHORITY\\IUSR'], isWhole: true });
  });

  it('names of rights of .NET lack SYNCHRONIZE: to deny writing keeps nobody from reading', () => {
    const rule = (FileSystemRights: string, AccessControlType: string) => ({
      FileSystemRights,
      AccessControlType,
      IdentityReference: 'Everyone',
      IsInherited: false,
      InheritanceFlags: 'None',
      PropagationFlags: 'None',
    });
    const text = JSON.stringify({
      Path: 'C:\\x',
      Access: [
        rule('Write', 'Deny'),
        rule('ReadAndExecute, Synchronize', 'Allow'),
        rule('Modify, Synchronize', 'Allow'),
      ],
    });
    const { objects } = readExport({ kind: 'get-acl-json', text, base: undefined, hints: [] }) as {
      readonly objects: readonly { readonly aces: readonly { type: string; mask: string }[] }[];
    };
    assert.deepEqual(
      objects[0]?.aces.map(({ type, mask }) => `${type} ${mask}`),
      ['D 0x116', 'A 0x1200a9', 'A 0x1301bf'],
    );
  });

  it('an object with an entry that is not known has no list: half of one would be a wrong verdict', () => {
    const read = (name: string, text: string) => {
      const { data } = readFacts([{ name, text }]);
      return [[...data.objects.values()].map(({ path, kind }) => `${path} ${kind}`), data.missing];
    };
    // A word for DENY that no list of ours has.
    assert.deepEqual(read('l.txt', 'D:\\s BUILTIN\\Users:(OI)(VERBOTEN)(W)\r\n     Everyone:(F)\r\n\r\n'), [
      ['D:\\s error'],
      ['l.txt: "BUILTIN\\Users:(OI)(VERBOTEN)(W)" of D:\\s has rights that are not known'],
    ]);
    // ConvertTo-Json with its usual depth leaves type names in the place of rules.
    assert.deepEqual(
      read('g.json', '{"Path":"D:\\\\s","Access":["System.Security.AccessControl.FileSystemAccessRule"]}'),
      [['D:\\s error'], ['g.json: an entry of D:\\s is not known (ConvertTo-Json needs -Depth 4)']],
    );
    assert.deepEqual(read('l.txt', 'D:\\a Everyone:(F)\r\n\r\nD:\\s: Accès refusé.\r\n'), [
      ['D:\\a undefined', 'D:\\s error'],
      ['l.txt: D:\\s could not be read'],
    ]);
  });

  it('Get-Acl as CSV: tabs, semicolons, PSPath, line ends inside of quotation marks', () => {
    const read = (text: string) =>
      [...readFacts([{ name: 'a.csv', text }]).data.objects.values()].map(
        ({ path, descriptor }) => `${path} ${descriptor ? sddlText(descriptor) : 'none'}`,
      );
    const list = ['C:\\x D:(A;;0x120089;;;S-1-5-32-545)'];
    const provider = 'Microsoft.PowerShell.Core\\FileSystem::C:\\x';
    assert.deepEqual(read(`#TYPE Selected\r\n"PSPath";"Sddl"\r\n"${provider}";"D:(A;;FR;;;BU)"\r\n`), list);
    assert.deepEqual(read(`Path\tSddl\r\n${provider}\tD:(A;;FR;;;BU)\r\n`), list);
    assert.deepEqual(
      read(
        `"Path","AccessToString","Sddl"\r\n"${provider}","BUILTIN\\Users Allow  Read, Synchronize\nNT AUTHORITY\\SYSTEM Allow  FullControl","D:(A;;FR;;;BU)"\r\n`,
      ),
      list,
    );
  });

  it('files that break off: the list at the end counts for nothing', () => {
    const read = (name: string, text: string, aclBase?: string) => {
      const { data } = readFacts([{ name, text }], { aclBase });
      return [[...data.objects.values()].map(({ path, kind }) => `${path} ${kind ?? 'read'}`), data.missing];
    };
    const save = 's\r\nD:(A;;FR;;;BU)\r\ns\\b\r\nD:(A;;FR;;;BU)(A;;FA;;;SY)';
    assert.deepEqual(read('s.acl', save, 'D:\\'), [
      ['D:\\s read', 'D:\\s\\b error'],
      ['s.acl breaks off in the list of D:\\s\\b'],
    ]);
    assert.deepEqual(read('s.acl', `${save}\r\n`, 'D:\\')[1], []);
    const listing = 'D:\\s BUILTIN\\Users:(R)\r\n     Everyone:(F)';
    assert.deepEqual(read('l.txt', listing), [['D:\\s error'], ['l.txt breaks off in the list of D:\\s']]);
    assert.deepEqual(read('l.txt', `${listing}\r\n\r\nSuccessfully processed 1 files`)[1], []);
    const rights = (text: string) => {
      const { data } = readFacts([{ name: 'r.inf', text }]);
      return [data.rights?.size, data.missing];
    };
    assert.deepEqual(rights('[Privilege Rights]\r\nSeBatchLogonRight = *S-1-5-32-5'), [
      undefined,
      ['r.inf breaks off: user rights may be missing'],
    ]);
    assert.deepEqual(rights('[Privilege Rights]\r\nSeBatchLogonRight = *S-1-5-32-568\r\n[Version]\r\nRevision=1'), [
      1,
      [],
    ]);
  });

  it('encodings are told by their bytes', () => {
    const text = 'Für [x]';
    const utf16 = Buffer.from(text, 'utf16le');
    assert.equal(decodeExport(utf16), text);
    assert.equal(decodeExport(Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])), text);
    assert.equal(decodeExport(Buffer.from(`\ufeff${text}`, 'utf8')), text);
    assert.equal(decodeExport(Buffer.from(text, 'utf8')), text);
    assert.equal(decodeExport(Buffer.from(text, 'latin1')), text);
  });
});

describe('accesschk', () => {
  const object = (...lines: readonly string[]) =>
    ['', 'Accesschk v6.15 - Reports effective permissions for securable objects', '', 'D:\\My Site', ...lines].join(
      '\r\n',
    );
  const facts = (text: string) => readFacts([{ name: 'chk.txt', text }]);

  it('with -l has whole lists', () => {
    const read = facts(
      object(
        '  DESCRIPTOR FLAGS:',
        '      [SE_DACL_PRESENT]',
        '  OWNER: BUILTIN\\Administrators',
        '  LABEL: High Mandatory Level',
        '        SYSTEM_MANDATORY_LABEL_NO_WRITE_UP',
        '  [0] ACCESS_DENIED_ACE_TYPE: Jeder',
        '        FILE_WRITE_DATA',
        '        FILE_APPEND_DATA',
        '  [1] ACCESS_ALLOWED_ACE_TYPE: IIS APPPOOL\\Shop',
        '        [OBJECT_INHERIT_ACE]',
        '        [CONTAINER_INHERIT_ACE]',
        '        [INHERITED_ACE]',
        '        FILE_ALL_ACCESS',
        'D:\\My Site\\bin',
        '  DESCRIPTOR FLAGS:',
        '  [0] ACCESS_ALLOWED_ACE_TYPE: Everyone',
        '        FILE_FUTURE_RIGHT',
      ),
    );
    const descriptor = read.object('D:\\My Site')?.descriptor;
    assert.equal(
      descriptor && sddlText(descriptor),
      'O:S-1-5-32-544D:(D;;0x6;;;S-1-1-0)(A;OICIID;0x1f01ff;;;S-1-5-82-634253208-2346237047-1867043872-2360698316-99401469)',
    );
    assert.equal(read.object('D:\\My Site\\bin')?.kind, 'error');
    assert.deepEqual(read.data.missing, [
      'chk.txt: an entry of D:\\My Site\\bin has a type or a right that is not known',
    ]);
  });

  it('without -l is told to be too little', () => {
    const label = '  Medium Mandatory Level (Default) [No-Write-Up]';
    const quiet = object(label, '  RW BUILTIN\\Administrators');
    // -v adds the names of rights, which are those of all entries taken together.
    const verbose = object(label, '  RW BUILTIN\\Administrators', '\tFILE_ALL_ACCESS');
    for (const text of [quiet, verbose, `\r\nAccesschk v6.15 - Reports effective permissions\r\n\r\n${verbose}`]) {
      const read = facts(text);
      assert.equal(read.data.objects.size, 0);
      assert.deepEqual(read.data.missing, ['chk.txt tells effective rights only: use accesschk -l, or icacls /save']);
    }
  });
});

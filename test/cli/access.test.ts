import assert from 'node:assert/strict';
import { COLLECT_SCRIPT } from '../../server/src/cli/collect-script';
import { readFacts } from '../../server/src/core/facts/read-facts';
import { readPowerShell } from '../support/power-shell';
import { cli, tempFolder } from './support';

const HOST = `<configuration><system.applicationHost>
  <applicationPools><add name="Shop"><processModel identityType="ApplicationPoolIdentity" /></add></applicationPools>
  <sites><site name="Shop" id="1"><application path="/" applicationPool="Shop"><virtualDirectory path="/" physicalPath="D:\\sites\\shop" /></application>
  <bindings><binding protocol="http" bindingInformation="*:80:" /></bindings></site></sites>
</system.applicationHost></configuration>`;
const DATA = 'D:\\sites\\shop\\App_Data';
const ACLS = [{ path: DATA, kind: 'dir', sddl: 'O:BAG:BAD:PAI(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;IS)' }];

describe('whoiis access', () => {
  it('tells who lacks what, with the command that grants it, and exits with 1', async () => {
    const folder = tempFolder({
      'facts/config/applicationHost.config': HOST,
      'facts/acls.json': JSON.stringify(ACLS),
      'facts/manifest.json': '{"created":"2026-11-20T09:00:00Z","computer":"WEB01","errors":[]}',
    });
    const { status, stdout, stderr } = await cli(folder, [
      ...['access', '--facts', 'facts', '--site', 'Shop', '--purpose', 'app-data-write', '--handler', 'aspnet'],
    ]);
    assert.equal(stderr, '');
    assert.equal(status, 1);
    assert.match(
      stdout,
      /lacks Modify on D:\\sites\\shop\\App_Data: no entry grants add files, .*delete\. \(facts of 2026-11-20\)/s,
    );
    assert.match(stdout, /icacls "D:\\sites\\shop\\App_Data" \/grant "IIS AppPool\\Shop:\(OI\)\(CI\)M"/);
    assert.match(stdout, /undo: icacls/);
  });

  it('takes files of icacls in any encoding, in the place of a folder', async () => {
    const save = Buffer.from('shop\r\nD:PAI(A;OICI;0x1200a9;;;IS)\r\n', 'utf16le');
    const folder = tempFolder({ 'applicationHost.config': HOST, 'shop.acl': save });
    const { status, stdout } = await cli(folder, [
      ...[
        'access',
        '--facts',
        'shop.acl',
        '--apphost',
        'applicationHost.config',
        '--site',
        'Shop',
        '--purpose',
        'webconfig-read',
      ],
      ...['--format', 'json'],
    ]);
    assert.equal(status, 0);
    const { checks } = JSON.parse(stdout);
    assert.deepEqual(
      [checks[0].object, checks[0].verdict, checks[0].certainty, checks[0].assumed],
      ['D:\\sites\\shop\\web.config', 'granted', 'likely', 'inherits from D:\\sites\\shop'],
    );
  });

  it('refuses what it cannot read in one line', async () => {
    const folder = tempFolder({ 'applicationHost.config': HOST });
    for (const [argv, reason] of [
      [
        ['--sddl', 'D:(A;;', '--token', 'S-1-1-0', '--right', 'R'],
        /the descriptor cannot be read at character 3: an entry has no end/,
      ],
      [['--sddl', 'D:', '--token', 'S-1-1-0', '--right', 'Z'], /Z is no right/],
      [['--sddl', 'D:', '--right', 'R'], /--sddl needs --token/],
      [['--facts', 'nowhere', '--site', 'Shop'], /--facts nowhere: no such file/],
      [['--site', 'Shop', '--purpose', 'static-fil'], /Did you mean static-file\?/],
      [['--inherit', 'D:'], /--inherit needs/],
      [['--read', 'nowhere', '--kind', 'secedit'], /nowhere/],
    ] as const) {
      const { status, stderr } = await cli(folder, ['access', ...argv]);
      assert.equal(status, 2, argv.join(' '));
      assert.match(stderr, reason);
      assert.equal(stderr.trim().split('\n').length, 1);
    }
  });

  it('asks about one file and one account', async () => {
    const folder = tempFolder({ 'applicationHost.config': HOST, 'facts/acls.json': JSON.stringify(ACLS) });
    const { stdout } = await cli(folder, [
      ...[
        'access',
        '--facts',
        'facts',
        '--apphost',
        'applicationHost.config',
        '--site',
        'Shop',
        '--file',
        DATA,
        '--right',
        'R',
      ],
      ...['--account', 'IUSR', '--format', 'json'],
    ]);
    const [check] = JSON.parse(stdout).checks;
    assert.deepEqual([check.identity, check.verdict, check.mask], ['NT AUTHORITY\\IUSR', 'denied', '0x120089']);
  });
});

describe('whoiis access with input that cannot be used', () => {
  const HOST_ALONE = {
    'applicationHost.config': `<configuration><system.applicationHost><applicationPools><add name="Shop" /></applicationPools><sites>
      <site name="Shop" id="1"><application path="/" applicationPool="Shop"><virtualDirectory path="/" physicalPath="D:\\sites\\shop" /></application></site>
    </sites></system.applicationHost></configuration>`,
    'empty/config/x.txt': '',
    'facts/acls.json': '[]',
    'cut.json': '[{"Path":"D:\\\\x","Sddl":"D:(A;;',
    'some.txt': 'nothing',
  };
  const at = ['access', '--apphost', 'applicationHost.config', '--site', 'Shop'];

  for (const [args, line] of [
    [[...at, '--facts', 'gone'], '--facts gone: no such file'],
    [[...at, '--facts', 'facts', '--right', 'R'], '--right needs --file'],
    [[...at, '--facts', 'facts', '--file', 'D:\\x', '--account', 'IUSR'], '--account needs --file and --right'],
    [[...at, '--facts', 'facts', '--file', 'x', '--right', 'R'], '--file x: this is no path of Windows'],
    [
      [...at, '--facts', 'facts', '--file', 'D:\\x', '--right', 'R', '--purpose', 'static-file'],
      '--right stands in the place of a purpose: give one of both',
    ],
    [
      ['access', '--sddl', 'D:', '--token', 'Somebody', '--right', 'R'],
      'Somebody is no SID and no name that every machine has',
    ],
    [
      ['access', '--inherit', 'D:', '--child', 'file', '--creator', 'Somebody'],
      'Somebody is no SID and no name that every machine has',
    ],
    [['access', '--read', 'gone', '--kind', 'secedit'], 'gone: no such file'],
    [['access', '--read', 'facts', '--kind', 'secedit'], 'facts: it is a folder'],
    [['access', '--read', 'some.txt', '--kind', 'secedit'], 'some.txt: it has no section [Privilege Rights]'],
    [['access', '--read', 'cut.json', '--kind', 'get-acl-json'], 'cut.json: it breaks off: the file is not whole'],
  ] as const)
    it(line, async () => {
      const { status, stdout, stderr } = await cli(tempFolder(HOST_ALONE), args);
      assert.deepEqual([status, stdout, stderr], [2, '', `whoiis: ${line}\n`]);
    });

  it('a folder without exports is told, and leaves the verdict unknown', async () => {
    const { status, stdout, stderr } = await cli(tempFolder(HOST_ALONE), [
      ...at,
      '--facts',
      'empty',
      '--format',
      'json',
    ]);
    assert.deepEqual([status, stderr], [0, 'whoiis: --facts empty: there is no export in this folder\n']);
    assert.ok(JSON.parse(stdout).checks.every((check: { verdict: string }) => check.verdict === 'unknown'));
  });
});

describe('whoiis collect-script', () => {
  it('prints a script in ASCII that writes what is read, and touches nothing but its folder', async () => {
    const { status, stdout } = await cli(tempFolder(), ['collect-script']);
    assert.equal(status, 0);
    assert.match(stdout, /^[\x20-\x7e\r\n]*$/);
    const files = [...stdout.matchAll(/Save-(?:Rows|Object) '([^']+)'/g)].map(([, name]) => name);
    assert.deepEqual([...files, 'rights.inf'].sort(), [
      ...['accounts.json', 'acls.json', 'features.json', 'groups.json', 'keys.json', 'machine.json', 'manifest.json'],
      ...['registry.json', 'rights.inf', 'shares.json', 'sids.json', 'sql.json', 'workers.json'],
    ]);
  });

  it('is PowerShell by its grammar, calls what Windows PowerShell 5.1 has, and changes nothing but its folder', async () => {
    const { errors, commands, functions, variables } = await readPowerShell(COLLECT_SCRIPT);
    assert.deepEqual(errors, []);
    // Of these New-Item alone writes, and only into the folder of -Out; none talks to another machine.
    const cmdlets = [
      ...['Add-Member', 'ConvertTo-Json', 'ForEach-Object', 'Get-Acl', 'Get-ChildItem', 'Get-CimInstance', 'Get-Item'],
      ...[
        'Get-ItemProperty',
        'Get-Location',
        'Get-SmbShare',
        'Invoke-CimMethod',
        'Join-Path',
        'New-Item',
        'New-Object',
      ],
      ...['Out-Null', 'Select-Object', 'Set-StrictMode', 'Sort-Object', 'Split-Path', 'Test-Path', 'Where-Object'],
      'Write-Host',
    ];
    assert.deepEqual(commands, [...cmdlets, ...functions].sort());
    // In strict mode a variable that was never set ends the script.
    const automatic = ['_', 'false', 'matches', 'null', 'true'];
    assert.deepEqual(
      variables.read.filter(
        name => !variables.set.includes(name) && !automatic.includes(name) && !name.startsWith('env:'),
      ),
      [],
    );
  });

  it('mistakes of syntax are seen', async () => {
    for (const [from, to] of [
      ['function Get-SidOf([string]$Name) {', 'function Get-SidOf([string]$Name {'],
      ["'HKLM:\\SOFTWARE\\Microsoft\\InetStp\\Components'", "'HKLM:\\SOFTWARE\\Microsoft\\InetStp\\Components"],
      ['try { & $Work } catch', 'try { & $Work catch'],
    ] as const) {
      assert.ok(COLLECT_SCRIPT.includes(from), from);
      assert.notDeepEqual((await readPowerShell(COLLECT_SCRIPT.replace(from, to))).errors, [], to);
    }
  });

  it('what it writes is read without a missing fact', () => {
    const rows: Readonly<Record<string, unknown>> = {
      'manifest.json': {
        format: 1,
        tool: 'whoiis-collect',
        created: '2026-11-20T09:00:00Z',
        computer: 'WEB01',
        elevated: true,
        errors: [],
      },
      'machine.json': {
        name: 'WEB01',
        domain: 'contoso.local',
        partOfDomain: true,
        systemDrive: 'C:',
        machineAccountSid: 'S-1-5-21-1-2-3-2201',
      },
      'acls.json': [...ACLS, { path: 'D:\\gone', why: 'log or cache', kind: 'missing' }],
      'accounts.json': [
        { name: 'CONTOSO\\svc', sid: 'S-1-5-21-1-2-3-1104', groups: ['S-1-5-21-1-2-3-513'], groupsComplete: true },
      ],
      'groups.json': [{ sid: 'S-1-5-32-568', name: 'BUILTIN\\IIS_IUSRS', members: [] }],
      'sids.json': [{ sid: 'S-1-5-32-568', name: 'BUILTIN\\IIS_IUSRS' }],
      'shares.json': [{ server: 'WEB01', name: 'web', path: 'D:\\web', sddl: 'D:(A;;FA;;;WD)' }],
      'keys.json': [{ store: 'My', thumbprint: 'AB', file: 'C:\\k', sddl: 'D:(A;;FR;;;SY)' }],
      'registry.json': [{ key: 'HKEY_LOCAL_MACHINE\\SOFTWARE', sddl: 'D:(A;;KR;;;BU)' }],
      'sql.json': [],
      'features.json': [
        { name: 'W3SVC', installed: true },
        { name: 'StaticContent', installed: true },
      ],
      'workers.json': [{ pool: 'Shop', ownerSid: 'S-1-5-20', sessionId: 0 }],
    };
    const files = Object.entries(rows).map(([name, value]) => ({ name, text: JSON.stringify(value) }));
    const { data } = readFacts([
      ...files,
      { name: 'rights.inf', text: '[Privilege Rights]\r\nSeBatchLogonRight = *S-1-5-32-568\r\n' },
    ]);
    assert.deepEqual(data.missing, []);
    assert.equal(data.objects.size, 2);
    assert.equal(data.accounts?.[0]?.groupsComplete, true);
    for (const list of [data.groups, data.shares, data.keys, data.registry, data.workers])
      assert.equal(list?.length, 1);
    assert.equal(data.rights?.size, 1);
  });
});

describe('whoiis access --sddl with principals that have no SID', () => {
  it('is unknown where such an entry decides, and what it is otherwise', async () => {
    const ask = async (sddl: string) => {
      const { stdout } = await cli(tempFolder({}), [
        ...['access', '--sddl', sddl, '--token', 'S-1-5-82-1-2-3-4-5,S-1-1-0', '--right', 'R', '--format', 'json'],
      ]);
      const [check] = JSON.parse(stdout).checks;
      return [check.verdict, ...check.missing];
    };
    assert.deepEqual(await ask('D:(A;;FA;;;ZZ)'), ['unknown', 'ZZ']);
    assert.deepEqual(await ask('D:(D;;FA;;;DA)(A;;FA;;;WD)'), ['unknown', 'DA']);
    assert.deepEqual(await ask('D:(A;;FA;;;ZZ)(A;;FA;;;WD)'), ['granted']);
    assert.deepEqual(await ask('D:(A;;0x2;;;ZZ)'), ['denied']);
  });
});

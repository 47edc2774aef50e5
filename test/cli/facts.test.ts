import assert from 'node:assert/strict';
import { factsLayer } from '../../server/src/common/facts-layer';
import { cli, tempFolder } from './support';

const SID = 'S-1-5-21-1-2-3-2201';
const HOST = `<configuration><system.applicationHost>
  <applicationPools><add name="Shop"><processModel identityType="ApplicationPoolIdentity" /></add></applicationPools>
  <sites><site name="Shop" id="1"><application path="/" applicationPool="Shop"><virtualDirectory path="/" physicalPath="D:\\sites\\shop" /></application>
  <bindings><binding protocol="http" bindingInformation="*:80:" /></bindings></site></sites>
</system.applicationHost></configuration>`;
const ONLY_POOLS = 'O:BAG:BAD:PAI(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;IS)';
const ACLS = [
  { path: 'D:\\sites\\shop', kind: 'dir', sddl: ONLY_POOLS },
  { path: 'D:\\sites\\shop\\web.config', kind: 'file', sddl: 'O:BAG:BAD:PAI(A;;FA;;;BA)' },
  { path: 'D:\\sites\\shop\\App_Data', kind: 'dir', sddl: ONLY_POOLS },
];
const FACTS = {
  'facts/acls.json': JSON.stringify(ACLS),
  'facts/manifest.json': '{"created":"2026-11-20T09:00:00Z","computer":"WEB01","errors":[]}',
  'facts/machine.json':
    '{"name":"WEB01","domain":"contoso.com","partOfDomain":false,"iisVersion":"Version 8.5","systemDrive":"C:"}',
};

async function explained(files: Readonly<Record<string, string>>, ...more: string[]) {
  const { stdout, stderr } = await cli(tempFolder(files), [
    ...['explain', '--facts', 'facts', '--site', 'Shop', '--format', 'json'],
    ...more,
  ]);
  assert.equal(stderr, '');
  return JSON.parse(stdout);
}

describe('whoiis explain --facts', () => {
  it('tells of each right whether the account has it, and by which entry', async () => {
    const answer = await explained({ ...FACTS, 'facts/config/applicationHost.config': HOST }, '--handler', 'aspnet');
    const rows = answer.requiredAccess.map(
      ({ path, identity, access }: { path: string | null; identity: string; access: { words: string } }) =>
        `${path ?? '-'} ${identity}: ${access.words}`,
    );
    assert.deepEqual(rows, [
      'D:\\sites\\shop IIS APPPOOL\\Shop: granted: ACE 2 (BUILTIN\\IIS_IUSRS, Read & execute)',
      'D:\\sites\\shop IIS APPPOOL\\Shop: granted: ACE 2 (BUILTIN\\IIS_IUSRS, Read & execute)',
      '- IIS APPPOOL\\Shop: not known: depends on the access list of C:\\Windows\\Microsoft.NET\\Framework64\\v4.0.30319\\Temporary ASP.NET Files',
      'D:\\sites\\shop\\App_Data IIS APPPOOL\\Shop: denied: no entry grants add files, add folders, write extended attributes, write attributes, delete',
      'D:\\sites\\shop IIS APPPOOL\\Shop: denied on D:\\sites\\shop\\web.config: no entry grants read data, read extended attributes, read permissions, synchronize',
    ]);
    assert.deepEqual(answer.facts, {
      created: '2026-11-20T09:00:00Z',
      computer: 'WEB01',
      missing: [
        'accounts.json is not among the facts',
        'groups.json is not among the facts',
        'rights.inf is not among the facts',
      ],
    });
    assert.deepEqual(
      answer.logons.map(({ verdict, missing }: { verdict: string; missing: string[] }) => [verdict, missing]),
      [['unknown', ['rights.inf']]],
    );
  });

  it('takes name, domain and version of the server from them, where nobody says otherwise', async () => {
    const files = { ...FACTS, 'facts/config/applicationHost.config': HOST };
    const { query, networkIdentity } = await explained(files, '--handler', 'aspnet');
    assert.deepEqual(
      [query.machineName, query.domainJoined, query.iisVersion, networkIdentity],
      ['WEB01', false, '8.5', 'NT AUTHORITY\\ANONYMOUS LOGON'],
    );
    const other = await explained(files, '--handler', 'aspnet', '--machine', 'web01', '--iis-version', '10.0');
    assert.deepEqual([other.query.machineName, other.query.iisVersion], ['web01', '10.0']);
  });

  it('takes the domain of the server from the account of the computer, else from its DNS name', () => {
    const machine = { name: 'WEB01', domain: 'corp.example.com', partOfDomain: true, machineAccountSid: SID };
    const named = (...accounts: readonly object[]) =>
      factsLayer([
        { name: 'machine.json', text: JSON.stringify(machine) },
        { name: 'accounts.json', text: JSON.stringify(accounts) },
      ]).domainName;
    assert.equal(named({ name: 'CONTOSO\\WEB01$', sid: SID }), 'CONTOSO');
    assert.equal(named({ name: 'CONTOSO\\ann', sid: `${SID}9` }), 'CORP');
    assert.equal(named(), 'CORP');
  });

  it('says loudly where they are of another machine', async () => {
    const folder = tempFolder({ ...FACTS, 'facts/config/applicationHost.config': HOST });
    const asked = (command: string, ...more: readonly string[]) =>
      cli(folder, [command, '--facts', 'facts', '--site', 'Shop', '--machine', 'WEB02', ...more]);
    const why = 'he facts are of WEB01, and the configuration is that of WEB02';
    const explained = await asked('explain');
    assert.equal(explained.stderr, `whoiis: t${why}: they are not used\n`);
    assert.match(explained.stdout.replace(/\s+/g, ' '), new RegExp(`- T${why}: they are not used\\.`));
    assert.doesNotMatch(explained.stdout, /granted|denied|facts of/);
    assert.equal((await asked('access')).stderr, `whoiis: t${why}: what they say may not hold there\n`);
  });

  it('says loudly where they know other pools', async () => {
    const accounts = JSON.stringify([{ name: 'IIS APPPOOL\\Other' }]);
    const folder = tempFolder({
      ...FACTS,
      'facts/config/applicationHost.config': HOST,
      'facts/accounts.json': accounts,
    });
    const { stderr, stdout } = await cli(folder, ['explain', '--facts', 'facts', '--site', 'Shop']);
    assert.equal(stderr, 'whoiis: the facts of WEB01 know none of the pools of Shop: they are not used\n');
    assert.doesNotMatch(stdout, /granted|denied|facts of 2/);
  });

  it('says to people when the facts are of', async () => {
    const { stdout } = await cli(tempFolder({ ...FACTS, 'applicationHost.config': HOST }), [
      ...['explain', '--facts', 'facts', '--apphost', 'applicationHost.config', '--site', 'Shop'],
    ]);
    assert.match(stdout, /Rights needed \(facts of WEB01, 2026-11-20\)\n {2}D:\\sites\\shop\n/);
    assert.match(stdout, /Read for IUSR: requested file \(aspnet, static\)\n {6}probably denied: no entry grants it\n/);
    assert.match(
      stdout,
      /Rights to log on\n {2}- Whether IIS APPPOOL\\Shop has the logon right depends on rights\.inf/,
    );
  });

  it('says nothing of rights without them', async () => {
    const { stdout } = await cli(tempFolder({ 'applicationHost.config': HOST }), [
      ...['explain', '--apphost', 'applicationHost.config', '--site', 'Shop', '--format', 'json'],
    ]);
    assert.doesNotMatch(stdout, /"(access|facts|logons)"/);
  });
});

describe('whoiis check --facts', () => {
  async function checked(files: Readonly<Record<string, string>>, ...argv: string[]) {
    const { status, stdout, stderr } = await cli(tempFolder(files), [
      'check',
      '--facts',
      'facts',
      '--format',
      'json',
      ...argv,
    ]);
    const { files: found } = JSON.parse(stdout);
    const rules = found.flatMap(
      ({ path, findings }: { path: string; findings: { rule: string; severity: string }[] }) =>
        findings.flatMap(({ rule, severity }) => (rule.startsWith('access-') ? `${path} ${severity} ${rule}` : [])),
    );
    return { status, stderr, rules: [...rules].sort() };
  }

  it('reports in the host configuration what the facts show, and fails by it', async () => {
    const { status, rules } = await checked({ ...FACTS, 'applicationHost.config': HOST }, 'applicationHost.config');
    assert.deepEqual(rules, [
      'applicationHost.config error access-denied',
      'applicationHost.config warning access-denied',
      'applicationHost.config warning access-denied',
    ]);
    assert.equal(status, 1);
  });

  it('judges files of an application by the copy of the host configuration where there is no other', async () => {
    const web =
      '<configuration><connectionStrings><add name="x" connectionString="Server=s;User ID=u;Password=Tr0ub4dor" /></connectionStrings></configuration>';
    const acls = [{ path: 'D:\\sites\\shop', kind: 'dir', sddl: `${ONLY_POOLS}(A;OICI;0x1200a9;;;BU)` }];
    const { rules } = await checked(
      {
        ...FACTS,
        'facts/acls.json': JSON.stringify(acls),
        'facts/config/applicationHost.config': HOST,
        'shop/web.config': web,
      },
      'shop',
      '--map',
      'D:\\sites\\shop=shop',
    );
    assert.deepEqual(rules, ['shop/web.config info access-secret-readable']);
  });

  it('says nothing of rights without them', async () => {
    const { stdout } = await cli(tempFolder({ 'applicationHost.config': HOST }), ['check', '--format', 'json', '.']);
    assert.doesNotMatch(stdout, /"access-/);
  });
});

import assert from 'node:assert/strict';
import {
  connectionStringParts,
  placeOfDataSource,
  readConnectionString,
} from '../../server/src/core/identity/reach/connection-string';

describe('connection strings', () => {
  it('Windows authentication wins over a user name in the same string', () => {
    for (const value of ['true', 'True', 'yes', 'SSPI', ' sspi ']) {
      const read = readConnectionString(
        `Server=sql01;User Id=shop;Password=***;Integrated Security=${value}`,
        undefined,
      );
      assert.deepEqual([read.integrated, read.userId], [true, undefined], value);
    }
    assert.equal(readConnectionString('Server=sql01;Trusted_Connection=Yes', undefined).integrated, true);
  });

  it('without it the Windows account does not matter', () => {
    for (const text of [
      'Server=s;User Id=shop;Password=***',
      'server=s;UID=shop;PWD=***',
      'Data Source=s;user=shop',
      'Server=s;User ID = "shop" ;',
    ])
      assert.deepEqual(
        [readConnectionString(text, undefined).integrated, readConnectionString(text, undefined).userId],
        [false, 'shop'],
        text,
      );
    assert.equal(readConnectionString('Server=s;Integrated Security=false;User Id=shop', undefined).userId, 'shop');
    assert.equal(readConnectionString('Server=s;Trusted_Connection=no', undefined).integrated, false);
  });

  it('values may be quoted, doubled quotes stand for one, the last of a name counts', () => {
    const parts = connectionStringParts(`a="x;y""z";B='q;''';c={d;e};c=last;;=x;word`);
    assert.deepEqual(
      [...parts],
      [
        ['a', 'x;y"z'],
        ['b', "q;'"],
        ['c', 'last'],
      ],
    );
    assert.equal(connectionStringParts('a==b=1').get('a=b'), '1');
    assert.equal(connectionStringParts('open="never closed').get('open'), '"never closed');
    assert.equal(connectionStringParts('').size, 0);
  });

  it('a keyword has several names; the last one written counts', () => {
    const { userId, dataSource, integrated } = readConnectionString(
      'User Id=a;Server=s;Integrated Security=yes;Data Source=.;UID=b;Trusted_Connection=no',
      undefined,
    );
    assert.deepEqual([userId, dataSource, integrated], ['b', '.', false]);
  });

  it('Entity Framework wraps the string of its provider', () => {
    const text =
      'metadata=res://*/M.csdl|res://*/M.ssdl;provider=System.Data.SqlClient;provider connection string="data source=.\\SQLEXPRESS;integrated security=True;MultipleActiveResultSets=True"';
    assert.deepEqual(readConnectionString(text, undefined), {
      isSqlServer: true,
      integrated: true,
      entra: undefined,
      userId: undefined,
      dataSource: '.\\SQLEXPRESS',
      server: 'local',
      attached: undefined,
      isUserInstance: false,
    });
  });

  it('only strings of SQL Server count', () => {
    const isSqlServer = (text: string) => readConnectionString(text, undefined).isSqlServer;
    for (const text of [
      'Server=s;Integrated Security=true',
      'Provider=SQLOLEDB.1;Data Source=s',
      'Provider=MSOLEDBSQL19;Server=s',
      'Driver={ODBC Driver 17 for SQL Server};Server=s',
      'Driver={SQL Server Native Client 11.0};Server=s',
      'metadata=m;provider=Microsoft.Data.SqlClient;provider connection string="Server=s"',
    ])
      assert.ok(isSqlServer(text), text);
    for (const text of [
      'Provider=Microsoft.ACE.OLEDB.12.0;Data Source=C:\\d\\shop.accdb',
      'Driver={MySQL ODBC 8.0 Unicode Driver};Server=s',
      'Dsn=shop;uid=x',
      'Server=db;Port=3306;Uid=x',
      'Host=db;Username=x',
      'metadata=m;provider=MySql.Data.MySqlClient;provider connection string="Server=s;User Id=x"',
    ])
      assert.ok(!isSqlServer(text), text);
  });

  it('Entra identities are neither Windows accounts nor SQL logins', () => {
    for (const method of ['Active Directory Managed Identity', 'ActiveDirectoryMSI', 'active directory default']) {
      const { integrated, entra, userId } = readConnectionString(`Server=s;Authentication=${method};User Id=1-2`, 'w');
      assert.deepEqual([integrated, entra, userId], [false, method, undefined]);
    }
    assert.equal(readConnectionString('Server=s;Authentication=Sql Password;User Id=x', 'w').userId, 'x');
    assert.equal(
      readConnectionString('Server=s;Authentication=NotSpecified;Integrated Security=yes', 'w').integrated,
      true,
    );
  });

  it('tells this machine from others by the data source', () => {
    const local = [
      '.',
      '(local)',
      'localhost',
      'LOCALHOST',
      '127.0.0.1',
      '::1',
      'WEB01',
      'tcp:localhost,1433',
      'lpc:.',
      'np:\\\\.\\pipe\\sql\\query',
      '.\\SQLEXPRESS',
      'web01\\prod,1433',
      'tcp:(local)\\x',
      '[::1]',
      '127.0.0.2',
      'admin:tcp:web01',
      'lpc:alias',
      'web01.contoso.com',
    ];
    for (const name of local) assert.equal(placeOfDataSource(name, 'web01'), 'local', name);
    for (const name of [
      'sql01',
      'sql01\\prod',
      'tcp:sql01.contoso.com,1433',
      'admin:sql01',
      'np:\\\\sql01\\pipe\\sql\\query',
      'localhost2',
    ])
      assert.equal(placeOfDataSource(name, 'web01'), 'remote', name);
    for (const name of ['10.0.0.1', 'tcp:192.168.1.5,1433', '[fe80::1]'])
      assert.equal(placeOfDataSource(name, 'web01'), 'unknown', name);
    for (const name of ['WEB01', 'sql01', 'sql01.contoso.com', 'shop.database.windows.net'])
      assert.equal(placeOfDataSource(name, undefined), 'unknown', name);
    assert.equal(placeOfDataSource('(LocalDB)\\MSSQLLocalDB', undefined), 'localdb');
    assert.equal(placeOfDataSource('', undefined), 'unknown');
    assert.equal(readConnectionString('Integrated Security=true', undefined).server, 'unknown');
  });
});

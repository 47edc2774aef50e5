import assert from 'node:assert/strict';
import fc from 'fast-check';
import { explain, type WhoAnswer, who } from '../../server/src/core/analysis';
import { poolSid } from '../../server/src/core/windows/virtual-account';
import { settle, workspaceOf } from '../support/memory';

const HOST = `<configuration>
  <system.applicationHost>
    <applicationPools>
      <add name="Shop" />
      <add name="Old"><processModel identityType="SpecificUser" userName="CONTOSO\\svc-old" password="Geheim-77" /></add>
      <add name="Net"><processModel identityType="NetworkService" /></add>
      <add name="Hand"><processModel manualGroupMembership="true" /></add>
    </applicationPools>
    <sites>
      <site name="Shop" id="1">
        <application path="/" applicationPool="Shop"><virtualDirectory path="/" physicalPath="C:\\sites\\shop" /></application>
        <application path="/old" applicationPool="Old"><virtualDirectory path="/" physicalPath="C:\\sites\\shop\\old" userName="CONTOSO\\files" password="Geheim-78" /></application>
        <application path="/net" applicationPool="Net"><virtualDirectory path="/" physicalPath="D:\\net" /></application>
      </site>
    </sites>
  </system.applicationHost>
</configuration>`;

const FILES = {
  'applicationHost.config': HOST,
  'D:\\net\\web.config':
    '<configuration><connectionStrings><add name="A" connectionString="Server=db;User Id=reports;Password=Geheim-79" /></connectionStrings></configuration>',
};

function asked(text: string, pools: readonly string[] = []): readonly WhoAnswer[] | undefined {
  return settle(workspaceOf(FILES), snapshot => who(snapshot, text, { pools })).result;
}

/** Account, then where and for what. */
const shown = (text: string, pools?: readonly string[]) =>
  asked(text, pools)?.map(({ account, matches }) => [
    account,
    ...new Set(
      matches.map(({ pool, site, application }) => (site === undefined ? `pool ${pool}` : `${site}${application}`)),
    ),
  ]);

describe('who', () => {
  it('finds what acts as an account, however it is written', () => {
    for (const name of ['IIS APPPOOL\\Shop', 'iis apppool\\shop', poolSid('Shop'), ' "IIS AppPool\\Shop" '])
      assert.deepEqual(shown(name), [['IIS APPPOOL\\Shop', 'pool Shop', 'Shop/']], name);
    assert.deepEqual(shown('contoso\\SVC-OLD'), [['CONTOSO\\svc-old', 'pool Old', 'Shop/old']]);
    assert.deepEqual(shown('CONTOSO\\files'), [['CONTOSO\\files', 'Shop/old']]);
    assert.deepEqual(shown('NT-AUTORITÄT\\NETZWERKDIENST'), [
      ['NT AUTHORITY\\NETWORK SERVICE', 'pool Net', 'Shop/net'],
    ]);
    assert.deepEqual(shown('S-1-5-20'), [['NT AUTHORITY\\NETWORK SERVICE', 'pool Net', 'Shop/net']]);
    assert.deepEqual(shown('IUSR')?.[0]?.slice(1), ['Shop/', 'Shop/old', 'Shop/net']);
    assert.deepEqual(shown('reports'), [['reports', 'Shop/net']]);
  });

  it('finds the accounts in messages', () => {
    const cases: readonly (readonly [message: string, account: string])[] = [
      ["Login failed for user 'IIS APPPOOL\\Shop'.", 'IIS APPPOOL\\Shop'],
      ['Cannot open database "x". Login failed for user \'CONTOSO\\svc-old\'.', 'CONTOSO\\svc-old'],
      ['The identity of application pool Old is invalid. The user name may be wrong.', 'CONTOSO\\svc-old'],
      [
        'Application pool Old has been disabled. Windows Process Activation Service (WAS) encountered a failure.',
        'CONTOSO\\svc-old',
      ],
      ["Application pool 'Shop' is being automatically disabled due to a series of failures.", 'IIS APPPOOL\\Shop'],
      [`(OI)(CI)(RX) ${poolSid('Shop')} holds the folder`, 'IIS APPPOOL\\Shop'],
      ["Access to the path 'D:\\net\\App_Data\\x.txt' is denied.", 'NT AUTHORITY\\NETWORK SERVICE'],
      [
        'An account failed to log on.\r\nSubject:\r\n\tAccount Name:\t\tWEB01$\r\n\tAccount Domain:\t\tCONTOSO\r\n\r\nAccount For Which Logon Failed:\r\n\tSecurity ID:\t\tNULL SID\r\n\tAccount Name:\t\tsvc-old\r\n\tAccount Domain:\t\tCONTOSO\r\n\r\nFailure Information:',
        'CONTOSO\\svc-old',
      ],
      [
        '<Data Name="TargetUserSid">S-1-0-0</Data>\n<Data Name="TargetUserName">svc-old</Data>\n<Data Name="TargetDomainName">CONTOSO</Data>',
        'CONTOSO\\svc-old',
      ],
      ['Antragsteller:\n  Kontoname:  Shop\n  Kontodomäne:  IIS APPPOOL', 'IIS APPPOOL\\Shop'],
      ['HTTP Error 401.3\nPhysical Path   C:\\sites\\shop\\old\\a.css\nLogon User  Anonymous', 'CONTOSO\\files'],
    ];
    for (const [message, account] of cases)
      assert.ok(
        shown(message)?.some(([name]) => name === account),
        `${message}: ${JSON.stringify(shown(message))}`,
      );
    assert.deepEqual(shown("Login failed for user 'CONTOSO\\WEB01$'.")?.[0]?.slice(1), [
      'pool Shop',
      'pool Net',
      'pool Hand',
      'Shop/',
      'Shop/net',
    ]);
  });

  it('finds the pool or the folder in messages that say no more, in any language', () => {
    const cases: readonly (readonly [message: string, account: string])[] = [
      ["A process serving application pool 'Old' suffered a fatal communication error.", 'CONTOSO\\svc-old'],
      ["The service failed to create a worker process for the application pool 'Old'.", 'CONTOSO\\svc-old'],
      ['Ein Prozess des Anwendungspools "Old" wurde unerwartet beendet.', 'CONTOSO\\svc-old'],
      ['Der Zugriff auf den Pfad "D:\\net\\App_Data\\x.txt" wurde verweigert.', 'NT AUTHORITY\\NETWORK SERVICE'],
      ["PermissionError: [Errno 13] Permission denied: 'D:\\\\net\\\\app.log'", 'NT AUTHORITY\\NETWORK SERVICE'],
      ['Config File\t\\\\?\\D:\\net\\web.config\r\nLogon User\tNot yet determined', 'NT AUTHORITY\\NETWORK SERVICE'],
      ['fopen(D:\\net\\x.php): failed to open stream in D:\\net\\c.php on line 2', 'NT AUTHORITY\\NETWORK SERVICE'],
      ['no access to D:\\net for the page', 'NT AUTHORITY\\NETWORK SERVICE'],
      ['KRB_AP_ERR_MODIFIED error from the server svc-old. The target name used was HTTP/old.', 'CONTOSO\\svc-old'],
      ['Logon Account:\tsvc-old\r\nSource Workstation:\tWEB01', 'CONTOSO\\svc-old'],
    ];
    for (const [message, account] of cases)
      assert.ok(
        shown(message)?.some(([name]) => name === account),
        `${message}: ${JSON.stringify(shown(message))}`,
      );
    assert.deepEqual(
      shown('Cannot open database "Shop". Login failed for user \'CONTOSO\\svc-old\' at C:\\sites\\shop.')?.map(
        ([name]) => name,
      ),
      ['CONTOSO\\svc-old'],
      'what says who is enough',
    );
  });

  it('sees where the name of a pool ends in what tools print', () => {
    for (const text of [
      `C:\\sites IIS APPPOOL\\Shop:(OI)(CI)(RX)`,
      'Access : IIS APPPOOL\\Shop Allow  ReadAndExecute, Synchronize',
      `to the user IIS APPPOOL\\Shop SID (${poolSid('Shop')}) from address LocalHost`,
      'w3wp.exe 4242 Services 0 51,200 K Unknown IIS APPPOOL\\Shop 0:00:01 N/A',
    ])
      assert.deepEqual(
        shown(text)?.map(([name]) => name),
        ['IIS APPPOOL\\Shop'],
        text,
      );
    assert.deepEqual(
      shown('C:\\sites IIS APPPOOL\\Gone Pool:(OI)(CI)(RX)')?.map(([name]) => name),
      ['IIS APPPOOL\\Gone Pool'],
    );
  });

  it('tells of an account in another form that it is perhaps the same', () => {
    for (const name of ['svc-old@contoso.com', 'svc-old', '.\\svc-old']) {
      const answers = asked(name) ?? [];
      assert.deepEqual(
        answers.map(({ account, matches }) => [account, matches.length > 0]),
        [
          [name, false],
          ['CONTOSO\\svc-old', true],
        ],
      );
      assert.match(answers[1]?.note ?? '', /Perhaps/);
    }
    assert.equal(asked('FABRIKAM\\svc-old')?.length, 1);
    assert.equal(asked('CONTOSO\\svc-old')?.[0]?.note, undefined);
    const event = 'Security ID:\t\tCONTOSO\\svc-old\n\tAccount Name:\t\tsvc-old\n';
    assert.deepEqual(
      asked(event)?.map(({ account, note }) => [account, note]),
      [['CONTOSO\\svc-old', undefined]],
    );
  });

  it('says of a group that it is one, and which worker processes are in it', () => {
    const [answer, ...others] = asked('IIS_IUSRS') ?? [];
    assert.deepEqual(others, []);
    assert.equal(answer?.account, 'BUILTIN\\IIS_IUSRS');
    assert.match(answer?.note ?? '', /^A group\. IIS adds worker processes/);
    assert.deepEqual(
      answer?.matches.map(({ pool, purpose }) => [pool, /depending/.test(purpose)]),
      [
        ['Shop', false],
        ['Old', false],
        ['Net', false],
        ['Hand', true],
      ],
    );
    // R6: the SID of the pool is there whatever its account.
    assert.deepEqual(
      asked('IIS APPPOOL\\Old')?.[0]?.matches.map(({ pool }) => pool),
      ['Old'],
    );
  });

  it('knows that no pool has its account under IIS Express', () => {
    const express = workspaceOf(FILES, { host: 'iisexpress' });
    const { result } = settle(express, snapshot => who(snapshot, 'IIS APPPOOL\\Shop'));
    assert.deepEqual(result?.[0]?.matches, []);
  });

  it('leaves out of a folder who connects to another one, or to other machines', () => {
    assert.deepEqual(
      shown("Access to the path 'C:\\sites\\shop\\old\\x' is denied.")?.map(([name]) => name),
      ['CONTOSO\\files', 'CONTOSO\\svc-old', 'NT AUTHORITY\\IUSR'],
    );
    assert.deepEqual(
      shown("Access to the path 'C:\\sites\\shop\\x' is denied.")?.map(([name]) => name),
      ['IIS APPPOOL\\Shop', 'NT AUTHORITY\\IUSR'],
    );
  });

  it('matches an old SID against the names of pools that are given', () => {
    const sid = poolSid('Gone');
    assert.deepEqual(asked(sid), [{ account: sid, sid, matches: [] }]);
    assert.equal(asked(sid, ['Gone'])?.[0]?.account, 'IIS APPPOOL\\Gone');
  });

  it('says that a text names nobody, whatever the text', () => {
    assert.equal(asked('nothing works any more'), undefined);
    assert.equal(asked(''), undefined);
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), text => {
        const answers = asked(text);
        assert.ok(answers === undefined || answers.every(({ matches }) => Array.isArray(matches)));
      }),
    );
  });

  it('never shows a password', () => {
    for (const name of ['CONTOSO\\files', 'CONTOSO\\svc-old', 'reports'])
      assert.doesNotMatch(JSON.stringify(asked(name)), /Geheim/);
  });

  it('finds every account again that explain names', () => {
    const { result: answers, snapshot } = settle(workspaceOf(FILES), current =>
      ['/', '/old', '/net'].flatMap(path => explain(current, { site: 'Shop', path }).map(answer => ({ path, answer }))),
    );
    let count = 0;
    for (const { path, answer } of answers) {
      const names = [
        answer.processIdentity,
        answer.anonymousIdentity,
        answer.requestIdentity,
        answer.fileAccessIdentity,
      ];
      for (const name of names) {
        if (name === null || /^(unknown|<)/.test(name)) continue;
        count++;
        const found = settle(snapshot, current => who(current, name)).result;
        assert.ok(
          found?.some(({ matches }) => matches.some(({ application }) => application === path)),
          `${name} at ${path}`,
        );
      }
    }
    assert.ok(count > 15);
  });
});

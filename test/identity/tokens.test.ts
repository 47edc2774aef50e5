import assert from 'node:assert/strict';
import type { HandlerKind } from '../../server/src/core/analysis';
import { acePrincipals } from '../../server/src/core/answer/ace-principals';
import { resolve } from '../../server/src/core/answer/resolve';
import { canonicalAccount } from '../../server/src/core/features/explain/canonical';
import type { ClientAuth } from '../../server/src/core/identity/base/query';
import { Trail } from '../../server/src/core/identity/base/step';
import { workerProcess } from '../../server/src/core/identity/process/pool';
import { networkToken } from '../../server/src/core/identity/token/network-token';
import { tokenOf } from '../../server/src/core/identity/token/token-of';
import { ANONYMOUS_LOGON, MACHINE_ACCOUNT, unknown } from '../../server/src/core/windows/account';
import type { Token } from '../../server/src/core/windows/token';
import { settle, workspaceOf } from '../support/memory';

interface Asked {
  /** Attributes of the pool's `processModel`. */
  readonly process?: string;
  /** Sections of `system.webServer`. */
  readonly server?: string;
  /** Attributes of the virtual directory. */
  readonly directory?: string;
  readonly kind?: HandlerKind;
  readonly auth?: ClientAuth;
  readonly host?: 'iisexpress';
  readonly machineName?: string;
  readonly domainJoined?: boolean;
}

/** The tokens of the account that does the work, on the server and on a file server. */
function tokens({ process = '', server = '', directory = '', kind = 'aspnet', auth = 'none', ...facts }: Asked) {
  const text = `<configuration><system.applicationHost>
<applicationPools><add name="P"><processModel ${process} /></add></applicationPools>
<sites><site name="Shop" id="1"><application path="/" applicationPool="P">
<virtualDirectory path="/" physicalPath="C:\\s" ${directory} /></application></site></sites></system.applicationHost>
<system.webServer>${server}</system.webServer></configuration>`;
  return settle(workspaceOf({ 'applicationHost.config': text }, { domainJoined: true, ...facts }), snapshot => {
    const [file] = snapshot.hosts();
    assert.ok(file);
    const place = snapshot.place(file, 'Shop', '/');
    const account = resolve(place, { handlerKind: kind, client: { auth } }).fileAccessIdentity;
    const token = tokenOf(account, workerProcess(place, new Trail()), place.facts);
    return { token, network: networkToken(account, place.facts) };
  }).result;
}

/** A token as text: the user, groups with a common reason on a line, and why there may be more. */
function textOf(token: Token | undefined): string {
  if (!token) return 'nobody';
  const { user, groups, others } = token;
  const lines = [
    'account' in user ? `user ${canonicalAccount(user.account)} (${user.dependsOn})` : `user ${user.name}`,
  ];
  const rows = new Map<string, string[]>();
  for (const { name, rule, denyOnly, dependsOn } of groups) {
    const key = [rule, denyOnly && 'for deny only', dependsOn && `depends on ${dependsOn}`].filter(Boolean).join(', ');
    rows.set(key, [...(rows.get(key) ?? []), name]);
  }
  for (const [key, names] of rows) lines.push(`${key}: ${names.join(', ')}`);
  lines.push(`perhaps more${others.builtin ? '' : ', but not of BUILTIN'}: ${others.dependsOn}`);
  return lines.map(line => line.replace(/(NT AUTHORITY|BUILTIN)\\/g, '')).join('\n');
}

const G = 'Everyone, Users, Authenticated Users, This Organization';

const ON_THE_SERVER: readonly (readonly [title: string, asked: Asked, expected: string])[] = [
  [
    'ApplicationPoolIdentity',
    {},
    `user IIS APPPOOL\\P
R5: IIS_IUSRS
R6: ${G}, LOCAL, S-1-5-82-0, CONSOLE LOGON, SERVICE
perhaps more, but not of BUILTIN: the groups that somebody made on the machine`,
  ],
  [
    'manualGroupMembership leaves IIS_IUSRS to static membership',
    { process: 'manualGroupMembership="true"' },
    `user IIS APPPOOL\\P
R5, depends on static membership of the identity in IIS_IUSRS (not injected): IIS_IUSRS
R6: ${G}, LOCAL, S-1-5-82-0, CONSOLE LOGON, SERVICE
perhaps more, but not of BUILTIN: the groups that somebody made on the machine`,
  ],
  [
    'NetworkService holds the SID of its pool',
    { process: 'identityType="NetworkService"' },
    `user NETWORK SERVICE
R6: IIS APPPOOL\\P, ${G}, LOCAL, CONSOLE LOGON, SERVICE
R5: IIS_IUSRS
perhaps more, but not of BUILTIN: the groups that somebody made on the machine`,
  ],
  [
    'LocalSystem is an administrator; the rest of its token has two forms',
    { process: 'identityType="LocalSystem"' },
    `user SYSTEM
R6: IIS APPPOOL\\P
R5: IIS_IUSRS, Administrators, Authenticated Users, Everyone
R6, depends on the form of the token that LocalSystem has in a worker process: Users, This Organization, LOCAL, CONSOLE LOGON, SERVICE
perhaps more, but not of BUILTIN: the groups that somebody made on the machine`,
  ],
  [
    'SpecificUser of the machine, logged on as a batch job',
    { process: 'identityType="SpecificUser" userName=".\\svc" password="S3cret!"' },
    `user .\\svc
R6: IIS APPPOOL\\P, ${G}, LOCAL, CONSOLE LOGON
R5: IIS_IUSRS
R7: BATCH, Local account, NTLM Authentication
perhaps more: the groups of the account`,
  ],
  [
    'SpecificUser of the domain, logged on as a service',
    {
      process: 'identityType="SpecificUser" userName="CONTOSO\\svc" password="S3cret!" logonType="LogonService"',
      machineName: 'WEB01',
    },
    `user CONTOSO\\svc
R6: IIS APPPOOL\\P, ${G}, LOCAL, CONSOLE LOGON
R5: IIS_IUSRS
R7: SERVICE
perhaps more: the groups of the account`,
  ],
  [
    'SpecificUser of a machine without domain',
    { process: 'identityType="SpecificUser" userName="WEB01\\svc" password="S3cret!"', domainJoined: false },
    `user WEB01\\svc
R6: IIS APPPOOL\\P, ${G}, LOCAL, CONSOLE LOGON
R5: IIS_IUSRS
R7: BATCH, Local account, NTLM Authentication
perhaps more: the groups of the account`,
  ],
  [
    'IUSR: in Users, not in IIS_IUSRS, SERVICE for deny only',
    { kind: 'static' },
    `user IUSR
R12: ${G}, LOCAL, CONSOLE LOGON
R12, for deny only: SERVICE
perhaps more, but not of BUILTIN: the groups that somebody made on the machine`,
  ],
  [
    'a connect-as account is logged on by the logonMethod of its directory; IIS injects nothing',
    { kind: 'static', directory: 'userName="CONTOSO\\content" password="S3cret!" logonMethod="Batch"' },
    `user CONTOSO\\content
R13: ${G}, LOCAL, BATCH
R7, depends on whether CONTOSO\\content is an account of this machine or of the domain: Local account, NTLM Authentication
perhaps more: the groups of the account`,
  ],
  [
    'an anonymous user of its own: ClearText is a logon of the network kind',
    {
      kind: 'static',
      server:
        '<security><authentication><anonymousAuthentication userName="web@contoso.com" password="S3cret!" /></authentication></security>',
    },
    `user web@contoso.com
R13: ${G}, LOCAL, NETWORK
perhaps more: the groups of the account`,
  ],
  [
    'a visitor who logs on',
    {
      kind: 'static',
      auth: 'windows',
      server: '<security><authentication><windowsAuthentication enabled="true" /></authentication></security>',
    },
    `user <authenticated user> (who the visitor is)
R20: ${G}
R20, depends on how the visitor is logged on: NETWORK
perhaps more: the groups of the account`,
  ],
  [
    'IIS Express: the developer, not elevated',
    {
      host: 'iisexpress',
      server: '<security><authentication><anonymousAuthentication userName="" /></authentication></security>',
    },
    `user <interactive user> (who started IIS Express)
R5, depends on whether the interactive user is a static member (not injected): IIS_IUSRS
R10: ${G}, LOCAL, INTERACTIVE
R10, depends on whether the user sits at the console of the machine: CONSOLE LOGON
R10, for deny only, depends on whether the user is an administrator: Administrators
perhaps more: the groups of the account`,
  ],
];

const ON_A_FILE_SERVER: typeof ON_THE_SERVER = [
  [
    'the computer stands for virtual accounts',
    {},
    `user <machine account> (the name of the computer)
R60: ${G}, NETWORK
perhaps more: the groups of the account in the domain and on the file server`,
  ],
  [
    'nobody knows IUSR there',
    { kind: 'static' },
    `user ANONYMOUS LOGON
R60: NETWORK
R60, depends on the policy that lets Everyone include anonymous users, which is off by default: Everyone
perhaps more, but not of BUILTIN: the groups of the account in the domain and on the file server`,
  ],
  [
    'a connect-as account is itself',
    { kind: 'static', directory: 'userName="CONTOSO\\content" password="S3cret!"' },
    `user CONTOSO\\content
R60: ${G}, NETWORK
perhaps more: the groups of the account in the domain and on the file server`,
  ],
];

describe('tokens', () => {
  for (const [title, asked, expected] of ON_THE_SERVER)
    it(title, () => assert.equal(textOf(tokens(asked).token), expected));

  describe('on a file server', () => {
    for (const [title, asked, expected] of ON_A_FILE_SERVER)
      it(title, () => assert.equal(textOf(tokens(asked).network), expected));

    it('where only delegation would bring the visitor there, nothing is sure', () => {
      const server = '<security><authentication><windowsAuthentication enabled="true" /></authentication></security>';
      const { network } = tokens({ kind: 'static', auth: 'windows', server });
      assert.deepEqual(
        network?.groups.filter(group => group.dependsOn === undefined),
        [],
      );
    });
  });

  it('nobody has no token, and an unknown account is in Everyone', () => {
    const facts = { host: 'iis', iisVersion: '10.0', domainJoined: true, machineName: undefined } as const;
    assert.equal(tokenOf({ kind: 'none' }, undefined, facts), undefined);
    assert.equal(textOf(tokenOf(ANONYMOUS_LOGON, undefined, facts)).split('\n')[0], 'user ANONYMOUS LOGON');
    const lines = textOf(tokenOf(unknown('the pool'), undefined, facts)).split('\n');
    assert.deepEqual(lines, [
      'user unknown: depends on the pool (the pool)',
      'R6: Everyone',
      'perhaps more: the groups of the account',
    ]);
  });
});

describe('names to grant rights to', () => {
  const COMMON = ['BUILTIN\\Users', 'NT AUTHORITY\\Authenticated Users', 'Everyone'];
  const cases: readonly (readonly [Asked, readonly string[]])[] = [
    [{}, ['IIS APPPOOL\\P', 'BUILTIN\\IIS_IUSRS', ...COMMON]],
    [{ process: 'manualGroupMembership="true"' }, ['IIS APPPOOL\\P', ...COMMON]],
    [
      { process: 'identityType="NetworkService"' },
      ['NT AUTHORITY\\NETWORK SERVICE', 'IIS APPPOOL\\P', 'BUILTIN\\IIS_IUSRS', ...COMMON],
    ],
    [{ kind: 'static' }, ['NT AUTHORITY\\IUSR', ...COMMON]],
  ];
  for (const [asked, expected] of cases) {
    it(expected.slice(0, -COMMON.length).join(', '), () =>
      assert.deepEqual(acePrincipals(tokens(asked).token), expected),
    );
  }

  it('none of the web server holds on a file server', () => {
    assert.deepEqual(acePrincipals(tokens({}).network), [MACHINE_ACCOUNT, ...COMMON]);
  });
});

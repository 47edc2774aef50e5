import assert from 'node:assert/strict';
import type { ServerFacts } from '../../server/src/core/config/base/server-facts';
import { canonicalAccount } from '../../server/src/core/features/explain/canonical';
import { networkIdentity, remoteLogin } from '../../server/src/core/identity/reach/network';
import { accountNamed, builtIn, type Identity, sameAccount } from '../../server/src/core/windows/account';

const domain: ServerFacts = { host: 'iis', iisVersion: '10.0', domainJoined: true, machineName: 'WEB01' };
const workgroup: ServerFacts = { ...domain, domainJoined: false };
const pool: Identity = { kind: 'virtualAccount', pool: 'P' };
const user = (reach: 'own' | 'none' | 'delegation'): Identity => ({ kind: 'authenticated', account: undefined, reach });

/** R60, row by row: identity, what a domain sees, what a workgroup sees. */
const TABLE: readonly (readonly [Identity, string | RegExp, string | RegExp])[] = [
  [pool, '<machine account>', 'NT AUTHORITY\\ANONYMOUS LOGON'],
  [builtIn('NETWORK SERVICE'), '<machine account>', 'NT AUTHORITY\\ANONYMOUS LOGON'],
  [builtIn('SYSTEM'), '<machine account>', 'NT AUTHORITY\\ANONYMOUS LOGON'],
  [builtIn('LOCAL SERVICE'), 'NT AUTHORITY\\ANONYMOUS LOGON', 'NT AUTHORITY\\ANONYMOUS LOGON'],
  [builtIn('IUSR'), 'NT AUTHORITY\\ANONYMOUS LOGON', 'NT AUTHORITY\\ANONYMOUS LOGON'],
  [accountNamed('CONTOSO\\svc', 'own'), 'CONTOSO\\svc', 'CONTOSO\\svc'],
  [accountNamed('CONTOSO\\gmsa$', 'own'), 'CONTOSO\\gmsa$', 'CONTOSO\\gmsa$'],
  [accountNamed('.\\svc', 'own'), '.\\svc', '.\\svc'],
  [accountNamed('CONTOSO\\web', 'none'), 'NT AUTHORITY\\ANONYMOUS LOGON', 'NT AUTHORITY\\ANONYMOUS LOGON'],
  [user('delegation'), /^unknown: depends on Kerberos delegation/, 'NT AUTHORITY\\ANONYMOUS LOGON'],
  [user('none'), 'NT AUTHORITY\\ANONYMOUS LOGON', 'NT AUTHORITY\\ANONYMOUS LOGON'],
  [user('own'), '<authenticated user>', '<authenticated user>'],
  [{ kind: 'interactive' }, '<interactive user>', '<interactive user>'],
];

describe('network identity', () => {
  for (const [identity, inDomain, inWorkgroup] of TABLE) {
    it(`${canonicalAccount(identity)} (${'reach' in identity ? identity.reach : 'no password of its own'})`, () => {
      check(canonicalAccount(networkIdentity(identity, domain)), inDomain);
      check(canonicalAccount(networkIdentity(identity, workgroup)), inWorkgroup);
    });
  }

  it('nobody and unknown stay what they are', () => {
    assert.equal(canonicalAccount(networkIdentity({ kind: 'none' }, domain)), null);
    assert.equal(canonicalAccount(networkIdentity({ kind: 'unknown', reason: 'x' }, domain)), 'unknown: depends on x');
  });

  it('an account of this machine reaches a remote SQL Server only if it is mirrored there', () => {
    for (const name of ['.\\svc', 'WEB01\\svc', 'web01\\svc'])
      assert.match(
        canonicalAccount(remoteLogin(accountNamed(name, 'own'), domain)) ?? '',
        /^unknown: depends on a mirrored account/,
      );
    assert.equal(canonicalAccount(remoteLogin(accountNamed('CONTOSO\\svc', 'own'), domain)), 'CONTOSO\\svc');
    assert.equal(canonicalAccount(remoteLogin(accountNamed('svc@contoso.com', 'own'), domain)), 'svc@contoso.com');
    assert.match(canonicalAccount(remoteLogin(accountNamed('svc', 'own'), domain)) ?? '', /^unknown/);
  });
});

describe('account names', () => {
  it('built-in accounts and pools are recognised however they are written', () => {
    assert.equal(canonicalAccount(accountNamed('iusr', 'own')), 'NT AUTHORITY\\IUSR');
    assert.equal(
      canonicalAccount(accountNamed('nt authority\\Network Service', 'own')),
      'NT AUTHORITY\\NETWORK SERVICE',
    );
    assert.equal(canonicalAccount(accountNamed('IIS AppPool\\Shop', 'own')), 'IIS APPPOOL\\Shop');
    assert.equal(canonicalAccount(accountNamed('CONTOSO\\IUSR', 'own')), 'CONTOSO\\IUSR');
    assert.equal(canonicalAccount(accountNamed('IUSR_WEB01', 'own')), 'IUSR_WEB01');
  });

  it('names compare without regard to case and spelling', () => {
    assert.ok(sameAccount(pool, { kind: 'virtualAccount', pool: 'p' }));
    assert.ok(sameAccount(builtIn('IUSR'), { kind: 'configured', userName: 'iusr', reach: 'own' }));
    assert.ok(!sameAccount(builtIn('IUSR'), { kind: 'configured', userName: 'BUILTIN\\IIS_IUSRS', reach: 'own' }));
    assert.ok(!sameAccount({ kind: 'unknown', reason: 'x' }, { kind: 'unknown', reason: 'x' }));
    assert.ok(sameAccount(pool, { kind: 'virtualAccount', pool: 'P', worker: true }));
    assert.ok(!sameAccount({ kind: 'none' }, { kind: 'none' }));
  });
});

function check(actual: string | null, expected: string | RegExp): void {
  if (typeof expected === 'string') assert.equal(actual, expected);
  else assert.match(actual ?? '', expected);
}

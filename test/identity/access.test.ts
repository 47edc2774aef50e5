import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Access, deniedTo } from '../../server/src/core/answer/access';
import { canonicalAccount, unnamedAccount } from '../../server/src/core/features/explain/canonical';
import { tokenOf } from '../../server/src/core/identity/token/token-of';
import { builtIn, type Identity, unknown } from '../../server/src/core/windows/account';
import { isSameName, principalNamed } from '../../server/src/core/windows/principal';
import { holds, type Token } from '../../server/src/core/windows/token';

const FACTS = { host: 'iis', iisVersion: '10.0', domainJoined: true, machineName: undefined } as const;

function token(identity: Identity): Token {
  const found = tokenOf(identity, undefined, FACTS);
  assert.ok(found);
  return found;
}

const VISITOR: Identity = { kind: 'authenticated', account: undefined, reach: 'delegation' };
const SERVICE_ACCOUNT: Identity = { kind: 'configured', userName: 'CONTOSO\\svc', reach: 'own', logon: 'batch' };
const POOL: Identity = { kind: 'virtualAccount', pool: 'P', worker: true };
const PEOPLE = [builtIn('IUSR'), builtIn('SYSTEM'), POOL, SERVICE_ACCOUNT, VISITOR, unknown('the pool')];

const NAMES = [
  'Everyone',
  'BUILTIN\\Users',
  'SERVICE',
  'IIS_IUSRS',
  'S-1-5-17',
  'IIS AppPool\\P',
  'CONTOSO\\svc',
  'svc',
  'CONTOSO\\ann',
  'S-1-5-21-1-2-3-1001',
  'Guests',
];

/** Who is kept out for which of several reasons depends on the order of the names; that somebody is does not. */
function kindOf(identity: Identity, names: readonly string[]): Access['kind'] {
  return deniedTo(names).access(token(identity), 'Read', undefined).kind;
}

describe('access by names', () => {
  it('neither the order nor the case of the names matters', () => {
    const question = fc.record({
      identity: fc.constantFrom(...PEOPLE),
      names: fc.subarray(NAMES),
      order: fc.infiniteStream(fc.nat()),
      upper: fc.boolean(),
    });
    fc.assert(
      fc.property(question, ({ identity, names, order, upper }) => {
        const shuffled = names
          .map(name => ({ name: upper ? name.toUpperCase() : name.toLowerCase(), at: order.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ name }) => ` ${name} `);
        assert.equal(kindOf(identity, shuffled), kindOf(identity, names));
      }),
      { numRuns: 500 },
    );
  });

  it('more names keep no fewer out', () => {
    const weight = { granted: 0, unknown: 1, denied: 2 };
    fc.assert(
      fc.property(fc.constantFrom(...PEOPLE), fc.subarray(NAMES), fc.subarray(NAMES), (identity, names, others) => {
        assert.ok(weight[kindOf(identity, [...names, ...others])] >= weight[kindOf(identity, names)]);
      }),
    );
  });

  it('nobody is kept out of a list without names', () => {
    for (const identity of PEOPLE) assert.deepEqual(kindOf(identity, []), 'granted');
  });

  it('says what a grant rests on: that a name of the domain is no group', () => {
    const access = deniedTo(['CONTOSO\\Web']).access(token(SERVICE_ACCOUNT), 'Read', undefined);
    assert.deepEqual(access, {
      kind: 'granted',
      assumed: 'Assumes that CONTOSO\\Web is an account, and no group with CONTOSO\\svc in it.',
    });
    assert.deepEqual(deniedTo(['Guests']).access(token(POOL), 'Read', undefined), { kind: 'granted' });
  });
});

describe('what a token holds', () => {
  const cases: readonly (readonly [Identity, string, boolean | string])[] = [
    [POOL, 'IIS APPPOOL\\p', true],
    [POOL, 'IIS APPPOOL\\other', false],
    [POOL, 'CONTOSO\\Web', 'the groups that somebody made on the machine'],
    [POOL, 'S-1-5-21-1-2-3-1001', 'the groups that somebody made on the machine'],
    [POOL, 'Administrators', false],
    [builtIn('IUSR'), 'iusr', true],
    [builtIn('IUSR'), 'IIS_IUSRS', false],
    [SERVICE_ACCOUNT, 'contoso\\SVC', true],
    [SERVICE_ACCOUNT, 'svc@contoso.com', 'whether CONTOSO\\svc and svc@contoso.com are one account'],
    [SERVICE_ACCOUNT, 'FABRIKAM\\svc', 'the groups of the account'],
    [SERVICE_ACCOUNT, 'CONTOSO\\Web', 'the groups of the account'],
    [SERVICE_ACCOUNT, 'S-1-5-21-1-2-3-1001', 'the SID of CONTOSO\\svc'],
    [SERVICE_ACCOUNT, 'Administrators', 'the groups of the account'],
    [SERVICE_ACCOUNT, 'IIS_IUSRS', false],
    [SERVICE_ACCOUNT, 'IUSR', false],
    [SERVICE_ACCOUNT, 'BATCH', true],
    [SERVICE_ACCOUNT, 'SERVICE', false],
    [VISITOR, '<Authenticated User>', true],
    [VISITOR, 'CONTOSO\\ann', 'who the visitor is'],
    [VISITOR, 'NT AUTHORITY\\SYSTEM', false],
    [VISITOR, 'Everyone', true],
    [unknown('the pool'), 'IUSR', 'the pool'],
    [unknown('the pool'), 'Everyone', true],
  ];
  for (const [identity, name, expected] of cases) {
    it(`${canonicalAccount(identity)}: ${name}`, () => {
      const answer = typeof expected === 'string' ? { dependsOn: expected } : expected;
      const unnamed = unnamedAccount(name);
      assert.deepEqual(holds(token(identity), unnamed ? { account: unnamed } : principalNamed(name), 'deny'), answer);
    });
  }

  it('a group for deny only is nobody to an entry that allows', () => {
    const service = principalNamed('SERVICE');
    assert.equal(holds(token(builtIn('IUSR')), service, 'deny'), true);
    assert.equal(holds(token(builtIn('IUSR')), service, 'allow'), false);
    assert.equal(holds(token(POOL), service, 'allow'), true);
  });

  it('names without a domain may be the account of one', () => {
    assert.equal(isSameName('CONTOSO\\svc', 'contoso\\SVC'), true);
    assert.equal(isSameName('CONTOSO\\svc', 'FABRIKAM\\svc'), false);
    assert.equal(isSameName('CONTOSO\\svc', 'CONTOSO\\other'), false);
    for (const name of ['svc', '.\\svc', 'svc@contoso.com']) assert.equal(isSameName('CONTOSO\\svc', name), undefined);
  });
});

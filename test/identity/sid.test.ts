import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { builtIn } from '../../server/src/core/windows/account';
import { sidOf } from '../../server/src/core/windows/account-sid';
import { principalNamed, principalOf } from '../../server/src/core/windows/principal';
import { sha1 } from '../../server/src/core/windows/sha1';
import { parseSid } from '../../server/src/core/windows/sid';
import { poolSid, serviceSid } from '../../server/src/core/windows/virtual-account';
import { WELL_KNOWN } from '../../server/src/core/windows/well-known-sids';

describe('SIDs', () => {
  it('SHA-1 is that of the platform, for every length', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), bytes => {
        const hex = sha1(bytes)
          .map(word => word.toString(16).padStart(8, '0'))
          .join('');
        assert.equal(hex, createHash('sha1').update(bytes).digest('hex'));
      }),
    );
  });

  it('pool SIDs have the published values', () => {
    assert.equal(poolSid('DefaultAppPool'), 'S-1-5-82-3006700770-424185619-1745488364-794895919-4004696415');
    assert.equal(poolSid('dev'), 'S-1-5-82-781516728-2844361489-696272565-2378874797-2530480757');
    assert.equal(poolSid('.NET v4.5'), 'S-1-5-82-271721585-897601226-2024613209-625570482-296978595');
  });

  it('the SIDs of services have the published value', () => {
    const installer = 'S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464';
    assert.equal(serviceSid('TrustedInstaller'), installer);
    assert.equal(principalNamed('nt service\\trustedinstaller').sid, installer);
  });

  it('a text is read as Windows reads it', () => {
    for (const [text, sid] of [
      ['S-1-5-32-545', 'S-1-5-32-545'],
      [' s-1-5-032-0545 ', 'S-1-5-32-545'],
      ['S-0x1-0x5-0x20-0x221', 'S-1-5-32-545'],
      ['S-1-15-3-4294967295', 'S-1-15-3-4294967295'],
      ['S-1-0x100000000-1', 'S-1-0x000100000000-1'],
      ['S-1-5-32-4294967296', undefined],
      ['S-1-0x1000000000000-1', undefined],
      ['S-1-5', undefined],
      ['S-2-5-32', undefined],
      ['S-1-5--32', undefined],
      ['S-1-5-32-', undefined],
      ['S-1-5-3 2', undefined],
      [`S-1-5${'-1'.repeat(16)}`, undefined],
      ['BUILTIN\\Users', undefined],
      ['', undefined],
    ] as const)
      assert.equal(parseSid(text), sid, text);
  });

  it('the canonical text of a SID is that SID', () => {
    const part = fc.integer({ min: 0, max: 2 ** 32 - 1 });
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.array(part, { minLength: 1, maxLength: 15 }), (authority, parts) => {
        const sid = parseSid(`S-1-${authority % 2 ** 48}-${parts.join('-')}`);
        assert.ok(sid);
        assert.equal(parseSid(sid), sid);
        assert.equal(parseSid(sid.toLowerCase()), sid);
      }),
    );
  });

  it('every well-known name, with its domain and without, means its own SID', () => {
    for (const [sid, { name }] of Object.entries(WELL_KNOWN)) {
      assert.equal(parseSid(sid), sid);
      for (const text of [name, name.toUpperCase(), ` ${name.replace(/^.*\\/, '')} `, sid])
        assert.deepEqual(principalNamed(text), { name, sid }, text);
    }
  });

  it('names of other domains are nobody that Windows knows by itself', () => {
    for (const name of ['CONTOSO\\Users', 'CONTOSO\\IUSR', 'IIS APPPOOL\\', 'Shop', 'SYSTEM@contoso.com'])
      assert.deepEqual(principalNamed(name), { name, sid: undefined });
    assert.equal(principalNamed('LocalSystem').sid, 'S-1-5-18');
    assert.equal(principalNamed('NT AUTHORITY\\NetworkService').sid, 'S-1-5-20');
    assert.deepEqual(principalOf('S-1-5-21-1-2-3-513'), { name: 'S-1-5-21-1-2-3-513', sid: 'S-1-5-21-1-2-3-513' });
  });

  it('the case of a pool name does not matter, outside ASCII either', () => {
    assert.equal(poolSid('DEFAULTAPPPOOL'), poolSid('defaultapppool'));
    assert.equal(poolSid('BÜRO ΣΑΣ'), poolSid('büro σασ'));
    assert.notEqual(poolSid('a'), poolSid('b'));
  });

  it('built-in accounts have their well-known SIDs, configured ones none', () => {
    assert.equal(sidOf(builtIn('SYSTEM')), 'S-1-5-18');
    assert.equal(sidOf(builtIn('LOCAL SERVICE')), 'S-1-5-19');
    assert.equal(sidOf(builtIn('NETWORK SERVICE')), 'S-1-5-20');
    assert.equal(sidOf(builtIn('IUSR')), 'S-1-5-17');
    assert.equal(sidOf(builtIn('ANONYMOUS LOGON')), 'S-1-5-7');
    assert.equal(sidOf({ kind: 'configured', userName: 'CONTOSO\\a', reach: 'own' }), null);
  });
});

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { builtIn } from '../../server/src/core/windows/account';
import { poolSid, sha1, sidOf } from '../../server/src/core/windows/sid';

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
    assert.equal(poolSid('.NET v4.5'), 'S-1-5-82-271721585-897601226-2024613209-625570482-296978595');
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

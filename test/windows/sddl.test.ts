import assert from 'node:assert/strict';
import { parseSddl, sddlText, withDomain } from '../../server/src/core/windows/sddl';
import { acesOf, type SecurityDescriptor } from '../../server/src/core/windows/security-descriptor';

function descriptor(text: string): SecurityDescriptor {
  const parsed = parseSddl(text);
  if (parsed.kind === 'problem') assert.fail(`${text}: ${parsed.reason}`);
  return parsed.descriptor;
}

function mask(rights: string): number | undefined {
  return acesOf(descriptor(`D:(A;;${rights};;;WD)`))[0]?.mask;
}

describe('SDDL', () => {
  it('an alias of the owner is followed at once by the next tag', () => {
    const { owner, group } = descriptor('O:BAG:SYD:P(A;;FA;;;WD)');
    assert.equal(owner?.sid, 'S-1-5-32-544');
    assert.equal(group?.sid, 'S-1-5-18');
  });

  it('a SID as owner ends before the D of the list, which is a hexadecimal digit as well', () => {
    assert.equal(descriptor('O:S-1-5-18D:(A;;FA;;;WD)').owner?.sid, 'S-1-5-18');
    assert.equal(descriptor('O:S-0x1-5-0x12D:').owner?.sid, 'S-1-5-18');
  });

  it('no list, an empty one and none at all are three things', () => {
    assert.equal(descriptor('O:BAG:BA').dacl.kind, 'unread');
    assert.deepEqual(descriptor('D:PAI').dacl, { kind: 'list', aces: [] });
    assert.equal(descriptor('D:NO_ACCESS_CONTROL').dacl.kind, 'null');
    assert.equal(descriptor('D:PAINO_ACCESS_CONTROL').dacl.kind, 'null');
  });

  it('letters mean other things in other fields', () => {
    const [ace] = acesOf(descriptor('D:(A;;WDRC;;;WD)'));
    assert.equal(ace?.mask, 0x60000);
    assert.equal(ace?.principal.sid, 'S-1-1-0');
    assert.equal(acesOf(descriptor('D:(A;;FA;;;RC)'))[0]?.principal.sid, 'S-1-5-12');
  });

  it('rights are numbers of any base or pairs of letters', () => {
    assert.equal(mask('CCSWWPLORC'), 0x200a9);
    assert.equal(mask('0x1301bf'), 0x1301bf);
    assert.equal(mask('10'), 10);
    assert.equal(mask('010'), 8);
    assert.equal(mask('-1'), 0xffffffff);
    assert.equal(mask('0xfffffffff'), 0xffffffff);
    assert.equal(mask('GA'), 0x10000000);
    assert.equal(mask('GR'), 0x80000000);
  });

  it('parentheses and semicolons nest in a condition', () => {
    const [ace, next] = acesOf(descriptor('D:(XA;;FR;;;WD;((@User.a == "x;)") && (Member_of {SID(BA)})))(A;;FA;;;SY)'));
    assert.equal(ace?.condition, '((@User.a == "x;)") && (Member_of {SID(BA)}))');
    assert.equal(next?.principal.sid, 'S-1-5-18');
  });

  it('an alias that nobody knows keeps its entry', () => {
    const [ace] = acesOf(descriptor('D:(A;;FA;;;QQ)'));
    assert.deepEqual(ace?.principal, { name: 'QQ', sid: undefined });
  });

  it('aliases of a domain wait for the domain', () => {
    const [ace] = acesOf(descriptor('D:(A;;FA;;;DA)'));
    assert.ok(ace);
    assert.equal(ace.principal.sid, undefined);
    const known = { domain: 'S-1-5-21-1-2-3', machine: undefined };
    assert.equal(withDomain(ace.principal, known).sid, 'S-1-5-21-1-2-3-512');
  });

  it('object entries and those of auditing do nothing in a check', () => {
    const effects = (text: string) => acesOf(descriptor(text)).map(ace => ace.effect);
    assert.deepEqual(
      effects('D:(OA;;FA;;;WD)(OA;;FA;00000000-0000-0000-0000-000000000001;;WD)(OD;;FA;;;WD)(ZZ;;FA;;;WD)'),
      ['allow', 'none', 'deny', 'none'],
    );
  });

  it('damage is told with its place', () => {
    for (const text of ['D:(A;;FA;;;WD', 'X:BA', 'D:(A;;QQ;;;WD)', 'D:(A;;FA)', 'D:D:', 'O:', 'D:(A;XX;FA;;;WD)'])
      assert.equal(parseSddl(text).kind, 'problem', text);
  });

  it('what is written is read again as the same', () => {
    for (const text of [
      'O:BAG:SYD:PAI(A;OICI;FA;;;BA)(D;OICIIO;0x10116;;;WD)(XA;;FR;;;WD;(Member_of {SID(BA)}))S:AI(ML;;NW;;;HI)',
      'D:NO_ACCESS_CONTROL',
      'D:PAI',
      'O:BA',
    ]) {
      const read = descriptor(text);
      assert.deepEqual(descriptor(sddlText(read)), read, text);
    }
  });
});

import assert from 'node:assert/strict';
import { type CheckedObject, checkAccess, type Subject } from '../../server/src/core/windows/access-check';
import { parseRight, rightNames, rightWords } from '../../server/src/core/windows/access-rights';
import { inheritedAces } from '../../server/src/core/windows/ace-inheritance';
import { type IntegrityRange, MEDIUM_OR_HIGH } from '../../server/src/core/windows/integrity-label';
import { principalOf } from '../../server/src/core/windows/principal';
import { aceText, parseSddl } from '../../server/src/core/windows/sddl';
import type { SecurityDescriptor } from '../../server/src/core/windows/security-descriptor';

const USER = 'S-1-5-21-1-2-3-1001';

function descriptor(text: string): SecurityDescriptor {
  const parsed = parseSddl(text);
  if (parsed.kind === 'problem') assert.fail(`${text}: ${parsed.reason}`);
  return parsed.descriptor;
}

/** A subject of SIDs; those in `maybe` depend on something. */
function subject(
  sids: readonly string[],
  more: {
    readonly denyOnly?: readonly string[];
    readonly maybe?: readonly string[];
    readonly privileges?: readonly string[];
    readonly integrity?: IntegrityRange;
  } = {},
): Subject {
  return {
    privileges: more.privileges ?? [],
    integrity: more.integrity ?? MEDIUM_OR_HIGH,
    holds: ({ sid = '' }, entry) => {
      if (sids.includes(sid)) return true;
      if (more.denyOnly?.includes(sid)) return entry === 'deny';
      return more.maybe?.includes(sid) ? { dependsOn: 'a group' } : false;
    },
  };
}

function check(text: string, who: Subject, want: number, more: Partial<CheckedObject> = {}): string {
  const result = checkAccess({ descriptor: descriptor(text), type: 'file', ...more }, who, want);
  return result.verdict === 'unknown' ? 'unknown' : `${result.verdict} ${result.decidedBy.kind}`;
}

const worker = subject([USER, 'S-1-1-0', 'S-1-5-32-545', 'S-1-5-6']);

describe('access checks', () => {
  it('go through the list as it is stored', () => {
    assert.equal(check('D:(A;;FR;;;BU)(D;;FR;;;WD)', worker, 0x120089), 'granted ace');
    assert.equal(check('D:(D;;FR;;;WD)(A;;FR;;;BU)', worker, 0x120089), 'denied deny-ace');
  });

  it('a deny counts for what is still open alone', () => {
    assert.equal(check('D:(A;;0x1;;;WD)(D;;0x1;;;WD)(A;;0x2;;;WD)', worker, 0x3), 'granted ace');
  });

  it('groups for deny only deny', () => {
    const iusr = subject(['S-1-5-17', 'S-1-1-0'], { denyOnly: ['S-1-5-6'] });
    assert.equal(check('D:(A;;FR;;;SU)', iusr, 0x1), 'denied no-ace');
    assert.equal(check('D:(D;;FR;;;SU)(A;;FR;;;WD)', iusr, 0x1), 'denied deny-ace');
  });

  it('the owner reads and changes the list before any deny, and nothing else', () => {
    assert.equal(check(`O:${USER}D:(D;;FA;;;WD)`, worker, 0x60000), 'granted owner');
    assert.equal(check(`O:${USER}D:(D;;FA;;;WD)`, worker, 0x1), 'denied deny-ace');
    assert.equal(check(`O:${USER}D:(A;;RC;;;OW)`, worker, 0x40000), 'denied no-ace');
    assert.equal(check(`O:${USER}D:(A;;FR;;;OW)`, worker, 0x1), 'granted ace');
    assert.equal(check(`O:${USER}D:(A;OICIIO;RC;;;OW)`, worker, 0x40000), 'granted owner');
  });

  it('CREATOR OWNER in an effective entry is nobody', () => {
    assert.equal(check(`O:${USER}D:(A;;FA;;;CO)`, worker, 0x1), 'denied no-ace');
  });

  it('a label above the token keeps out what it says, before the list is read', () => {
    const high = subject(['S-1-1-0'], { integrity: { least: 12288, most: 12288 } });
    const medium = subject(['S-1-1-0'], { integrity: { least: 8192, most: 8192 } });
    const labelled = (rights: string, level: string) => `D:(A;;FA;;;WD)S:(ML;;${rights};;;${level})`;
    const [read, write] = [0x120089, 0x100116];
    assert.equal(check(labelled('NW', 'SI'), high, write), 'denied label');
    assert.equal(check(labelled('NW', 'SI'), high, 0x10000), 'denied label', 'deletion is no generic right');
    assert.equal(check(labelled('NW', 'SI'), high, read), 'granted ace');
    assert.equal(check(labelled('NR', 'SI'), high, read), 'denied label');
    assert.equal(check(labelled('NX', 'SI'), high, 0x20), 'denied label');
    assert.equal(check(labelled('NW', 'HI'), high, write), 'granted ace');
    assert.equal(check(labelled('NW', 'HI'), medium, write), 'denied label');
    assert.equal(check(labelled('NW', 'HI'), worker, write), 'unknown', 'Medium or High');
    assert.equal(check('D:(A;;FR;;;WD)S:(ML;;NW;;;HI)', worker, write), 'denied no-ace', 'the list refuses it anyway');
    assert.equal(check('D:NO_ACCESS_CONTROLS:(ML;;NW;;;HI)', medium, write), 'denied label');
    assert.equal(check('D:(A;;FA;;;WD)S:(ML;OICIIO;NW;;;SI)', high, write), 'granted ace', 'for what is below');
  });

  it('privileges give what they give and no more', () => {
    const taker = subject([USER], {
      privileges: ['SeTakeOwnershipPrivilege', 'SeBackupPrivilege', 'SeRestorePrivilege'],
    });
    assert.equal(check('D:', taker, 0x80000), 'granted privilege');
    assert.equal(check('D:', taker, 0x1), 'denied no-ace');
  });

  it('what is asked for is mapped as well', () => {
    assert.equal(check('D:(A;;FR;;;WD)', worker, 0x80000000), 'granted ace');
    assert.equal(check('D:(A;;KR;;;WD)', worker, 0x80000000, { type: 'key' }), 'granted ace');
    assert.equal(check('D:(A;;KR;;;WD)', worker, 0x80000000), 'denied no-ace');
  });

  it('the folder gives attributes and deletes', () => {
    const parent = descriptor('D:(A;;0x41;;;WD)');
    assert.equal(check('D:(D;;FA;;;WD)', worker, 0x10080, { parent }), 'granted parent');
    assert.equal(check('D:(A;;0x1;;;WD)', worker, 0x10001, { parent }), 'granted ace');
    assert.equal(check('D:', worker, 0x10001, { parent }), 'denied no-ace');
  });

  it('read-only files are neither written nor deleted, and folders do not care', () => {
    assert.equal(check('D:(A;;FA;;;WD)', worker, 0x2, { readOnly: true }), 'denied read-only');
    assert.equal(check('D:(A;;FA;;;WD)', worker, 0x120089, { readOnly: true }), 'granted ace');
    assert.equal(check('D:(A;;FA;;;WD)', worker, 0x2, { readOnly: true, type: 'directory' }), 'granted ace');
  });

  it('what is not known matters where it decides', () => {
    const group = 'S-1-5-21-1-2-3-2000';
    const open = subject([USER, 'S-1-1-0'], { maybe: [group] });
    assert.equal(check(`D:(A;;FR;;;${group})`, open, 0x1), 'unknown');
    assert.equal(check(`D:(A;;FR;;;${group})(A;;FR;;;WD)`, open, 0x1), 'granted ace');
    assert.equal(check(`D:(D;;FR;;;${group})(A;;FR;;;WD)`, open, 0x1), 'unknown');
    assert.equal(check(`D:(A;;FR;;;${group})`, open, 0x2), 'denied no-ace');
  });

  it('conditions are read as far as they speak of groups', () => {
    const admin = subject(['S-1-5-32-544', 'S-1-1-0']);
    assert.equal(check('D:(XA;;FR;;;WD;(Member_of {SID(BA)}))', admin, 0x1), 'granted ace');
    assert.equal(check('D:(XA;;FR;;;WD;(Member_of {SID(BA)}))', worker, 0x1), 'denied no-ace');
    assert.equal(check('D:(XA;;FR;;;WD;(Not_Member_of {SID(BA)}))', worker, 0x1), 'granted ace');
    assert.equal(check('D:(XA;;FR;;;WD;(Member_of_Any {SID(BA), SID(BU)}))', worker, 0x1), 'granted ace');
    assert.equal(check('D:(XA;;FR;;;WD;(Member_of {SID(BA), SID(BU)}))', worker, 0x1), 'denied no-ace');
    assert.equal(check('D:(XA;;FR;;;WD;(@User.level > 3))', worker, 0x1), 'unknown');
    assert.equal(check('D:(XA;;FR;;;WD;(@User.level > 3 && Member_of {SID(BA)}))', worker, 0x1), 'denied no-ace');
    assert.equal(check('D:(XA;;FR;;;WD;(@User.level > 3 || Member_of {SID(BU)}))', worker, 0x1), 'granted ace');
    assert.equal(check('D:(XD;;FR;;;WD;(@User.level > 3))(A;;FR;;;WD)', worker, 0x1), 'unknown');
    assert.equal(check('D:(XA;;FR;;;SY;(@User.level > 3))', worker, 0x1), 'denied no-ace');
  });
});

describe('inherited access lists', () => {
  const creator = { user: principalOf(USER), group: principalOf('S-1-5-32-545') };
  const inherited = (text: string, child: 'file' | 'directory') =>
    inheritedAces(descriptor(text), child, creator).map(aceText);

  for (const [flags, file, folder] of [
    ['', undefined, undefined],
    ['OI', 'ID', 'OIIOID'],
    ['CI', undefined, 'CIID'],
    ['OICI', 'ID', 'OICIID'],
    ['OINP', 'ID', undefined],
    ['CINP', undefined, 'ID'],
    ['OICINP', 'ID', 'ID'],
    ['OIIO', 'ID', 'OIIOID'],
    ['CIIO', undefined, 'CIID'],
    ['OICIIO', 'ID', 'OICIID'],
    ['OICINPIO', 'ID', 'ID'],
  ] as const)
    it(`flags ${flags || 'none'}`, () => {
      const of = (child: 'file' | 'directory') =>
        inherited(`D:(A;${flags};0x1;;;BU)(A;OICI;0x4;;;SY)`, child).filter(ace => ace.includes(';0x1;'));
      assert.deepEqual(of('file'), file === undefined ? [] : [`(A;${file};0x1;;;S-1-5-32-545)`]);
      assert.deepEqual(of('directory'), folder === undefined ? [] : [`(A;${folder};0x1;;;S-1-5-32-545)`]);
    });

  it('CREATOR OWNER becomes the creator, and stays for those further below', () => {
    assert.deepEqual(inherited('D:(A;OICIIO;GA;;;CO)', 'file'), [`(A;ID;0x1f01ff;;;${USER})`]);
    assert.deepEqual(inherited('D:(A;OICIIO;GA;;;CO)', 'directory'), [
      `(A;ID;0x1f01ff;;;${USER})`,
      '(A;OICIIOID;0x10000000;;;S-1-3-0)',
    ]);
    assert.deepEqual(inherited('D:(A;CINP;GR;;;CG)', 'directory'), ['(A;ID;0x120089;;;S-1-5-32-545)']);
  });

  it('nothing to hand down: the creator and SYSTEM', () => {
    assert.deepEqual(inherited('D:(A;;FA;;;WD)', 'file'), [`(A;;0x1f01ff;;;${USER})`, '(A;;0x1f01ff;;;S-1-5-18)']);
  });
});

describe('rights', () => {
  it('are read as icacls writes them', () => {
    assert.equal(parseRight('M', 'file'), 0x1301bf);
    assert.equal(parseRight('(M,DC)', 'file'), 0x1301ff);
    assert.equal(parseRight('rx,w', 'file'), 0x1201bf);
    assert.equal(parseRight('0x2', 'file'), 2);
    assert.equal(parseRight('R', 'key'), 0x20019);
    assert.equal(parseRight('Z', 'file'), undefined);
  });

  it('have names', () => {
    assert.equal(rightWords(0x1301bf, 'directory'), 'Modify');
    assert.deepEqual(rightNames(0x10002, 'directory'), ['add files', 'delete']);
    assert.deepEqual(rightNames(0x6, 'key'), ['set values', 'create subkeys']);
  });
});

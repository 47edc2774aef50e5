import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import fc from 'fast-check';
import { checkAccess } from '../../server/src/core/windows/access-check';
import { OF_SERVICES } from '../../server/src/core/windows/integrity-label';
import { parseSddl } from '../../server/src/core/windows/sddl';

/** Python with Samba (Debian: python3-samba); its tokens know no groups for deny only. */
const PYTHON = process.env.WHOIIS_SAMBA_PYTHON ?? 'python3';
const RUNS = Number(process.env.WHOIIS_DESCRIPTORS ?? 5000);

const USER = 'S-1-5-21-1-2-3-1001';
const GROUPS = ['S-1-1-0', 'S-1-5-32-545', 'S-1-5-32-568', 'S-1-5-6'] as const;
const TRUSTEES = [USER, ...GROUPS, 'S-1-3-4', 'S-1-3-0', 'S-1-5-32-544'] as const;
const BITS = [0x1, 0x2, 0x4, 0x20, 0x40, 0x80, 0x10000, 0x20000, 0x40000, 0x80000, 0x100000] as const;

const mask = fc.subarray([...BITS], { minLength: 1 }).map(bits => bits.reduce((a, b) => a | b, 0));
const ace = fc
  .record({
    type: fc.constantFrom('A', 'D'),
    flags: fc.constantFrom('', 'OICI', 'OICIIO', 'ID', 'CIIOID'),
    mask,
    sid: fc.constantFrom(...TRUSTEES),
  })
  .map(({ type, flags, mask: bits, sid }) => `(${type};${flags};0x${bits.toString(16)};;;${sid})`);
const question = fc.record({
  sddl: fc
    .record({ owner: fc.constantFrom(USER, 'S-1-5-32-545', 'S-1-5-32-544'), aces: fc.array(ace, { maxLength: 7 }) })
    .map(({ owner, aces }) => `O:${owner}G:S-1-5-32-544D:${aces.join('')}`),
  sids: fc.subarray([...GROUPS]).map(groups => [USER, ...groups]),
  mask,
});

describe('access checks of Samba', function () {
  this.timeout(600_000);

  it('have the same verdict for random descriptors', function () {
    if (spawnSync(PYTHON, ['-c', 'import samba.security']).status !== 0) {
      console.log(`(${PYTHON} has no Samba: its verdicts are not compared)`);
      this.skip();
    }
    const questions = fc.sample(question, RUNS);
    const { stdout, stderr } = spawnSync(PYTHON, [path.join(import.meta.dirname, 'samba-check.py')], {
      input: JSON.stringify(questions),
      encoding: 'utf8',
      maxBuffer: 1e9,
    });
    assert.equal(stderr, '');
    const verdicts = JSON.parse(stdout) as readonly string[];
    assert.equal(verdicts.length, questions.length);
    assert.equal(new Set(verdicts).size, 2, 'both verdicts occur');
    for (const [at, { sddl, sids, mask: wanted }] of questions.entries()) {
      const parsed = parseSddl(sddl);
      if (parsed.kind === 'problem') assert.fail(`${sddl}: ${parsed.reason}`);
      const subject = {
        privileges: [],
        integrity: OF_SERVICES,
        holds: ({ sid }: { readonly sid: string | undefined }) => sid !== undefined && sids.includes(sid),
      };
      const { verdict } = checkAccess({ descriptor: parsed.descriptor, type: 'file' }, subject, wanted);
      assert.equal(verdict, verdicts[at], `${sddl} ${sids.join(' ')} 0x${wanted.toString(16)}`);
    }
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AccessAsk, AccessReport } from '../../server/src/core/analysis';
import { afterCommands, type Listed } from './icacls-model';
import { ask, MACHINE, SHOP } from './support';

const ROOT = 'D:\\sites\\shop';
const SUB = `${ROOT}\\sub`;
const IUSR = 'S-1-5-17';
const SIDS = { 'IIS AppPool\\Shop': SHOP, IUSR };
const PERSON = `${MACHINE}-1005`;

/** Who has a right; deny entries, and what no command may bring. */
const ENTRY = fc.constantFrom(
  '(A;OICI;FA;;;SY)',
  '(A;OICI;0x1200a9;;;IS)',
  '(A;OICI;0x1200a9;;;BU)',
  `(A;OICI;0x1200a9;;;${SHOP})`,
  `(A;OICI;0x1301bf;;;${SHOP})`,
  `(A;CI;0x1301bf;;;${SHOP})`,
  `(A;;FR;;;${SHOP})`,
  `(A;OICI;0x1200a9;;;${IUSR})`,
  `(A;OICI;FA;;;${PERSON})`,
  '(D;OICI;0x116;;;BU)',
  `(D;;FR;;;${IUSR})`,
  `(D;OICI;0x10000;;;${SHOP})`,
);

const OBJECT = fc.record({
  entries: fc.array(ENTRY, { maxLength: 4 }),
  isProtected: fc.boolean(),
  isReadOnly: fc.boolean(),
});

const PLACES: readonly (readonly [string, 'dir' | 'file'])[] = [
  [ROOT, 'dir'],
  [`${ROOT}\\web.config`, 'file'],
  [SUB, 'dir'],
  [`${SUB}\\App_Data`, 'dir'],
  [`${SUB}\\a.js`, 'file'],
  [`${SUB}\\web.config`, 'file'],
];

/** A folder as it is on a disk: what is not protected has what its folder hands down. */
const FOLDER: fc.Arbitrary<readonly Listed[]> = fc
  .tuple(...PLACES.map(() => OBJECT))
  .map(objects =>
    objects.map(({ entries, isProtected, isReadOnly }, at): Listed => {
      const [path, kind] = PLACES[at] ?? [ROOT, 'dir'];
      const own = kind === 'file' ? entries.map(entry => entry.replace(/;(OI|CI)+;/, ';;')) : entries;
      const sorted = [...own].sort((a, b) => Number(b.startsWith('(D')) - Number(a.startsWith('(D')));
      return {
        path,
        kind,
        sddl: `O:BAG:BAD:${at === 0 || isProtected ? 'PAI' : 'AI'}(A;${kind === 'dir' ? 'OICI' : ''};FA;;;BA)${sorted.join('')}`,
        attributes: kind === 'file' && isReadOnly ? 'ReadOnly' : 'Archive',
      };
    }),
  )
  .map(listed =>
    afterCommands(
      listed,
      listed
        .slice(1)
        .filter(({ sddl }) => !sddl.includes('PAI'))
        .map(({ path }) => `icacls "${path}" /inheritance:e`),
      {},
    ),
  );

const ASKED: fc.Arbitrary<Partial<AccessAsk>> = fc.constantFrom<Partial<AccessAsk>>(
  { purposes: ['app-data-write'], handler: 'aspnet', file: `${SUB}\\App_Data` },
  { purposes: ['overwrite-file'], handler: 'aspnet', file: `${SUB}\\a.js` },
  { purposes: ['static-file'], handler: 'static', path: '/sub/a.js', file: `${SUB}\\a.js` },
  { purposes: ['webconfig-read'], file: `${SUB}\\web.config` },
  { purposes: ['webconfig-read'], file: `${ROOT}\\web.config` },
  { purposes: ['list-folder'], handler: 'static', path: '/sub', file: SUB },
);

/** Who is in the groups of the entries. */
const GROUPS = [
  { sid: 'S-1-5-32-545', name: 'BUILTIN\\Users', members: [{ sid: 'S-1-5-11' }, { sid: 'S-1-5-4' }] },
  { sid: 'S-1-5-32-568', name: 'BUILTIN\\IIS_IUSRS', members: [] },
];

const askAbout = (listed: readonly Listed[], question: Partial<AccessAsk>) =>
  ask({}, { 'acls.json': listed, 'groups.json': GROUPS }, question);

/** The commands that somebody runs: all that are offered for icacls, or one of two where the second one says so. */
function chosen(report: AccessReport, takesSecond: boolean): readonly string[] {
  const offered = (report.checks[0]?.repair ?? []).filter(({ command }) => !command.includes('appcmd'));
  const isChoice = offered[1]?.title.startsWith('Or ') === true;
  return offered.filter((_, at) => !isChoice || at === Number(takesSecond)).map(({ command }) => command);
}

/** Each asks several questions about a server of its own. */
const RUNS = 60;

describe('repairs, when somebody has run them', () => {
  it('give the right, one refusal after the other', () => {
    fc.assert(
      fc.property(FOLDER, ASKED, fc.boolean(), (listed, question, takesSecond) => {
        let now = listed;
        for (let round = 0; round < 8; round++) {
          const report = askAbout(now, question);
          const verdict = report.checks[0]?.verdict;
          if (verdict !== 'denied') {
            assert.equal(verdict, 'granted');
            return;
          }
          const commands = chosen(report, takesSecond);
          assert.ok(commands.length > 0, 'no repair is offered');
          now = afterCommands(now, commands, SIDS);
        }
        assert.fail(`still denied: ${JSON.stringify(chosen(askAbout(now, question), takesSecond))}`);
      }),
      { numRuns: RUNS },
    );
  });
});

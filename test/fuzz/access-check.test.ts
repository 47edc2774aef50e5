import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkAccess } from '../../server/src/core/windows/access-check';
import { MEDIUM_OR_HIGH } from '../../server/src/core/windows/integrity-label';
import { principalOf } from '../../server/src/core/windows/principal';
import { parseSddl, sddlText } from '../../server/src/core/windows/sddl';
import {
  type Ace,
  descriptorOfAces,
  plainAce,
  type SecurityDescriptor,
} from '../../server/src/core/windows/security-descriptor';
import type { Sid } from '../../server/src/core/windows/sid';

/** `WHOIIS_DESCRIPTORS=1000000 npm test -- --only fuzz` for more. */
const RUNS = Number(process.env.WHOIIS_DESCRIPTORS ?? 20_000);

const SIDS = [
  'S-1-1-0',
  'S-1-5-32-545',
  'S-1-5-32-568',
  'S-1-3-4',
  'S-1-3-0',
  'S-1-5-17',
  'S-1-5-21-1-2-3-1001',
] as const;
const BITS = [0x1, 0x2, 0x4, 0x20, 0x10000, 0x20000, 0x40000, 0x80000];
/** Flags of an entry; 8 is inherit-only. */
const FLAGS = [0, 0x3, 0x8, 0xb, 0x10, 0x13];

const mask = fc.subarray(BITS, { minLength: 1 }).map(bits => bits.reduce((a, b) => a | b, 0));
const ace: fc.Arbitrary<Ace> = fc
  .record({ deny: fc.boolean(), flags: fc.constantFrom(...FLAGS), mask, sid: fc.constantFrom<Sid>(...SIDS) })
  .map(({ deny, flags, mask: bits, sid }) => plainAce(deny ? 'deny' : 'allow', flags, bits, principalOf(sid)));

const descriptor: fc.Arbitrary<SecurityDescriptor> = fc
  .record({ aces: fc.array(ace, { maxLength: 7 }), owner: fc.option(fc.constantFrom<Sid>(...SIDS)) })
  .map(({ aces, owner }) => ({ ...descriptorOfAces(aces), owner: owner === null ? undefined : principalOf(owner) }));

type State = 'in' | 'out' | 'deny only' | 'open';
const token = fc.record(
  Object.fromEntries(SIDS.map(sid => [sid, fc.constantFrom<State>('in', 'out', 'deny only', 'open')])),
);

/**
 * Another way to say what an access check is: each wanted bit belongs to the first effective entry for the token that
 * mentions it, and has to be allowed by that; the bits of the owner are given before. What is open is tried in every way.
 */
function model(sd: SecurityDescriptor, states: Readonly<Record<string, State>>, want: number): string {
  const aces = sd.dacl.kind === 'list' ? sd.dacl.aces.filter(({ flags }) => !(flags & 8)) : [];
  const ownerRights = aces.some(({ principal }) => principal.sid === 'S-1-3-4');
  const ownerState = sd.owner ? states[sd.owner.sid ?? ''] : 'open';
  const doubts = aces.map(({ principal, effect }) => {
    // OWNER RIGHTS is not asked of the token: an owner is one whom the token has enabled.
    if (principal.sid === 'S-1-3-4') return enabled(ownerState);
    if (principal.sid === 'S-1-3-0') return 'out';
    const state = states[principal.sid ?? ''] ?? 'out';
    return state === 'deny only' ? (effect === 'deny' ? 'in' : 'out') : state;
  });
  const owner = ownerRights ? 'out' : enabled(ownerState);
  const verdicts = new Set<boolean>();
  const open = [...doubts.flatMap((doubt, at) => (doubt === 'open' ? [at] : [])), ...(owner === 'open' ? [-1] : [])];
  for (let way = 0; way < 2 ** open.length; way++) {
    const holds = (at: number, doubt: string) =>
      doubt === 'open' ? ((way >> open.indexOf(at)) & 1) === 1 : doubt === 'in';
    const given = holds(-1, owner) ? 0x60000 : 0;
    const all = BITS.filter(bit => want & bit & ~given).every(bit => {
      const first = aces.findIndex((entry, at) => holds(at, doubts[at] ?? 'out') && entry.mask & bit);
      return first >= 0 && aces[first]?.effect === 'allow';
    });
    verdicts.add(all);
  }
  return verdicts.size === 2 ? 'unknown' : verdicts.has(true) ? 'granted' : 'denied';
}

function enabled(state: State | undefined): State {
  return state === undefined || state === 'deny only' ? 'out' : state;
}

describe('access checks of random descriptors', function () {
  this.timeout(600_000);

  it('agree with an independent model', () => {
    fc.assert(
      fc.property(descriptor, token, mask, (sd, states, want) => {
        const result = checkAccess(
          { descriptor: sd, type: 'file' },
          {
            privileges: [],
            integrity: MEDIUM_OR_HIGH,
            holds: ({ sid = '' }, entry) => {
              const state = states[sid];
              if (state === 'open') return { dependsOn: 'a group' };
              return state === 'in' || (state === 'deny only' && entry === 'deny');
            },
          },
          want,
        );
        assert.equal(result.verdict, model(sd, states, want), sddlText(sd));
      }),
      { numRuns: RUNS },
    );
  });

  it('are written and read as the same', () => {
    fc.assert(
      fc.property(descriptor, sd => {
        const parsed = parseSddl(sddlText(sd));
        assert.deepEqual(parsed.kind === 'descriptor' && parsed.descriptor, sd);
      }),
      { numRuns: Math.min(RUNS, 20_000) },
    );
  });

  it('no text makes the reader throw', () => {
    const texts = fc.string({ unit: fc.constantFrom(...'OGDS:()A;DPWBX0x1-,"{}& '), maxLength: 60 });
    fc.assert(
      fc.property(texts, text => {
        parseSddl(text);
        parseSddl(`D:(A;;FA;;;${text}`);
        parseSddl(`D:(XA;;FA;;;WD;(${text}))`);
      }),
      { numRuns: Math.min(RUNS, 20_000) },
    );
  });
});

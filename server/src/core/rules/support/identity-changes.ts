import { type Resolution, resolve } from '../../answer/resolve';
import { memo } from '../../base/memo';
import type { Place } from '../../config/place';
import type { Identity } from '../../windows/account';
import { aclName } from '../../windows/icacls';
import { placeName } from '../../workspace/place-name';
import type { EditedPlace } from '../engine/edited-places';

type Who = 'process' | 'anonymous' | 'code' | 'files';

/** Somebody else acts than before. */
export interface IdentityChange {
  readonly who: Who;
  /** Who acts where: `Worker process of Shop`, with the number of more places at which the same changes. */
  readonly subject: string;
  /** Accounts as permission dialogs name them. */
  readonly before: string;
  readonly after: string;
  /** The answers that tell why. */
  readonly was: Resolution;
  readonly is: Resolution;
}

/** What people ask about, the cause before what follows from it. */
const ASKED: readonly (readonly [
  who: Who,
  words: string,
  kind: 'static' | 'aspnet',
  of: (answer: Resolution) => Identity,
])[] = [
  ['process', 'Worker process of', 'aspnet', ({ processIdentity }) => processIdentity],
  ['anonymous', 'Anonymous visitors of', 'static', ({ anonymousIdentity }) => anonymousIdentity],
  ['code', 'Code of', 'aspnet', ({ fileAccessIdentity }) => fileAccessIdentity],
  ['files', 'Access to the files of', 'static', ({ fileAccessIdentity }) => fileAccessIdentity],
];

/** What changes at some places; the same change at several of them is told once. */
export function identityChanges(places: Iterable<EditedPlace>): readonly IdentityChange[] {
  const changes = new Map<string, { readonly first: IdentityChange; readonly where: Set<string> }>();
  for (const place of places)
    for (const change of changesAt(place)) {
      const key = [change.who, change.before, change.after].join('\n');
      const known = changes.get(key) ?? { first: change, where: new Set() };
      changes.set(key, known);
      const { site, path, application } = place.after;
      // Folders of an application have the same code and the same visitors.
      known.where.add(`${site?.name}${change.who === 'files' ? path : application?.path}`);
    }
  return Array.from(changes.values(), ({ first, where: { size } }) =>
    size === 1 ? first : { ...first, subject: `${first.subject} and ${size - 1} more` },
  );
}

/** Without what follows from another change: where the pool is somebody else, so are those that the pool stands for. */
function changesAt({ before, after }: EditedPlace): readonly IdentityChange[] {
  if (!before.site || !after.site || after.facts.host === 'iisexpress') return [];
  const was = answersAt(before);
  const is = answersAt(after);
  const changes: IdentityChange[] = [];
  for (const [who, words, kind, of] of ASKED) {
    const [old, now] = [aclName(of(was[kind])), aclName(of(is[kind]))];
    // An account that is not known does not become another one.
    if (old === undefined || now === undefined || old === now) continue;
    if (changes.some(known => known.before === old && known.after === now)) continue;
    changes.push({
      who,
      subject: `${words} ${placeName(after)}`,
      before: old,
      after: now,
      was: was[kind],
      is: is[kind],
    });
  }
  return changes;
}

/** Kept: what was before stays the same while somebody types. */
const answersAt = memo((place: Place): Readonly<Record<'static' | 'aspnet', Resolution>> => {
  const client = { auth: 'none' } as const;
  return {
    static: resolve(place, { handlerKind: 'static', client }),
    aspnet: resolve(place, { handlerKind: 'aspnet', client }),
  };
});

import { VersionedMap } from '../../base/versioned-map';
import type { Unit } from './units';

/** A key under which a unit is found. */
export type Entry = readonly [key: string, unit: Unit];

const NONE: readonly Unit[] = [];

/** Units by a key that several of them may have, in document order. An edit changes the entries of what it touches. */
export class UnitIndex {
  // biome-ignore lint/style/useConsistentMemberAccessibility: a constructor cannot be #private.
  private constructor(
    readonly all: VersionedMap<readonly Unit[]>,
    /** Keys that more than one unit has; the same object as before where none of these units has changed. */
    readonly repeated: VersionedMap<readonly Unit[]>,
  ) {}

  /** Entries in document order. */
  static of(entries: Iterable<Entry>): UnitIndex {
    const all = new Map<string, Unit[]>();
    for (const [key, unit] of entries) {
      const list = all.get(key);
      if (!list) all.set(key, [unit]);
      else list.push(unit);
    }
    const repeated = new Map<string, readonly Unit[]>();
    for (const [key, list] of all) if (list.length > 1) repeated.set(key, list);
    return new UnitIndex(VersionedMap.of<readonly Unit[]>(all), VersionedMap.of(repeated));
  }

  get(key: string): readonly Unit[] {
    return this.all.get(key) ?? NONE;
  }

  edited(gone: readonly Entry[], come: readonly Entry[], position: (unit: Unit) => number): UnitIndex {
    if (gone.length === 0 && come.length === 0) return this;
    const all = new Map<string, readonly Unit[] | undefined>();
    const repeated = new Map<string, readonly Unit[] | undefined>();
    for (const key of new Set([...gone, ...come].map(([touched]) => touched))) {
      const old = new Set(gone.flatMap(([of, unit]) => (of === key ? unit : [])));
      const kept = this.get(key).filter(unit => !old.has(unit));
      const added = come.flatMap(([of, unit]) => (of === key ? unit : []));
      const list = [...kept, ...added].sort((a, b) => position(a) - position(b));
      all.set(key, list.length === 0 ? undefined : list);
      repeated.set(key, list.length > 1 ? list : undefined);
    }
    return new UnitIndex(this.all.with(all), this.repeated.with(repeated));
  }
}

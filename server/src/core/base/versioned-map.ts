/** Values of a piece, as a power of two. */
const SHIFT = 6;
const MASK = (1 << SHIFT) - 1;
/** So many places may be without a value before the rest is moved together. */
const MOST_UNUSED = 256;

/** Where the value of each key stands in all versions that share the places. They only grow. */
class Places {
  readonly #byKey = new Map<string, number>();
  readonly keys: string[] = [];

  at(key: string): number | undefined {
    return this.#byKey.get(key);
  }

  of(key: string): number {
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    this.#byKey.set(key, this.keys.length);
    return this.keys.push(key) - 1;
  }
}

type Piece<Value> = readonly (Value | undefined)[];

/**
 * A map that never changes, of which others with a few changes can be made at the cost of these changes. Versions share
 * the places of keys and the pieces of values that are the same; a version holds its own values and no others, however
 * many versions came after it.
 */
export class VersionedMap<Value> {
  readonly #places: Places;
  /** Places without a value are undefined, or behind the end. */
  readonly #pieces: readonly (Piece<Value> | undefined)[];

  // biome-ignore lint/style/useConsistentMemberAccessibility: a constructor cannot be #private.
  private constructor(
    places: Places,
    pieces: readonly (Piece<Value> | undefined)[],
    readonly size: number,
  ) {
    this.#places = places;
    this.#pieces = pieces;
  }

  static of<Value>(entries: Iterable<readonly [key: string, value: Value]>): VersionedMap<Value> {
    return new VersionedMap<Value>(new Places(), [], 0).#changed([...entries]);
  }

  get(key: string): Value | undefined {
    const place = this.#places.at(key);
    return place === undefined ? undefined : this.#valueAt(place);
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  keys(): readonly string[] {
    return this.entries().map(([key]) => key);
  }

  values(): readonly Value[] {
    return this.entries().map(([, value]) => value);
  }

  entries(): readonly (readonly [key: string, value: Value])[] {
    return this.#places.keys.flatMap((key, place) => {
      const value = this.#valueAt(place);
      return value === undefined ? [] : [[key, value] as const];
    });
  }

  /** The map with other values; `undefined` takes a key away. The map itself where nothing is different. */
  with(changes: ReadonlyMap<string, Value | undefined>): VersionedMap<Value> {
    const different = [...changes].filter(([key, value]) => this.get(key) !== value);
    if (different.length === 0) return this;
    const next = this.#changed(different);
    return this.#places.keys.length - next.size > next.size + MOST_UNUSED ? VersionedMap.of(next.entries()) : next;
  }

  /** Keys under which another map holds something else. Of versions of one map only pieces that are different are read. */
  differencesFrom(other: VersionedMap<Value>): readonly string[] {
    if (other === this) return [];
    const { keys } = this.#places;
    if (other.#places !== this.#places)
      return [...new Set([...this.keys(), ...other.keys()])].filter(key => this.get(key) !== other.get(key));
    const different: string[] = [];
    for (let from = 0; from < keys.length; from += MASK + 1) {
      if (this.#pieces[from >> SHIFT] === other.#pieces[from >> SHIFT]) continue;
      for (let place = from; place < Math.min(keys.length, from + MASK + 1); place++)
        if (this.#valueAt(place) !== other.#valueAt(place)) different.push(keys[place] as string);
    }
    return different;
  }

  #valueAt(place: number): Value | undefined {
    return this.#pieces[place >> SHIFT]?.[place & MASK];
  }

  /** Each key once; `size` counts those that had no value. */
  #changed(changes: readonly (readonly [key: string, value: Value | undefined])[]): VersionedMap<Value> {
    const pieces = [...this.#pieces];
    const own = new Map<number, (Value | undefined)[]>();
    let { size } = this;
    for (const [key, value] of changes) {
      const place = this.#places.of(key);
      const index = place >> SHIFT;
      let piece = own.get(index);
      if (!piece) {
        piece = [...(pieces[index] ?? [])];
        own.set(index, piece);
        pieces[index] = piece;
      }
      size += Number(value !== undefined) - Number(piece[place & MASK] !== undefined);
      piece[place & MASK] = value;
    }
    return new VersionedMap(this.#places, pieces, size);
  }
}

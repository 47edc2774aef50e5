/**
 * A map that never changes and whose successors share almost all of it: what differs lies in a small map above a large
 * one. A change costs in the order of the square root of the size, where a copy would cost the size.
 */
export class OverlayMap<Key, Value> {
  readonly #base: ReadonlyMap<Key, Value>;
  /** `undefined` hides an entry of the base. */
  readonly #changes: ReadonlyMap<Key, Value | undefined>;

  // biome-ignore lint/style/useConsistentMemberAccessibility: a constructor cannot be #private.
  private constructor(base: ReadonlyMap<Key, Value>, changes: ReadonlyMap<Key, Value | undefined>) {
    this.#base = base;
    this.#changes = changes;
  }

  static empty<Key, Value>(): OverlayMap<Key, Value> {
    return new OverlayMap(new Map(), new Map());
  }

  get(key: Key): Value | undefined {
    const changed = this.#changes.get(key);
    if (changed !== undefined || this.#changes.has(key)) return changed;
    return this.#base.get(key);
  }

  has(key: Key): boolean {
    return this.get(key) !== undefined;
  }

  *[Symbol.iterator](): Generator<readonly [Key, Value]> {
    for (const [key, value] of this.#base) if (!this.#changes.has(key)) yield [key, value];
    for (const [key, value] of this.#changes) if (value !== undefined) yield [key, value];
  }

  *keys(): Generator<Key> {
    for (const [key] of this) yield key;
  }

  /** A map with other values; `undefined` removes. The last change of a key counts. */
  with(changes: Iterable<readonly [Key, Value | undefined]>): OverlayMap<Key, Value> {
    const merged = new Map(this.#changes);
    for (const [key, value] of changes) merged.set(key, value);
    if (merged.size * merged.size <= this.#base.size) return new OverlayMap(this.#base, merged);
    const base = new Map(this.#base);
    for (const [key, value] of merged) {
      if (value === undefined) base.delete(key);
      else base.set(key, value);
    }
    return new OverlayMap(base, new Map());
  }
}

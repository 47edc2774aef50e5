/**
 * A map that never changes, of which others with a few changes can be made at the cost of these changes. All versions
 * share one table, which belongs to the version that was asked last; the others know how they differ from it (shallow
 * binding, Baker 1978). Old versions keep nothing alive but themselves.
 */
export class VersionedMap<Value> {
  /** Set in the version that owns the table. */
  #table: Map<string, Value> | undefined;
  /** In every other version: the next one on the way to the table, and what is different here. */
  #next: VersionedMap<Value> | undefined;
  #changes: ReadonlyMap<string, Value | undefined> = NO_CHANGES;

  // biome-ignore lint/style/useConsistentMemberAccessibility: a constructor cannot be #private.
  private constructor(table: Map<string, Value> | undefined) {
    this.#table = table;
  }

  /** The table is handed over. */
  static of<Value>(table: Map<string, Value>): VersionedMap<Value> {
    return new VersionedMap(table);
  }

  get(key: string): Value | undefined {
    return this.#own().get(key);
  }

  has(key: string): boolean {
    return this.#own().has(key);
  }

  get size(): number {
    return this.#own().size;
  }

  /** A copy, like the other lists, so that a loop over it may ask other versions. */
  keys(): readonly string[] {
    return [...this.#own().keys()];
  }

  entries(): readonly (readonly [key: string, value: Value])[] {
    return [...this.#own()];
  }

  values(): readonly Value[] {
    return [...this.#own().values()];
  }

  /** The map with other values; `undefined` takes a key away. The map itself where nothing is different. */
  with(changes: ReadonlyMap<string, Value | undefined>): VersionedMap<Value> {
    const table = this.#own();
    const different = [...changes].filter(([key, value]) => table.get(key) !== value);
    if (different.length === 0) return this;
    const next = new VersionedMap<Value>(undefined);
    next.#next = this;
    next.#changes = new Map(different);
    next.#own();
    return next;
  }

  /** Brings the table here, version by version. */
  #own(): Map<string, Value> {
    if (this.#table) return this.#table;
    const way: VersionedMap<Value>[] = [];
    for (let version: VersionedMap<Value> | undefined = this; version && !version.#table; version = version.#next)
      way.push(version);
    for (let to = way.pop(); to; to = way.pop()) to.#takeOver();
    return this.#table ?? new Map();
  }

  /** From the neighbour that owns the table. */
  #takeOver(): void {
    const from = this.#next;
    if (!from) return;
    const table = from.#table;
    if (!table) return;
    const back = new Map<string, Value | undefined>();
    for (const [key, value] of this.#changes) {
      back.set(key, table.get(key));
      if (value === undefined) table.delete(key);
      else table.set(key, value);
    }
    from.#table = undefined;
    from.#next = this;
    from.#changes = back;
    this.#table = table;
    this.#next = undefined;
    this.#changes = NO_CHANGES;
  }
}

const NO_CHANGES: ReadonlyMap<string, undefined> = new Map<string, undefined>();

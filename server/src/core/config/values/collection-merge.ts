import type { XmlElement } from '../../xml/tree';
import type { CollectionVerbs } from './collection-verbs';
import { isBoundBy, locksItem, type Piece } from './piece';

/** What merging has to know of an entry. */
export interface KeyedEntry {
  readonly piece: Piece;
  /** Key values as they compare; undefined where entries have no key. */
  readonly key: string | undefined;
}

/** What IIS would object to in the directives of one file. */
export type CollectionIncident<Entry extends KeyedEntry = KeyedEntry> =
  /** An entry repeats a key that is still in the collection (0x800700b7 for native collections). */
  | {
      readonly kind: 'duplicate';
      readonly piece: Piece;
      /** Attributes that form the key. */
      readonly names: readonly string[];
      readonly earlier: Entry;
    }
  /** `remove`, `clear` or a second `add` of a lower file touches an entry with `lockItem` (R72). */
  | { readonly kind: 'lockedItem'; readonly piece: Piece; readonly locked: Entry };

/**
 * A collection after the directives of one file, on top of what the files before left. Only what this file adds, removes
 * or replaces is kept; the list of all entries is made when somebody asks for it.
 */
export class CollectionMerge<Entry extends KeyedEntry> {
  /** Of this file alone: those of the files before belong to them. */
  readonly incidents: CollectionIncident<Entry>[] = [];
  /** Entries by key, where this file changes what a key finds; undefined where it finds nothing any more. */
  readonly #byKey = new Map<string, Entry | undefined>();
  /** Entries that another one has taken the place of, or none. */
  readonly #replaced = new Map<Entry, Entry | undefined>();
  /** What `clear` has left of the outer entries; undefined where none was written. */
  #left: readonly Entry[] | undefined;
  #added: Entry[] = [];
  /** Keys of locked entries that this file has tried to take away. */
  readonly #refused = new Set<string>();
  #entries: readonly Entry[] | undefined;
  #locked: readonly Entry[] | undefined;

  constructor(
    readonly verbs: CollectionVerbs,
    /** What the files before left; undefined for the first. */
    readonly outer: CollectionMerge<Entry> | undefined,
    /** Appearances in one file, in order. */
    pieces: readonly Piece[],
    makeEntry: (piece: Piece, key: string | undefined) => Entry,
  ) {
    for (const piece of pieces) {
      if (piece.opaque !== undefined) continue;
      for (const child of piece.element.children()) this.#apply({ ...piece, element: child }, makeEntry);
    }
  }

  /** Entries of one file stay together: behind those of the files before, or in front (`mergeAppend="false"`). */
  get entries(): readonly Entry[] {
    this.#entries ??= this.#list();
    return this.#entries;
  }

  /** The entry that has a key. */
  find(key: string): Entry | undefined {
    if (this.#byKey.has(key)) return this.#byKey.get(key);
    return this.#left ? undefined : this.outer?.find(key);
  }

  #list(): readonly Entry[] {
    const inherited = this.#left ?? this.outer?.entries ?? [];
    if (this.#added.length === 0 && this.#replaced.size === 0) return inherited;
    const all = this.verbs.append ? [...inherited, ...this.#added] : [...this.#added, ...inherited];
    return this.#replaced.size === 0 ? all : all.map(entry => this.#now(entry)).filter(entry => entry !== undefined);
  }

  /** Follows an entry to what stands in its place. */
  #now(entry: Entry): Entry | undefined {
    let now: Entry | undefined = entry;
    while (now && this.#replaced.has(now)) now = this.#replaced.get(now);
    return now;
  }

  /** Entries that lower files may not touch. */
  get lockedEntries(): readonly Entry[] {
    this.#locked ??= this.entries.filter(isLocked);
    return this.#locked;
  }

  #apply(piece: Piece, makeEntry: (piece: Piece, key: string | undefined) => Entry): void {
    const { adds, remove, clear } = this.verbs;
    const { element } = piece;
    if (clear !== undefined && element.is(clear)) this.#clear(piece);
    else if (remove !== undefined && element.is(remove)) this.#remove(piece);
    else if (isOneOf(adds, element)) this.#add(makeEntry(piece, this.verbs.key(element)));
  }

  #clear(piece: Piece): void {
    const inherited = this.#left ?? this.outer?.lockedEntries ?? [];
    const kept = inherited.filter(entry => locksOut(entry, piece) && !this.#replaced.has(entry));
    for (const locked of kept) this.incidents.push({ kind: 'lockedItem', piece, locked });
    // The reader stops here: what the file adds again behind a refused verb is no error of its own.
    for (const { key } of kept) if (key !== undefined) this.#refused.add(key);
    this.#left = kept;
    this.#added = [];
    this.#byKey.clear();
    this.#replaced.clear();
    for (const entry of kept) if (entry.key !== undefined) this.#byKey.set(entry.key, entry);
  }

  #remove(piece: Piece): void {
    const key = this.verbs.key(piece.element);
    const victim = key === undefined ? undefined : this.find(key);
    if (!victim || key === undefined) return;
    if (locksOut(victim, piece)) {
      this.incidents.push({ kind: 'lockedItem', piece, locked: victim });
      this.#refused.add(key);
      return;
    }
    this.#byKey.set(key, undefined);
    this.#replaced.set(victim, undefined);
  }

  #add(entry: Entry): void {
    const { piece, key } = entry;
    const { duplicates, names } = this.verbs;
    const earlier = key === undefined || duplicates ? undefined : this.find(key);
    if (earlier) {
      if (key !== undefined && !this.#refused.has(key))
        this.incidents.push({ kind: 'duplicate', piece, names, earlier });
      // .NET readers take the later value in the place of the earlier; for native ones the section is refused anyway.
      this.#replaced.set(earlier, entry);
    } else this.#added.push(entry);
    if (key !== undefined) this.#byKey.set(key, entry);
  }
}

function isOneOf(names: readonly string[], element: XmlElement): boolean {
  for (const name of names) if (element.is(name)) return true;
  return false;
}

function isLocked({ piece }: KeyedEntry): boolean {
  return locksItem(piece);
}

function locksOut(entry: KeyedEntry, piece: Piece): boolean {
  return isBoundBy(entry.piece, piece) && isLocked(entry);
}

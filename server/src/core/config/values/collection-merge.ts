import type { CollectionSchema, ElementSchema } from '../../schema/types';
import type { XmlElement } from '../../xml/tree';
import { keyOf } from './entry-keys';
import { type EntryDefaults, MergedEntry, type Piece } from './merged-element';

/** A collection after add, remove and clear, and what IIS would object to on the way. */
export interface CollectionMerge {
  readonly entries: readonly MergedEntry[];
  readonly incidents: readonly CollectionIncident[];
}

export type CollectionIncident =
  /** An entry repeats a key that is still in the collection (0x800700b7 for native collections). */
  | {
      readonly kind: 'duplicate';
      readonly piece: Piece;
      /** Attributes that form the key. */
      readonly names: readonly string[];
      readonly earlier: MergedEntry;
    }
  /** `remove`, `clear` or a second `add` of a lower file touches an entry with `lockItem` (R72). */
  | { readonly kind: 'lockedItem'; readonly piece: Piece; readonly locked: MergedEntry };

/** How a collection is written and keyed. */
interface Verbs {
  readonly adds: readonly string[];
  readonly remove: string | undefined;
  readonly clear: string | undefined;
  readonly append: boolean;
  readonly duplicates: boolean;
  /** Name of the element with default values for entries. */
  readonly defaultElement: string | undefined;
  /** Attributes that form the key. */
  readonly names: readonly string[];
  entry(name: string): ElementSchema | undefined;
  /** Undefined where an element has no key. */
  key(element: XmlElement): string | undefined;
}

/** Undefined where the element is no collection. */
export function mergeCollection(
  schema: ElementSchema | undefined,
  pieces: readonly Piece[],
  defaults: EntryDefaults,
): CollectionMerge | undefined {
  const verbs = schema?.collection ? schemaVerbs(schema.collection) : schema ? undefined : guessedVerbs(pieces);
  if (!verbs) return undefined;
  const merge = new Merge(verbs, withOwnDefaults(schema, pieces, defaults));
  for (const levelPieces of byLevel(pieces)) merge.level(levelPieces);
  return { entries: merge.entries, incidents: merge.incidents };
}

/** The default elements in force below this element: those from further out, then its own. */
function withOwnDefaults(
  schema: ElementSchema | undefined,
  pieces: readonly Piece[],
  outer: EntryDefaults,
): EntryDefaults {
  const names = [...(schema?.elements.values() ?? [])]
    .filter(element => element.isCollectionDefault)
    .map(element => element.name);
  if (names.length === 0) return outer;
  const defaults = new Map(outer);
  for (const name of names) {
    const own = pieces.flatMap(piece => {
      const element = piece.opaque === undefined ? piece.element.child(name) : undefined;
      return element ? [{ ...piece, element }] : [];
    });
    if (own.length > 0) defaults.set(name, [...(defaults.get(name) ?? []), ...own]);
  }
  return defaults;
}

class Merge {
  readonly incidents: CollectionIncident[] = [];
  readonly #byKey = new Map<string, MergedEntry>();
  #inherited: readonly MergedEntry[] = [];
  /** Entries that the level at hand adds, in order; a deleted one leaves no gap. */
  #own = new Set<MergedEntry>();

  constructor(
    readonly verbs: Verbs,
    readonly defaults: EntryDefaults,
  ) {}

  /** Entries of one level stay together: behind the inherited ones, or before them (mergeAppend="false"). */
  level(pieces: readonly Piece[]): void {
    this.#own = new Set();
    for (const piece of pieces) {
      if (piece.opaque !== undefined) continue;
      for (const child of piece.element.children()) this.#apply({ ...piece, element: child });
    }
    this.#inherited = this.entries;
    this.#own = new Set();
  }

  get entries(): readonly MergedEntry[] {
    return this.verbs.append ? [...this.#inherited, ...this.#own] : [...this.#own, ...this.#inherited];
  }

  #apply(piece: Piece): void {
    const { verbs } = this;
    const { element } = piece;
    if (verbs.clear !== undefined && element.is(verbs.clear)) this.#clear(piece);
    else if (verbs.remove !== undefined && element.is(verbs.remove)) this.#remove(piece);
    else if (verbs.adds.some(name => element.is(name))) this.#add(piece);
  }

  #clear(piece: Piece): void {
    const kept: MergedEntry[] = [];
    for (const entry of this.entries) {
      if (locksOut(entry, piece)) {
        this.incidents.push({ kind: 'lockedItem', piece, locked: entry });
        kept.push(entry);
      }
    }
    this.#inherited = kept;
    this.#own = new Set();
    this.#byKey.clear();
    for (const entry of kept) if (entry.key !== undefined) this.#byKey.set(entry.key, entry);
  }

  #remove(piece: Piece): void {
    const key = this.verbs.key(piece.element);
    const victim = key === undefined ? undefined : this.#byKey.get(key);
    if (!victim || key === undefined) return;
    if (locksOut(victim, piece)) {
      this.incidents.push({ kind: 'lockedItem', piece, locked: victim });
      return;
    }
    this.#byKey.delete(key);
    if (!this.#own.delete(victim)) this.#inherited = this.#inherited.filter(entry => entry !== victim);
  }

  #add(piece: Piece): void {
    const { verbs } = this;
    const key = verbs.key(piece.element);
    const entry = new MergedEntry(
      verbs.entry(piece.element.name),
      piece,
      key,
      this.defaults.get(verbs.defaultElement ?? '') ?? [],
      this.defaults,
    );
    const earlier = key === undefined || verbs.duplicates ? undefined : this.#byKey.get(key);
    if (earlier) {
      this.incidents.push({ kind: 'duplicate', piece, names: verbs.names, earlier });
      // .NET readers take the later value in the place of the earlier; for native ones the section is refused anyway.
      if (this.#own.has(earlier)) this.#own = new Set([...this.#own].map(other => (other === earlier ? entry : other)));
      else this.#inherited = this.#inherited.map(other => (other === earlier ? entry : other));
    } else this.#own.add(entry);
    if (key !== undefined) this.#byKey.set(key, entry);
  }
}

/** `lockItem="true"` binds lower files only; the file that sets it may still change the entry (R72). */
function locksOut(entry: MergedEntry, piece: Piece): boolean {
  return entry.piece.owner !== piece.owner && entry.element.value('lockItem')?.toLowerCase() === 'true';
}

function byLevel(pieces: readonly Piece[]): readonly Piece[][] {
  const groups: Piece[][] = [];
  for (const piece of pieces) {
    const last = groups.at(-1);
    if (last?.[0]?.level === piece.level) last.push(piece);
    else groups.push([piece]);
  }
  return groups;
}

function schemaVerbs(schema: CollectionSchema): Verbs {
  return {
    adds: schema.adds,
    remove: schema.remove,
    clear: schema.clear,
    append: schema.mergeAppend,
    duplicates: schema.allowDuplicates,
    defaultElement: schema.defaultElement,
    names: keyNames(schema),
    entry: name => schema.entry(name),
    key: element => schemaKey(schema, element),
  };
}

/** A collection whose entries have several unique keys (site: name and id) is identified by the first. */
function schemaKey(schema: CollectionSchema, element: XmlElement): string | undefined {
  const names = keyNames(schema);
  return names.length === 0 ? undefined : keyOf(element, names, schema);
}

function keyNames(schema: CollectionSchema): readonly string[] {
  return schema.combinedKeys.length > 0 ? schema.combinedKeys : schema.uniqueKeys.slice(0, 1);
}

/** Sections without schema: the usual .NET verbs, keyed by `key` or `name`. */
function guessedVerbs(pieces: readonly Piece[]): Verbs | undefined {
  const used = pieces.some(
    piece => piece.element.child('add') ?? piece.element.child('remove') ?? piece.element.child('clear'),
  );
  if (!used) return undefined;
  return {
    adds: ['add'],
    remove: 'remove',
    clear: 'clear',
    append: true,
    duplicates: false,
    defaultElement: undefined,
    names: ['key'],
    entry: () => undefined,
    key: element => (element.value('key') ?? element.value('name'))?.toLowerCase(),
  };
}

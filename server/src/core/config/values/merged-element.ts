import type { AttributeSchema, ElementSchema } from '../../schema/types';
import type { XmlElement } from '../../xml/tree';
import { readAttribute, readableAttributes } from '../base/read-attribute';
import type { Origin, Value } from '../base/value';
import { CollectionMerge } from './collection-merge';
import { type CollectionVerbs, isUsualVerb, USUAL_VERBS, usesVerbs, verbsOf } from './collection-verbs';
import type { EffectiveElement, EffectiveEntry } from './effective-values';
import { type EntryDefaults, NO_DEFAULTS, withDefaultsOf } from './entry-defaults';
import type { Piece } from './piece';

/**
 * An element after inheritance: what one file writes, on top of the element as the files before left it. What the file
 * does not touch is shared with them. Parts are computed when they are asked for, once.
 */
export class MergedElement implements EffectiveElement {
  #attributes: ReadonlyMap<string, Value> | undefined;
  #elements: ReadonlyMap<string, MergedElement> | undefined;
  #entryDefaults: EntryDefaults | undefined;
  #collection: CollectionMerge<MergedEntry> | undefined;

  constructor(
    readonly name: string,
    readonly schema: ElementSchema | undefined,
    /** Appearances in one file, in order. */
    readonly own: readonly Piece[],
    /** The element as the files before left it; undefined for the first. */
    readonly outer: MergedElement | undefined,
    /** Default elements for entries of collections further in. */
    readonly defaults: EntryDefaults = NO_DEFAULTS,
  ) {}

  /** Every appearance, outermost first. */
  get pieces(): readonly Piece[] {
    return this.outer ? [...this.outer.pieces, ...this.own] : this.own;
  }

  get written(): readonly Origin[] {
    return this.pieces.map(piece => piece.file.at(piece.element.openTagSpan));
  }

  get attributes(): ReadonlyMap<string, Value> {
    this.#attributes ??= this.#mergeAttributes();
    return this.#attributes;
  }

  /** Child elements that are no entries, by name; those of the schema exist even where nobody writes them. */
  get elements(): ReadonlyMap<string, MergedElement> {
    this.#elements ??= this.#mergeChildren();
    return this.#elements;
  }

  /** Child elements that the appearances of this file write. */
  *ownElements(): Iterable<MergedElement> {
    for (const child of this.elements.values())
      if (child.own.length > 0 && child !== this.outer?.elements.get(child.name)) yield child;
  }

  get collection(): readonly MergedEntry[] | undefined {
    return this.merge?.entries;
  }

  /** The collection with what happened on the way to it; undefined where the element is no collection. */
  get merge(): CollectionMerge<MergedEntry> | undefined {
    this.#collection ??= this.#mergeCollection(this.#defaultsForEntries);
    return this.#collection;
  }

  /** Attribute by attribute, the innermost one that is written wins (R70). */
  #mergeAttributes(): ReadonlyMap<string, Value> {
    const { outer, own, schema } = this;
    if (outer && own.every(({ opaque, element }) => opaque === undefined && !hasSettings(element)))
      return outer.attributes;
    const values = outer ? new Map(outer.attributes) : defaultValues(schema);
    for (const { element, file, opaque } of own) {
      if (opaque !== undefined) {
        const unknown: Value = { kind: 'unknown', reason: opaque, at: file.at(element.nameSpan) };
        for (const name of values.keys()) values.set(name, unknown);
        continue;
      }
      for (const attribute of readableAttributes(element)) {
        if (isSystemAttribute(attribute.name)) continue;
        const value = readAttribute(file.uri, attribute, schema?.attributes.get(attribute.name));
        const before = values.get(attribute.name);
        values.set(
          attribute.name,
          value.kind === 'set' && before?.kind === 'set' ? { ...value, overrides: before } : value,
        );
      }
    }
    return values;
  }

  #mergeChildren(): ReadonlyMap<string, MergedElement> {
    const { outer, schema } = this;
    const written = this.#ownByName();
    if (outer && written.size === 0) return outer.elements;
    const merged = new Map(outer?.elements);
    // Those of the schema keep its order.
    if (!outer) for (const name of schema?.elements.keys() ?? []) merged.set(name, this.#child(name, []));
    for (const [name, pieces] of written) merged.set(name, this.#child(name, pieces));
    return merged;
  }

  #child(name: string, own: readonly Piece[]): MergedElement {
    return new MergedElement(name, this.schema?.elements.get(name), own, this.outer?.elements.get(name), this.defaults);
  }

  #ownByName(): ReadonlyMap<string, readonly Piece[]> {
    const { schema } = this;
    const byName = new Map<string, Piece[]>();
    const put = (name: string, piece: Piece): void => {
      const list = byName.get(name);
      if (list) list.push(piece);
      else byName.set(name, [piece]);
    };
    for (const piece of this.own) {
      if (piece.opaque !== undefined) {
        const known = new Set([
          ...(schema?.elements.keys() ?? []),
          ...(this.outer?.elements.keys() ?? []),
          ...byName.keys(),
        ]);
        for (const name of known) put(name, piece);
        continue;
      }
      for (let child = piece.element.firstChild; child; child = child.nextSibling)
        if (schema ? schema.elements.has(child.name) : !isUsualVerb(child.name))
          put(child.name, { ...piece, element: child });
    }
    return byName;
  }

  get #defaultsForEntries(): EntryDefaults {
    const { defaults, outer, own, schema } = this;
    this.#entryDefaults ??= withDefaultsOf(schema, own, outer ? outer.#defaultsForEntries : defaults);
    return this.#entryDefaults;
  }

  get #verbs(): CollectionVerbs | undefined {
    const { schema } = this;
    if (schema) return schema.collection && verbsOf(schema.collection);
    if (this.own.some(usesVerbs)) return USUAL_VERBS;
    const { outer } = this;
    return outer ? outer.#verbs : undefined;
  }

  /** Defaults reach the entries of outer files as well: where a file writes some, all entries are made anew. */
  #mergeCollection(defaults: EntryDefaults): CollectionMerge<MergedEntry> | undefined {
    const verbs = this.#verbs;
    if (!verbs) return undefined;
    const { outer } = this;
    const below = outer && (outer.#defaultsForEntries === defaults ? outer.merge : outer.#mergeCollection(defaults));
    const forEntry = defaults.get(verbs.defaultElement ?? '') ?? [];
    return new CollectionMerge(
      verbs,
      below,
      this.own,
      (piece, key) => new MergedEntry(verbs.entry(piece.element.name), piece, key, forEntry, defaults),
    );
  }
}

/** An entry of a collection: one element at its own level, on top of the default elements of its collection. */
export class MergedEntry extends MergedElement implements EffectiveEntry {
  constructor(
    schema: ElementSchema | undefined,
    readonly piece: Piece,
    /** Key values as they compare; undefined where entries have no key. */
    readonly key: string | undefined,
    /** Default elements for this very entry, the outermost first. */
    defaultPieces: readonly Piece[],
    defaults: EntryDefaults,
  ) {
    super(piece.element.name, schema, [...defaultPieces, piece], undefined, defaults);
  }

  get element(): XmlElement {
    return this.piece.element;
  }

  get at(): Origin {
    return this.piece.file.at(this.piece.element.openTagSpan);
  }
}

/** Attributes that speak to the configuration system and hold no setting. */
const SYSTEM_ATTRIBUTES: ReadonlySet<string> = new Set([
  'childSource',
  'configSource',
  'configProtectionProvider',
  'lockAttributes',
  'lockAllAttributesExcept',
  'lockElements',
  'lockAllElementsExcept',
  'lockItem',
  'overrideMode',
]);

export function isSystemAttribute(name: string): boolean {
  return SYSTEM_ATTRIBUTES.has(name) || name.startsWith('xdt:') || name.startsWith('xmlns');
}

function hasSettings(element: XmlElement): boolean {
  return element.attributes.some(({ name }) => !isSystemAttribute(name));
}

function defaultValues(schema: ElementSchema | undefined): Map<string, Value> {
  const values = new Map<string, Value>();
  for (const attribute of schema?.attributes.values() ?? []) values.set(attribute.name, defaultOf(attribute));
  return values;
}

function defaultOf(schema: AttributeSchema): Value {
  return schema.default === undefined ? { kind: 'absent' } : { kind: 'default', value: schema.default };
}

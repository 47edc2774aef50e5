import type { AttributeSchema, ElementSchema } from '../../schema/types';
import type { XmlElement } from '../../xml/tree';
import { readAttribute, readableAttributes } from '../base/read-attribute';
import type { Origin, Value } from '../base/value';
import type { ConfigFile } from '../files/config-file';
import type { ConfigNode } from '../files/hierarchy';
import { type CollectionMerge, mergeCollection } from './collection-merge';
import type { EffectiveElement, EffectiveEntry } from './effective-values';

/** One written appearance of an element, at one level. */
export interface Piece {
  readonly element: XmlElement;
  /** The file in which `element` stands. */
  readonly file: ConfigFile;
  /** The configuration file that it counts for: another one than `file` for a `configSource`. */
  readonly owner: ConfigFile;
  readonly level: ConfigNode;
  /** Set where the appearance is there but cannot be read. */
  readonly opaque: string | undefined;
}

/** An element after inheritance. Parts are computed when they are asked for, once. */
export class MergedElement implements EffectiveElement {
  #attributes: ReadonlyMap<string, Value> | undefined;
  #elements: ReadonlyMap<string, MergedElement> | undefined;
  #collection: CollectionMerge | undefined;

  constructor(
    readonly name: string,
    readonly schema: ElementSchema | undefined,
    /** Outermost first. */
    readonly pieces: readonly Piece[],
    /** Default elements for entries of collections further in (`siteDefaults`, …), the outermost first. */
    readonly defaults: EntryDefaults = NO_DEFAULTS,
  ) {}

  get written(): readonly Origin[] {
    return this.pieces.map(piece => piece.file.at(piece.element.openTagSpan));
  }

  get attributes(): ReadonlyMap<string, Value> {
    this.#attributes ??= mergeAttributes(this.schema, this.pieces);
    return this.#attributes;
  }

  get elements(): ReadonlyMap<string, MergedElement> {
    this.#elements ??= mergeChildren(this.schema, this.pieces, this.defaults);
    return this.#elements;
  }

  get collection(): readonly MergedEntry[] | undefined {
    return this.merge?.entries;
  }

  /** The collection with what happened on the way to it; undefined where the element is no collection. */
  get merge(): CollectionMerge | undefined {
    this.#collection ??= mergeCollection(this.schema, this.pieces, this.defaults);
    return this.#collection;
  }
}

/** Elements that hold default values for entries, by their name. */
export type EntryDefaults = ReadonlyMap<string, readonly Piece[]>;

const NO_DEFAULTS: EntryDefaults = new Map();

/** An entry of a collection: one element at its own level, on top of the default elements of its collection. */
export class MergedEntry extends MergedElement implements EffectiveEntry {
  constructor(
    schema: ElementSchema | undefined,
    readonly piece: Piece,
    /** Key values as they compare; undefined where entries have no key. */
    readonly key: string | undefined,
    /** Default elements for this very entry, the outermost first. */
    own: readonly Piece[],
    defaults: EntryDefaults,
  ) {
    super(piece.element.name, schema, [...own, piece], defaults);
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

/** Attribute by attribute, the innermost one that is written wins (R70). */
function mergeAttributes(schema: ElementSchema | undefined, pieces: readonly Piece[]): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>();
  for (const attribute of schema?.attributes.values() ?? []) values.set(attribute.name, defaultOf(attribute));
  for (const piece of pieces) {
    if (piece.opaque !== undefined) {
      const unknown: Value = { kind: 'unknown', reason: piece.opaque, at: piece.file.at(piece.element.nameSpan) };
      for (const name of values.keys()) values.set(name, unknown);
      continue;
    }
    for (const attribute of readableAttributes(piece.element)) {
      if (isSystemAttribute(attribute.name)) continue;
      const value = readAttribute(piece.file.uri, attribute, schema?.attributes.get(attribute.name));
      const before = values.get(attribute.name);
      values.set(
        attribute.name,
        value.kind === 'set' && before?.kind === 'set' ? { ...value, overrides: before } : value,
      );
    }
  }
  return values;
}

function defaultOf(schema: AttributeSchema): Value {
  return schema.default === undefined ? { kind: 'absent' } : { kind: 'default', value: schema.default };
}

/** Child elements that are no entries, merged by name; those of the schema exist even where nobody writes them. */
function mergeChildren(
  schema: ElementSchema | undefined,
  pieces: readonly Piece[],
  defaults: EntryDefaults,
): ReadonlyMap<string, MergedElement> {
  const byName = new Map<string, Piece[]>();
  for (const name of schema?.elements.keys() ?? []) byName.set(name, []);
  for (const piece of pieces) {
    if (piece.opaque !== undefined) {
      for (const list of byName.values()) list.push({ ...piece });
      continue;
    }
    for (const child of piece.element.children()) {
      const list = byName.get(child.name);
      if (list) list.push({ ...piece, element: child });
      // Without a schema the three usual verbs make entries; everything else is taken as a child element.
      else if (!schema && !/^(add|remove|clear)$/.test(child.name))
        byName.set(child.name, [{ ...piece, element: child }]);
    }
  }
  const merged = new Map<string, MergedElement>();
  for (const [name, list] of byName)
    merged.set(name, new MergedElement(name, schema?.elements.get(name), list, defaults));
  return merged;
}

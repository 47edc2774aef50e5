import type {
  AttributeName,
  ElementName,
  ElementShape,
  EntryShape,
  SectionPath,
  ShapeOf,
} from '../../schema/section-path';
import type { XmlElement } from '../../xml/tree';
import type { Origin, Value } from '../base/value';
import type { OverrideMode } from '../files/config-file';
import type { SectionUse } from '../files/section-use';

export type { SectionUse };

/**
 * What IIS reads for one element after inheritance. Attribute names are those of the schema, case-sensitive. `Shape`
 * is what the schema says of it, for the compiler alone.
 */
export interface EffectiveElement<Shape = unknown> {
  readonly name: string;
  /** Every attribute of the schema and every other one written. Ask with {@link attributeOf}. */
  readonly attributes: ReadonlyMap<string, Value>;
  readonly elements: ReadonlyMap<string, EffectiveElement>;
  /** Entries after add, remove and clear; `undefined` where the element is no collection. */
  readonly collection: readonly EffectiveEntry<EntryShape<Shape>>[] | undefined;
  /** Where this element is written, outermost level first. Empty: it rests on defaults alone. */
  readonly written: readonly Origin[];
  /** Never there. */
  readonly shape?: Shape;
}

/** One entry of a collection. `at` is the element that added it. */
export interface EffectiveEntry<Shape = unknown> extends EffectiveElement<Shape> {
  readonly at: Origin;
  readonly element: XmlElement;
}

export interface EffectiveSection<Shape = unknown> extends EffectiveElement<Shape> {
  readonly path: string;
  /** False where no loaded level declares the section. */
  readonly declared: boolean;
  /** Whether files below this place may use the section (R71). */
  readonly overrideMode: OverrideMode;
  /** The declaration or location tag that denies it, where that is written in a loaded file. */
  readonly lockedBy: Origin | undefined;
  /** Appearances that count here, outermost first. */
  readonly uses: readonly SectionUse[];
  /** Why the whole section cannot be known ("depends on …"), e.g. it is encrypted. */
  readonly unknown: string | undefined;
}

/** An entry of the collection of a section. */
export type EntryOf<P extends SectionPath> = EffectiveEntry<EntryShape<ShapeOf<P>>>;

/** An element that is no entry of a collection. */
export function elementOf<Shape, Name extends ElementName<Shape>>(
  element: EffectiveElement<Shape>,
  name: Name,
): EffectiveElement<ElementShape<Shape, Name>> | undefined {
  return element.elements.get(name) as EffectiveElement<ElementShape<Shape, Name>> | undefined;
}

/** The value of an attribute; `absent` for a name that neither schema nor file knows. */
export function attributeOf<Shape>(element: EffectiveElement<Shape> | undefined, name: AttributeName<Shape>): Value {
  return element?.attributes.get(name) ?? { kind: 'absent' };
}

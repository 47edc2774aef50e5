import type { XmlElement } from '../../xml/tree';
import type { ConfigError } from '../base/config-error';
import type { Origin, Value } from '../base/value';
import type { OverrideMode } from '../files/config-file';
import type { SectionUse } from '../files/section-use';

export type { SectionUse };

/** What IIS reads for one element after inheritance. Attribute names are those of the schema, case-sensitive. */
export interface EffectiveElement {
  readonly name: string;
  /** Every attribute of the schema and every other one written. Ask with {@link attributeOf}. */
  readonly attributes: ReadonlyMap<string, Value>;
  readonly elements: ReadonlyMap<string, EffectiveElement>;
  /** Entries after add, remove and clear; `undefined` where the element is no collection. */
  readonly collection: readonly EffectiveEntry[] | undefined;
  /** Where this element is written, outermost level first. Empty: it rests on defaults alone. */
  readonly written: readonly Origin[];
}

/** One entry of a collection. `at` is the element that added it. */
export interface EffectiveEntry extends EffectiveElement {
  readonly at: Origin;
  readonly element: XmlElement;
}

export interface EffectiveSection extends EffectiveElement {
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
  readonly errors: readonly ConfigError[];
}

/** The value of an attribute; `absent` for a name that neither schema nor file knows. */
export function attributeOf(element: EffectiveElement | undefined, name: string): Value {
  return element?.attributes.get(name) ?? { kind: 'absent' };
}

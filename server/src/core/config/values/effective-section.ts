import type { ShapeOf } from '../../schema/section-path';
import type { Origin, Value } from '../base/value';
import type { OverrideMode } from '../files/config-file';
import { declaredAt } from '../files/declared-section';
import type { ConfigNode } from '../files/hierarchy';
import { type LockState, lockBelow } from '../files/section-locks';
import type { SectionUse } from '../files/section-use';
import type { EffectiveSection } from './effective-values';
import type { MergedElement, MergedEntry } from './merged-element';
import type { SectionLayer } from './section-layer';

/** What IIS or .NET reads for a section at a level. */
export function effectiveSection<P extends string>(level: ConfigNode, path: P): EffectiveSection<ShapeOf<P>> {
  return new Effective(level, path, level.section(path));
}

class Effective implements EffectiveSection {
  readonly #layer: SectionLayer;
  #lock: LockState | undefined;

  constructor(
    readonly level: ConfigNode,
    readonly path: string,
    layer: SectionLayer,
  ) {
    this.#layer = layer;
  }

  get name(): string {
    return this.#layer.content.name;
  }

  get uses(): readonly SectionUse[] {
    return this.#layer.uses;
  }

  get attributes(): ReadonlyMap<string, Value> {
    return this.#layer.content.attributes;
  }

  get elements(): ReadonlyMap<string, MergedElement> {
    return this.#layer.content.elements;
  }

  get collection(): readonly MergedEntry[] | undefined {
    return this.#layer.content.collection;
  }

  get written(): readonly Origin[] {
    return this.#layer.content.written;
  }

  get declared(): boolean {
    return declaredAt(this.path, this.level).declared;
  }

  get overrideMode(): OverrideMode {
    return this.#lockState().mode;
  }

  get lockedBy(): Origin | undefined {
    const lock = this.#lockState();
    return lock.mode === 'Deny' ? lock.at : undefined;
  }

  get unknown(): string | undefined {
    return this.uses.find(use => use.opaque !== undefined)?.opaque;
  }

  /** The lock that binds a file below this level. */
  #lockState(): LockState {
    this.#lock ??= lockBelow(this.path, this.level);
    return this.#lock;
  }
}

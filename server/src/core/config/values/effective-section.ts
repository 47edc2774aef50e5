import { memo } from '../../base/memo';
import type { SectionPath, ShapeOf } from '../../schema/section-path';
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

/** What files write in a section, without what its level decides about it. */
export type SectionContent<Shape = unknown> = Pick<
  EffectiveSection<Shape>,
  'attributes' | 'collection' | 'elements' | 'name' | 'unknown' | 'uses' | 'written'
>;

/**
 * Something that follows from the content of one section, worked out once for all places where the content is the same:
 * most sites have the lists of the server.
 */
export function bySection<P extends SectionPath, T>(
  path: P,
  derive: (section: SectionContent<ShapeOf<P>>) => T,
): (level: ConfigNode) => T {
  const derived = memo((layer: SectionLayer) => derive(new Content(layer)));
  return level => derived(level.section(path));
}

class Content implements SectionContent {
  constructor(readonly layer: SectionLayer) {}

  get name(): string {
    return this.layer.content.name;
  }

  get uses(): readonly SectionUse[] {
    return this.layer.uses;
  }

  get attributes(): ReadonlyMap<string, Value> {
    return this.layer.content.attributes;
  }

  get elements(): ReadonlyMap<string, MergedElement> {
    return this.layer.content.elements;
  }

  get collection(): readonly MergedEntry[] | undefined {
    return this.layer.content.collection;
  }

  get written(): readonly Origin[] {
    return this.layer.content.written;
  }

  get unknown(): string | undefined {
    return this.uses.find(use => use.opaque !== undefined)?.opaque;
  }
}

class Effective extends Content implements EffectiveSection {
  #lock: LockState | undefined;

  constructor(
    readonly level: ConfigNode,
    readonly path: string,
    layer: SectionLayer,
  ) {
    super(layer);
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

  /** The lock that binds a file below this level. */
  #lockState(): LockState {
    this.#lock ??= lockBelow(this.path, this.level);
    return this.#lock;
  }
}

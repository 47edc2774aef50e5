import type { SchemaRegistry } from '../../schema/registry';
import type { ShapeOf } from '../../schema/section-path';
import type { Origin, Value } from '../base/value';
import type { OverrideMode } from '../files/config-file';
import { declaredAt } from '../files/declared-section';
import type { ConfigNode } from '../files/hierarchy';
import { type LockState, lockState } from '../files/section-locks';
import type { SectionUse } from '../files/section-use';
import type { EffectiveSection } from './effective-values';
import { MergedElement, type MergedEntry, type Piece } from './merged-element';

const merged = new WeakMap<readonly SectionUse[], Map<string, MergedElement>>();

/** What IIS or .NET reads for a section at a level. */
export function effectiveSection<P extends string>(level: ConfigNode, path: P): EffectiveSection<ShapeOf<P>> {
  return new Effective(level, path, level.uses(path));
}

/** Merged content, shared by all levels at which the same appearances count. */
export function mergedSection(uses: readonly SectionUse[], path: string, schema: SchemaRegistry): MergedElement {
  let byPath = merged.get(uses);
  if (!byPath) {
    byPath = new Map();
    merged.set(uses, byPath);
  }
  const sectionSchema = schema.section(path);
  let element = byPath.get(path);
  // The empty list is the same for all snapshots, those with other schema files of the server included.
  if (!element || element.schema !== sectionSchema) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    element = new MergedElement(name, sectionSchema, uses.map(pieceOf));
    byPath.set(path, element);
  }
  return element;
}

function pieceOf(use: SectionUse): Piece {
  return { element: use.content, file: use.contentFile, owner: use.file, level: use.level, opaque: use.opaque };
}

class Effective implements EffectiveSection {
  readonly name: string;
  readonly #content: MergedElement;
  #lock: LockState | undefined;

  constructor(
    readonly level: ConfigNode,
    readonly path: string,
    readonly uses: readonly SectionUse[],
  ) {
    this.#content = mergedSection(uses, path, level.schema);
    this.name = this.#content.name;
  }

  get attributes(): ReadonlyMap<string, Value> {
    return this.#content.attributes;
  }

  get elements(): ReadonlyMap<string, MergedElement> {
    return this.#content.elements;
  }

  get collection(): readonly MergedEntry[] | undefined {
    return this.#content.collection;
  }

  get written(): readonly Origin[] {
    return this.#content.written;
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
    this.#lock ??= lockState(this.path, this.level, this.level);
    return this.#lock;
  }
}

import type { SchemaRegistry } from '../../schema/registry';
import { isSameOpenTag, isSameSubtree } from '../../xml/same-subtree';
import { type XmlDocument, XmlElement } from '../../xml/tree';
import { locationKey, locationTarget } from '../base/location-path';
import type { SiteContent, UnitFacts } from './host-facts';

/**
 * What a unit of a host configuration is. `levelTag`: a location tag that speaks of the server itself. `container`: an
 * element that holds units; its tag alone is meant. `frame`: everything else beside these.
 */
export type UnitKind = 'container' | 'frame' | 'levelTag' | 'pool' | 'site' | 'tag';

/**
 * A stretch of a host configuration that one edit changes as a whole: an application pool, a site, a location tag, any
 * other element that stands beside them. As long as no edit touches it, every version of the file has the same object
 * for it, wherever it has moved to. A unit holds no offset and no element; what is kept of it must not either.
 */
export class Unit {
  /** Where a table had it last; {@link UnitTable.indexOf} does not trust it. */
  hint = 0;
  /** A note: by this schema nothing is refused in it, whatever stands around it. */
  clean: SchemaRegistry | undefined;
  /** Read by the indexes of the file. */
  facts: UnitFacts | undefined;
  content: SiteContent | undefined;

  constructor(readonly kind: UnitKind) {}
}

/** Everything of a file that is neither pool nor site nor location tag of a site. Another object after each change of it. */
export class Frame {
  /** Left here by a layer above. */
  kept: object | undefined;

  /** `shared`: for all versions of the file. */
  constructor(readonly shared: { inputs: object | undefined } = { inputs: undefined }) {}
}

/** A unit of the frame, with where it stands. */
export interface FrameUnit {
  readonly unit: Unit;
  /** Name of the container around it; undefined for the outermost. */
  readonly container: string | undefined;
  readonly name: string;
}

/** How a table differs from the one before it: `units[from, to)` became `added`. */
export interface UnitChange {
  readonly from: number;
  readonly to: number;
  readonly removed: readonly Unit[];
  readonly added: readonly Unit[];
}

/** Rows of the frame; `besides` by the row of the container. */
interface Outline {
  readonly frame: readonly FrameUnit[];
  readonly containers: ReadonlyMap<string, number>;
  readonly besides: ReadonlyMap<number, readonly number[]>;
  readonly levelTags: readonly Unit[];
}

/** The units of one version of a host configuration, in document order. */
export class UnitTable {
  #frame: Outline | undefined;

  // biome-ignore lint/style/useConsistentMemberAccessibility: a constructor cannot be #private.
  private constructor(
    readonly document: XmlDocument,
    readonly units: readonly Unit[],
    /** The row of each unit. */
    readonly rows: Int32Array,
    readonly frame: Frame,
    /** Undefined for the first version. */
    readonly change: UnitChange | undefined,
  ) {}

  static of(document: XmlDocument): UnitTable {
    const { kinds, rows } = cut(document);
    const units = kinds.map(kind => new Unit(kind));
    return new UnitTable(document, units, Int32Array.from(rows), new Frame(), undefined);
  }

  /** The table of a document that was made from this one's by an edit. Units that the edit does not touch are the same. */
  edited(document: XmlDocument): UnitTable {
    const { change } = document;
    if (!change) return this.#compared(document);
    const delta = change.rows - (change.last - change.first);
    const owner = lowerBound(this.rows, change.parent + 1) - 1;
    const around = this.units[owner];
    if (!around) return this.#compared(document);
    if (around.kind !== 'container') {
      // Somewhere inside of a unit.
      const isFrame = around.kind === 'frame' || around.kind === 'levelTag';
      return this.#replaced(document, owner, owner + 1, [around.kind], [this.rows[owner] ?? 0], delta, isFrame);
    }
    const from = lowerBound(this.rows, change.first);
    const to = lowerBound(this.rows, change.last);
    const container = document.element(this.rows[owner] ?? 0).name;
    const kinds: UnitKind[] = [];
    const rows: number[] = [];
    for (let row = change.first; row < change.first + change.rows; row += document.sizeOf(row)) {
      const node = document.node(row);
      if (node.kind !== 'element') continue;
      if (containerIn(container, node) !== undefined) return this.#compared(document);
      kinds.push(kindIn(container, node));
      rows.push(row);
    }
    const removed = this.units.slice(from, to).map(({ kind }) => kind);
    if (removed.includes('container')) return this.#compared(document);
    // What comes first in `configuration` matters to configSections.
    const isFirst = container === 'configuration' && from === owner + 1;
    const touched = [...removed, ...kinds];
    const isFrame = touched.some(kind => kind === 'frame' || kind === 'levelTag' || (isFirst && kind === 'tag'));
    return this.#replaced(document, from, to, kinds, rows, delta, isFrame);
  }

  #replaced(
    document: XmlDocument,
    from: number,
    to: number,
    kinds: readonly UnitKind[],
    at: readonly number[],
    delta: number,
    isFrame: boolean,
  ): UnitTable {
    const added = kinds.map(kind => new Unit(kind));
    const removed = this.units.slice(from, to);
    const units = this.units.slice();
    units.splice(from, to - from, ...added);
    const rows = new Int32Array(units.length);
    rows.set(this.rows.subarray(0, from));
    rows.set(at, from);
    const behind = from + added.length;
    rows.set(this.rows.subarray(to), behind);
    if (delta !== 0) for (let i = behind; i < rows.length; i++) rows[i] = (rows[i] ?? 0) + delta;
    const frame = isFrame ? new Frame(this.frame.shared) : this.frame;
    return new UnitTable(document, units, rows, frame, { from, to, removed, added });
  }

  /** As {@link edited}, where all of the document was read anew: what is the same at both ends is found by a look at it. */
  #compared(document: XmlDocument): UnitTable {
    const { kinds, rows } = cut(document);
    const most = Math.min(kinds.length, this.units.length);
    const isSame = (index: number, other: number): boolean => {
      const [row, otherRow] = [this.rows[index] ?? 0, rows[other] ?? 0];
      if (this.units[index]?.kind !== kinds[other]) return false;
      return kinds[other] === 'container'
        ? isSameOpenTag(this.document, row, document, otherRow)
        : isSameSubtree(this.document, row, document, otherRow);
    };
    let from = 0;
    while (from < most && isSame(from, from)) from++;
    let behind = 0;
    while (behind < most - from && isSame(this.units.length - 1 - behind, kinds.length - 1 - behind)) behind++;
    const to = this.units.length - behind;
    const added = kinds.slice(from, kinds.length - behind).map(kind => new Unit(kind));
    const removed = this.units.slice(from, to);
    const units = [...this.units.slice(0, from), ...added, ...this.units.slice(to)];
    const frame = new Frame(this.frame.shared);
    return new UnitTable(document, units, Int32Array.from(rows), frame, { from, to, removed, added });
  }

  /** The first container of that name. */
  container(name: string): XmlElement | undefined {
    const row = this.#outline.containers.get(name);
    return row === undefined ? undefined : this.document.element(row);
  }

  /** The first element of that name beside the units of a container. */
  beside(container: string, name: string): XmlElement | undefined {
    return this.childrenBeside(container).find(element => element.is(name));
  }

  /** Elements beside the units of a container. */
  childrenBeside(container: string): readonly XmlElement[] {
    return this.#besides(this.#outline.containers.get(container));
  }

  /** What stands in `configuration` but for location tags. */
  get top(): readonly XmlElement[] {
    return this.#besides(this.#outline.containers.get('configuration'));
  }

  get levelTags(): readonly Unit[] {
    return this.#outline.levelTags;
  }

  /** The units that are no pool, no site and no location tag of a site. */
  get frameUnits(): readonly FrameUnit[] {
    return this.#outline.frame;
  }

  #besides(container: number | undefined): readonly XmlElement[] {
    if (container === undefined) return [];
    return (this.#outline.besides.get(container) ?? []).map(row => this.document.element(row));
  }

  get #outline(): Outline {
    this.#frame ??= this.#outlined();
    return this.#frame;
  }

  #outlined(): Outline {
    const containers = new Map<string, number>();
    const besides = new Map<number, number[]>();
    const levelTags: Unit[] = [];
    const frame: FrameUnit[] = [];
    for (const [index, unit] of this.units.entries()) {
      if (unit.kind === 'pool' || unit.kind === 'site' || unit.kind === 'tag') continue;
      const element = this.document.element(this.rows[index] ?? 0);
      frame.push({ unit, container: element.parent?.name, name: element.name });
      if (unit.kind === 'levelTag') {
        levelTags.push(unit);
        continue;
      }
      if (unit.kind === 'container' && !containers.has(element.name)) containers.set(element.name, element.row);
      const parent = element.parent?.row ?? -1;
      const list = besides.get(parent);
      if (list) list.push(element.row);
      else besides.set(parent, [element.row]);
    }
    return { frame, containers, besides, levelTags };
  }

  /** Index of a unit; -1 where this version does not have it. */
  indexOf(unit: Unit): number {
    const { units } = this;
    if (units[unit.hint] === unit) return unit.hint;
    for (let i = 0; i < units.length; i++) (units[i] as Unit).hint = i;
    return units[unit.hint] === unit ? unit.hint : -1;
  }

  has(unit: Unit): boolean {
    return this.indexOf(unit) >= 0;
  }

  /** The element of a unit in this version; that of the document's first row for a unit that it does not have. */
  element(unit: Unit): XmlElement {
    return new XmlElement(this.document, this.rows[Math.max(0, this.indexOf(unit))] ?? 0);
  }

  /** Where a unit begins. */
  startOf(unit: Unit): number {
    return this.document.startOf(this.rows[Math.max(0, this.indexOf(unit))] ?? 0);
  }

  /** The unit in which an offset lies; of nested ones the innermost. Undefined before the first. */
  unitAt(offset: number): Unit | undefined {
    let low = 0;
    let high = this.units.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.document.startOf(this.rows[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return this.units[low - 1];
  }

  /** Rows of the units of some kinds. */
  *rowsOf(...kinds: readonly UnitKind[]): Iterable<number> {
    for (const [index, unit] of this.units.entries()) if (kinds.includes(unit.kind)) yield this.rows[index] ?? 0;
  }

  *unitsOf(kind: UnitKind): Iterable<Unit> {
    for (const unit of this.units) if (unit.kind === kind) yield unit;
  }
}

/** Kinds and rows of the units of a document, in order. */
function cut(document: XmlDocument): { readonly kinds: readonly UnitKind[]; readonly rows: readonly number[] } {
  const kinds: UnitKind[] = [];
  const rows: number[] = [];
  const add = (kind: UnitKind, row: number): void => {
    kinds.push(kind);
    rows.push(row);
  };
  const seen = new Set<string>();
  const enter = (element: XmlElement, container: string): void => {
    add('container', element.row);
    for (let child = element.firstChild; child; child = child.nextSibling) {
      const inner = containerIn(container, child);
      if (inner !== undefined && !seen.has(inner)) {
        if (inner !== 'system.applicationHost') seen.add(inner);
        enter(child, inner);
      } else add(kindIn(container, child), child.row);
    }
  };
  const { root } = document;
  if (root?.is('configuration')) enter(root, 'configuration');
  else if (root) add('frame', root.row);
  return { kinds, rows };
}

const CONTAINERS: Readonly<Record<string, readonly string[]>> = {
  configuration: ['system.applicationHost'],
  'system.applicationHost': ['applicationPools', 'sites'],
};

function containerIn(container: string, child: XmlElement): string | undefined {
  return CONTAINERS[container]?.find(name => child.is(name));
}

function kindIn(container: string, child: XmlElement): UnitKind {
  if (container === 'applicationPools') return child.is('add') ? 'pool' : 'frame';
  if (container === 'sites') return child.is('site') ? 'site' : 'frame';
  if (container === 'configuration' && child.is('location')) return keyOfTag(child) === '' ? 'levelTag' : 'tag';
  return 'frame';
}

/** What a location tag of a host configuration names, as a key (`locationKey`). */
export function keyOfTag(tag: XmlElement): string {
  return locationKey(locationTarget(tag.value('path'), 'server'));
}

/** The first index whose value is not less. */
function lowerBound(sorted: Int32Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

import type { XmlAttribute } from '../../xml/tree';
import type { Origin } from '../base/value';
import { isSystemAttribute, type MergedElement } from '../values/merged-element';
import { isBoundBy, locksItem, type Piece } from '../values/piece';
import type { Reader, Refusal } from './refusal';

/** A list of locked names on one element, as one file wrote it (R72). */
interface LockList {
  readonly piece: Piece;
  readonly attribute: XmlAttribute;
  readonly names: ReadonlySet<string>;
  /** True for the `…Except` forms: all names but those of the list. */
  readonly except: boolean;
}

/**
 * Violations of `lockAttributes`, `lockAllAttributesExcept`, `lockElements` and `lockAllElementsExcept` by what one file
 * writes into a section. Mentioning a locked attribute with the same value is a violation (R72).
 */
export function granularLockErrors(section: string, reader: Reader, root: MergedElement): readonly Refusal[] {
  const errors: Refusal[] = [];
  const common = { section, reader, certain: true };
  const pending: MergedElement[] = [root];
  for (let element = pending.pop(); element; element = pending.pop()) {
    const outer = (element.outer?.pieces ?? []).filter(({ opaque }) => opaque === undefined);
    if (outer.length === 0) continue;
    const attributeLocks = outer.flatMap(piece => readLocks(piece, 'lockAttributes', 'lockAllAttributesExcept'));
    const elementLocks = outer.flatMap(piece => readLocks(piece, 'lockElements', 'lockAllElementsExcept'));
    for (const piece of element.own) {
      if (piece.opaque !== undefined) continue;
      if (attributeLocks.length > 0)
        for (const attribute of piece.element.attributes) {
          if (isSystemAttribute(attribute.name)) continue;
          const lock = lockOn(attributeLocks, attribute.name, piece);
          const at = piece.file.at(attribute.span);
          if (lock) errors.push({ kind: 'lockedAttribute', ...common, at, attribute, lock: originOf(lock) });
        }
      if (elementLocks.length > 0)
        for (const child of piece.element.children()) {
          const lock = lockOn(elementLocks, child.name, piece);
          const at = piece.file.at(child.nameSpan);
          if (lock) errors.push({ kind: 'lockedElement', ...common, at, element: child, lock: originOf(lock) });
        }
    }
    pending.push(...element.ownElements());
  }
  return errors;
}

/** Use of a section that `lockItem` locks as a whole (R72). */
export function lockedSectionErrors(
  section: string,
  reader: Reader,
  { own, outer }: MergedElement,
): readonly Refusal[] {
  return own.flatMap(piece => {
    const lock = outer?.pieces.find(other => locksItem(other) && isBoundBy(other, piece));
    if (!lock) return [];
    const { element, file } = piece;
    const locked = { element: lock.element, at: lock.file.at(lock.element.openTagSpan) };
    const at = file.at(element.nameSpan);
    return [{ kind: 'lockedItem', section, reader, certain: true, at, element, what: 'section', locked }];
  });
}

function lockOn(locks: readonly LockList[], name: string, piece: Piece): LockList | undefined {
  return locks.find(
    lock => isBoundBy(lock.piece, piece) && (lock.names.has('*') || lock.names.has(name)) !== lock.except,
  );
}

function readLocks(piece: Piece, listed: string, except: string): readonly LockList[] {
  const locks: LockList[] = [];
  for (const name of [listed, except]) {
    const attribute = piece.element.attribute(name);
    if (!attribute) continue;
    const names = new Set(attribute.value.split(',').map(part => part.trim()));
    locks.push({ piece, attribute, names, except: name === except });
  }
  return locks;
}

function originOf({ piece, attribute }: LockList): Origin {
  return piece.file.at(attribute.span);
}

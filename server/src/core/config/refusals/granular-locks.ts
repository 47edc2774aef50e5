import type { XmlAttribute } from '../../xml/tree';
import type { Origin } from '../base/value';
import { isSystemAttribute, type MergedElement, type Piece } from '../values/merged-element';
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
 * Violations of `lockAttributes`, `lockAllAttributesExcept`, `lockElements` and `lockAllElementsExcept` inside one
 * section. They bind lower files only; mentioning a locked attribute with the same value is a violation (R72).
 */
export function granularLockErrors(section: string, reader: Reader, root: MergedElement): readonly Refusal[] {
  const errors: Refusal[] = [];
  const common = { section, reader, certain: true };
  const pending: MergedElement[] = [root];
  for (let element = pending.pop(); element; element = pending.pop()) {
    const attributeLocks: LockList[] = [];
    const elementLocks: LockList[] = [];
    for (const piece of element.pieces) {
      if (piece.opaque !== undefined) continue;
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
      attributeLocks.push(...readLocks(piece, 'lockAttributes', 'lockAllAttributesExcept'));
      elementLocks.push(...readLocks(piece, 'lockElements', 'lockAllElementsExcept'));
    }
    for (const child of element.elements.values()) if (child.pieces.length > 1) pending.push(child);
  }
  return errors;
}

function lockOn(locks: readonly LockList[], name: string, piece: Piece): LockList | undefined {
  return locks.find(
    lock => lock.piece.owner !== piece.owner && (lock.names.has('*') || lock.names.has(name)) !== lock.except,
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

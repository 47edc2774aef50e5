import type { XmlElement } from '../../xml/tree';
import type { ConfigError } from '../base/config-error';
import { isSystemAttribute, type MergedElement, type Piece } from './merged-element';

/** A list of locked names on one element, as one file wrote it (R72). */
interface LockList {
  readonly piece: Piece;
  readonly attribute: string;
  readonly names: ReadonlySet<string>;
  /** True for the `…Except` forms: all names but those of the list. */
  readonly except: boolean;
}

/**
 * Violations of `lockAttributes`, `lockAllAttributesExcept`, `lockElements` and `lockAllElementsExcept` inside one
 * section. They bind lower files only; mentioning a locked attribute with the same value is a violation (R72).
 */
export function granularLockErrors(section: string, root: MergedElement): readonly ConfigError[] {
  const errors: ConfigError[] = [];
  const pending: MergedElement[] = [root];
  for (let element = pending.pop(); element; element = pending.pop()) {
    const attributeLocks: LockList[] = [];
    const elementLocks: LockList[] = [];
    for (const piece of element.pieces) {
      if (piece.opaque !== undefined) continue;
      for (const attribute of piece.element.attributes) {
        if (isSystemAttribute(attribute.name)) continue;
        const lock = lockOn(attributeLocks, attribute.name, piece);
        if (lock)
          errors.push(
            violation(
              'lock-attribute-violation',
              section,
              `the attribute ${attribute.name} is locked at a higher level`,
              piece,
              attribute.span,
              lock,
            ),
          );
      }
      if (elementLocks.length > 0)
        for (const child of piece.element.children()) {
          const lock = lockOn(elementLocks, child.name, piece);
          if (lock)
            errors.push(
              violation(
                'lock-element-violation',
                section,
                `the element ${child.name} is locked at a higher level`,
                piece,
                child.nameSpan,
                lock,
              ),
            );
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
  for (const [attribute, isExcept] of [
    [listed, false],
    [except, true],
  ] as const) {
    const text = piece.element.value(attribute);
    if (text !== undefined)
      locks.push({ piece, attribute, names: new Set(text.split(',').map(name => name.trim())), except: isExcept });
  }
  return locks;
}

function violation(
  rule: string,
  section: string,
  reason: string,
  piece: Piece,
  span: XmlElement['span'],
  lock: LockList,
): ConfigError {
  const source = lock.piece.element.attribute(lock.attribute);
  return {
    rule,
    status: '500.19',
    hresult: '0x80070021',
    section,
    reason,
    at: piece.file.at(span),
    related: source ? [{ at: lock.piece.file.at(source.span), text: 'locked here' }] : [],
    certain: true,
  };
}

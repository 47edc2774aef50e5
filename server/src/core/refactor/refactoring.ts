import type { Fix } from '../workspace/fix';

/** A change that somebody asks for, and nothing has to be wrong for it. */
export interface Refactoring {
  /** `refactor.extract`, `refactor.rewrite` or `refactor.move` of the language server protocol (CodeActionKind). */
  readonly kind: 'extract' | 'rewrite' | 'move';
  readonly fix: Fix;
}

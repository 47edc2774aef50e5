import type { HandlerKind } from '../base/query';
import type { HandlerRule } from './handler-rule';
import { MANAGED_KINDS } from './managed-kinds';
import { NATIVE_KINDS } from './native-kinds';
import { PROCESS_KINDS } from './process-kinds';

const RULES: ReadonlyMap<HandlerKind, HandlerRule> = new Map(
  [...NATIVE_KINDS, ...MANAGED_KINDS, ...PROCESS_KINDS].map(rule => [rule.kind, rule]),
);

/** The row of a handler kind. FTP has none: another service answers there, and `ftp.ts` with it. */
export function handlerRule(kind: HandlerKind): HandlerRule | undefined {
  return RULES.get(kind);
}

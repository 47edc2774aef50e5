import { textOf, type Value } from '../../config/base/value';
import type { LogonType } from '../../windows/account';

/** Names and numbers in the schema of IIS; ClearText is a network logon that keeps the credentials. */
const LOGON_METHODS: ReadonlyMap<string, LogonType> = new Map([
  ['interactive', 'interactive'],
  ['0', 'interactive'],
  ['batch', 'batch'],
  ['1', 'batch'],
  ['network', 'network'],
  ['2', 'network'],
  ['cleartext', 'network'],
  ['3', 'network'],
]);

/** How an account is logged on by a `logonMethod` (R13), whose default is ClearText. */
export function logonOfMethod(method: Value): LogonType | undefined {
  return method.kind === 'absent' ? 'network' : LOGON_METHODS.get(textOf(method)?.toLowerCase() ?? '');
}

/** How the account of a pool is logged on by its `logonType` (R7), whose default is LogonBatch. */
export function logonOfPool(type: Value): LogonType | undefined {
  if (type.kind === 'absent') return 'batch';
  switch (textOf(type)?.toLowerCase()) {
    case 'logonbatch':
    case '0':
      return 'batch';
    case 'logonservice':
    case '1':
      return 'service';
    default:
      return undefined;
  }
}

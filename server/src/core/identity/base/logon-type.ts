import { textOf, type Value } from '../../config/base/value';
import type { Identity, LogonType } from '../../windows/account';

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

/**
 * What an account lacks to be logged on by name: `none at all` for accounts of Windows and of pools, which have no
 * password; `not written` where the configuration holds none. Undefined where nothing is missing.
 */
export function missingPasswordOf(account: Identity, password: Value): 'none at all' | 'not written' | undefined {
  if (account.kind === 'builtIn' || account.kind === 'virtualAccount') return 'none at all';
  if (account.kind !== 'configured') return undefined;
  const isWritten =
    password.kind === 'secret'
      ? password.form !== 'empty'
      : password.kind === 'set'
        ? password.value !== ''
        : password.kind === 'unknown';
  return isWritten ? undefined : 'not written';
}

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

import { type Origin, originOf, textOf } from '../../config/base/value';
import type { VirtualDirectory } from '../../config/files/topology';
import type { Place } from '../../config/place';
import { accountNamed, type Identity } from '../../windows/account';
import { isUnc } from '../../windows/windows-path';
import { type Failure, failure } from '../base/failure';
import { logonOfMethod, missingPasswordOf } from '../base/logon-type';
import type { Trail } from '../base/step';
import { undecidedBy } from '../base/undecided';
import { reachOfLogon } from '../visitor/anonymous';

/** The fixed account ("Connect as") of a virtual directory (R50). */
export interface ConnectAs {
  readonly identity: Identity;
  readonly at: Origin | undefined;
}

/** Undefined for pass-through: `userName` empty or absent. Credentials belong to one virtual directory alone (R50). */
export function connectAs(directory: VirtualDirectory | undefined, trail: Trail): ConnectAs | undefined {
  const user = directory?.attribute('userName');
  if (!directory || !user) return undefined;
  if (user.kind === 'unknown') return { identity: undecidedBy(trail, 'file', 'R50', user), at: user.at };
  const userName = textOf(user) ?? '';
  if (userName === '') return undefined;
  const method = directory.attribute('logonMethod');
  const account = accountNamed(userName, reachOfLogon(method, trail, 'file'));
  return { identity: { ...account, logon: logonOfMethod(method) }, at: originOf(user) };
}

export function rootDirectory(place: Place): VirtualDirectory | undefined {
  return place.application?.virtualDirectories.find(directory => directory.path === '/');
}

/** Whether the application's root lies on a share; undefined where its path is not known. */
export function isApplicationOnShare(place: Place): boolean | undefined {
  return typeof place.applicationRoot === 'string' ? isUnc(place.applicationRoot) : undefined;
}

/** Whether the requested file lies on a share; undefined where its path is not known. */
export function isContentOnShare(place: Place): boolean | undefined {
  return typeof place.physicalPath === 'string' ? isUnc(place.physicalPath) : undefined;
}

/** A Windows path for people, where it is known. */
export function knownPath(path: Place['physicalPath']): string | undefined {
  return typeof path === 'string' ? path : undefined;
}

/**
 * A "Connect as" account without password: the logon normally fails, and with it the first thing that needs it, the
 * reading of web.config (R74 0x8007052e). Not certain: the password may have been stripped for source control.
 */
export function missingPassword(directory: VirtualDirectory | undefined, trail: Trail): Failure | undefined {
  const user = directory?.attribute('userName');
  if (!directory || user?.kind !== 'set' || user.value === '') return undefined;
  const missing = missingPasswordOf(accountNamed(user.value, 'own'), directory.attribute('password'));
  if (missing === undefined) return undefined;
  const text =
    missing === 'none at all'
      ? `${user.value} is an account without a password, so its logon normally fails.`
      : `No password is set for ${user.value}, so its logon normally fails.`;
  trail.step('error', 'R74', text, user.at);
  return failure('500.19', `the account ${user.value} of the virtual directory has no password`, {
    hresult: '0x8007052e',
    section: 'system.applicationHost/sites',
    at: user.at,
    certain: false,
  });
}

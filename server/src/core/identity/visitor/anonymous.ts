import { booleanOf, type Origin, originOf, textOf, type Value } from '../../config/base/value';
import type { Place } from '../../config/place';
import { reasonOf } from '../../config/refusals/wording';
import type { EffectiveSection } from '../../config/values/effective-values';
import { attributeOf } from '../../config/values/effective-values';
import type { ShapeOf } from '../../schema/section-path';
import { accountNamed, type Identity, IUSR, NOBODY, type Reach, type Sentence, unknown } from '../../windows/account';
import { say } from '../../windows/sentence';
import { isExpress } from '../base/express';
import { type Failure, failure } from '../base/failure';
import { logonOfMethod, missingPasswordOf } from '../base/logon-type';
import { lacksModule } from '../base/modules';
import type { Trail } from '../base/step';
import { undecided, undecidedBy } from '../base/undecided';
import type { WorkerProcess } from '../process/pool';

export const ANONYMOUS_SECTION = 'system.webServer/security/authentication/anonymousAuthentication';

/** The anonymous user of a place (rules R11 to R13). */
export interface AnonymousUser {
  /** Undefined where it depends on something that is not known. */
  readonly enabled: boolean | undefined;
  /** Nobody where anonymous authentication is off. */
  readonly identity: Identity;
  /** Why the token may not come about; it completes "depends on …". */
  readonly doubt: Sentence | undefined;
  /** Set where the account normally cannot log on (O63). */
  readonly failure?: Failure | undefined;
}

export function anonymousUser(place: Place, process: WorkerProcess, trail: Trail): AnonymousUser {
  if (!place.hostFile)
    return unsettled(undecided(trail, 'anonymous', 'R75', 'applicationHost.config, which is not loaded'));
  const section = place.section(ANONYMOUS_SECTION);
  const refused = place.errors().find(error => error.section === ANONYMOUS_SECTION);
  if (refused) {
    const reason = `the section anonymousAuthentication once it is accepted (${reasonOf(refused)})`;
    return unsettled(undecided(trail, 'anonymous', 'R74', reason, refused.at));
  }

  if (lacksModule(place, 'AnonymousAuthenticationModule')) {
    trail.step(
      'anonymous',
      'O60',
      'The anonymous authentication module is not in the list of modules, so nobody is let in.',
    );
    return { enabled: false, identity: NOBODY, doubt: undefined };
  }
  const enabled = attributeOf(section, 'enabled');
  if (enabled.kind === 'unknown') return unsettled(undecidedBy(trail, 'anonymous', 'R11', enabled));
  if (booleanOf(enabled) === false) {
    trail.step('anonymous', 'R11', 'Anonymous authentication is off.', originOf(enabled));
    return { enabled: false, identity: NOBODY, doubt: undefined };
  }
  return namedUser(place, section, process, trail);
}

function namedUser(
  place: Place,
  section: EffectiveSection<ShapeOf<typeof ANONYMOUS_SECTION>>,
  process: WorkerProcess,
  trail: Trail,
): AnonymousUser {
  const userName = attributeOf(section, 'userName');
  if (userName.kind === 'unknown')
    return { enabled: true, identity: undecidedBy(trail, 'anonymous', 'R11', userName), doubt: undefined };
  const at = originOf(userName);
  if (userName.kind !== 'set') {
    trail.step('anonymous', 'R11', 'No anonymous user is named, so it is the default, IUSR.');
    return iusr(place, process, trail);
  }
  if (userName.value === '') {
    trail.step(
      'anonymous',
      'R11',
      'The anonymous user name is empty, so anonymous visitors get the process identity.',
      at,
    );
    const identity =
      process.identity.kind === 'none' ? unknown('the application pool, which does not start') : process.identity;
    return { enabled: true, identity, doubt: undefined };
  }
  const method = attributeOf(section, 'logonMethod');
  const account = accountNamed(userName.value, reachOfLogon(method, trail, 'anonymous'));
  const identity: Identity = { ...account, logon: logonOfMethod(method) };
  trail.step('anonymous', 'R11', say`The anonymous user is ${identity}.`, at);
  if (identity.kind === 'builtIn' && identity.account === 'IUSR') return iusr(place, process, trail);
  const failure = failedLogon(identity, userName.value, attributeOf(section, 'password'), at, trail);
  return { enabled: true, identity, doubt: undefined, failure };
}

/** O63: an account that has no password to log on with, or none written. The right one may have been taken out on purpose. */
function failedLogon(
  identity: Identity,
  userName: string,
  password: Value,
  at: Origin | undefined,
  trail: Trail,
): Failure | undefined {
  const missing = missingPasswordOf(identity, password);
  if (missing === undefined || (missing === 'not written' && userName.trim().endsWith('$'))) return undefined;
  const reason = say`the anonymous user ${identity} ${missing === 'none at all' ? 'has no password to log on with' : 'has no password in the configuration'}`;
  trail.step('error', 'O63', say`Its logon normally fails with 401.1: ${reason}.`, at);
  return failure('401.1', reason, { section: ANONYMOUS_SECTION, at, certain: false });
}

/** R12: IUSR has no password to log on with; its token comes from WAS, or from nobody. */
function iusr(place: Place, process: WorkerProcess, trail: Trail): AnonymousUser {
  if (isExpress(place)) {
    trail.step('anonymous', 'R10', 'IIS Express has no WAS that would pass the token of IUSR.');
    return { enabled: true, identity: IUSR, doubt: 'whether IIS Express gets a token for IUSR, which nobody passes' };
  }
  const pass = process.pool?.attribute('passAnonymousToken');
  if (pass && booleanOf(pass) === false) {
    trail.step(
      'anonymous',
      'R12',
      'The pool does not pass the token of IUSR, which has no password to log on with.',
      originOf(pass),
    );
    return {
      enabled: true,
      identity: IUSR,
      doubt: 'whether IUSR can log on (passAnonymousToken="false"; it has no password)',
    };
  }
  return { enabled: true, identity: IUSR, doubt: undefined };
}

function unsettled(identity: Identity): AnonymousUser {
  return { enabled: undefined, identity, doubt: undefined };
}

/**
 * What a `logonMethod` makes of a token: `Network` has no credentials for another machine, the others have (R13, R20,
 * R51).
 */
export function reachOfLogon(method: Value, trail: Trail, about: 'anonymous' | 'request' | 'file'): Reach {
  const text = textOf(method) ?? '';
  const reach = text.toLowerCase() === 'network' ? 'none' : 'own';
  const at = originOf(method);
  const has = reach === 'none' ? 'has no credentials' : 'keeps its credentials';
  if (at) trail.step(about, 'R13', `A token of logonMethod="${text}" ${has} for another machine.`, at);
  return reach;
}

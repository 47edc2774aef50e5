import { type Origin, originOf } from '../../config/base/value';
import type { Place } from '../../config/place';
import { attributeOf } from '../../config/values/effective-values';
import { type Identity, NOBODY, type Sentence, unknown } from '../../windows/account';
import { say } from '../../windows/sentence';
import { type Failure, failure } from '../base/failure';
import type { IdentityQuery } from '../base/query';
import type { IdentityRule } from '../base/rule-id';
import { Trail } from '../base/step';
import { undecided } from '../base/undecided';
import type { WorkerProcess } from '../process/pool';
import { ANONYMOUS_SECTION, type AnonymousUser } from './anonymous';
import { formsUser } from './forms';
import { SCHEMES, schemeOf } from './schemes';

/** Who IIS takes the client for (rules R20 to R22). */
export interface RequestUser {
  readonly identity: Identity;
  /**
   * What made the identity. `forms`: a principal without Windows token, for which the process identity stands in
   * (R30 step 3). `none`: the request is refused.
   */
  readonly source: 'anonymous' | 'windows' | 'forms' | 'unknown' | 'none';
  /** Why the request may be refused all the same; it completes "depends on …". */
  readonly doubt: Sentence | undefined;
  readonly failure: Failure | undefined;
}

interface RequestInputs {
  readonly place: Place;
  readonly query: IdentityQuery;
  readonly process: WorkerProcess;
  readonly anonymous: AnonymousUser;
  /** True for a managed handler: the forms module runs for it (R20). */
  readonly managed: boolean;
}

/** R20: credentials for an enabled scheme first; credentials for another scheme count as none. */
export function requestUser(inputs: RequestInputs, trail: Trail): RequestUser {
  const { place, query, process } = inputs;
  if (!place.hostFile) return doubtful(trail, 'R75', 'applicationHost.config, which is not loaded');
  const { auth, mappedTo } = query.client;
  if (auth === 'forms') {
    const forms = formsUser(place, process, inputs.managed, trail);
    if (forms.kind === 'unknown') return doubtful(trail, 'R20', forms.reason, forms.at);
    if (forms.kind === 'counts') return formsPrincipal(inputs, trail);
    return withoutCredentials(inputs, trail);
  }
  const scheme = schemeOf(auth);
  if (scheme) {
    const enabled = scheme.enabled(place);
    if (typeof enabled === 'object') return doubtful(trail, 'R20', enabled.unknown, enabled.at);
    const user = enabled ? scheme.user(place, mappedTo, trail) : undefined;
    if (user)
      return {
        identity: user,
        source: user.kind === 'unknown' ? 'unknown' : 'windows',
        doubt: undefined,
        failure: undefined,
      };
  }
  if (auth !== 'none') trail.step('request', 'R20', 'Credentials for a scheme that is not enabled count as none.');
  return withoutCredentials(inputs, trail);
}

/** Integrated: the principal has no Windows token, so the process identity stands in (R30 step 3). */
function formsPrincipal(inputs: RequestInputs, trail: Trail): RequestUser {
  const { place, process, anonymous } = inputs;
  // R21: documented as impossible to combine; which of the two identities remains is contested.
  const windows = SCHEMES.find(scheme => scheme.enabled(place) === true);
  if (windows && anonymous.enabled === false) {
    const text = 'Forms authentication and a Windows scheme cannot be combined in Integrated mode.';
    trail.step('request', 'R21', text);
    const both = `which user remains where forms and ${windows.auth} authentication are both in effect`;
    return doubtful(trail, 'R21', both, windows.enabledAt(place));
  }
  trail.step('request', 'R30', 'A forms user has no Windows token, so the process identity stands in.');
  return { identity: process.identity, source: 'forms', doubt: undefined, failure: undefined };
}

function withoutCredentials(inputs: RequestInputs, trail: Trail): RequestUser {
  const { anonymous } = inputs;
  if (anonymous.enabled === undefined)
    return { identity: anonymous.identity, source: 'unknown', doubt: undefined, failure: undefined };
  if (anonymous.enabled) {
    trail.step('request', 'R20', say`A visitor without credentials is the anonymous user, ${anonymous.identity}.`);
    if (anonymous.doubt !== undefined)
      return { identity: unknown(anonymous.doubt), source: 'anonymous', doubt: anonymous.doubt, failure: undefined };
    return { identity: anonymous.identity, source: 'anonymous', doubt: undefined, failure: anonymous.failure };
  }
  return { identity: NOBODY, source: 'none', doubt: undefined, failure: challenge(inputs, trail) };
}

/** 401.2: a challenge where a scheme is on, a dead end where none is. */
function challenge(inputs: RequestInputs, trail: Trail): Failure {
  const { place, process } = inputs;
  const at = originOf(attributeOf(place.section(ANONYMOUS_SECTION), 'enabled'));
  const names: string[] = SCHEMES.filter(scheme => scheme.enabled(place) === true).map(scheme => scheme.auth);
  if (formsUser(place, process, inputs.managed, new Trail()).kind === 'counts') names.push('forms');
  const reason =
    names.length > 0
      ? `the client is asked for credentials (${names.join(', ')}); this is the normal handshake, not a misconfiguration`
      : 'anonymous authentication is off and no other scheme is enabled';
  trail.step('error', 'R20', `Without anonymous authentication the answer is 401.2: ${reason}.`, at);
  return failure('401.2', reason, { section: ANONYMOUS_SECTION, at });
}

function doubtful(trail: Trail, rule: IdentityRule, reason: Sentence, at?: Origin): RequestUser {
  return {
    identity: undecided(trail, 'request', rule, reason, at),
    source: 'unknown',
    doubt: undefined,
    failure: undefined,
  };
}

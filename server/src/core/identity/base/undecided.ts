import type { Origin, UnknownValue } from '../../config/base/value';
import { type Identity, type Sentence, unknown } from '../../windows/account';
import { say } from '../../windows/sentence';
import type { IdentityRule } from './rule-id';
import type { StepAbout, Trail } from './step';

/** An identity that cannot be told; the step says what it depends on, and where that is written. */
export function undecided(trail: Trail, about: StepAbout, rule: IdentityRule, reason: Sentence, at?: Origin): Identity {
  trail.step(about, rule, say`It depends on ${reason}.`, at);
  return unknown(reason);
}

/** As {@link undecided}, for a value that is not known. */
export function undecidedBy(trail: Trail, about: StepAbout, rule: IdentityRule, value: UnknownValue): Identity {
  return undecided(trail, about, rule, value.reason, value.at);
}

import { type Origin, textOf } from '../../config/base/value';
import type { Place } from '../../config/place';
import type { EntryOf } from '../../config/values/effective-values';
import { attributeOf } from '../../config/values/effective-values';
import { type Failure, failure } from '../base/failure';
import type { Trail } from '../base/step';
import { aspNetAuthenticationMode } from './forms';
import type { RequestUser } from './request';

const IIS_SECTION = 'system.webServer/security/authorization';
const ASPNET_SECTION = 'system.web/authorization';

type Match = boolean | 'unknown';

/** R23: authorization filters, it does not map. A refusal, where the rules surely refuse this user; else undefined. */
export function authorizationFailure(
  place: Place,
  user: RequestUser,
  verb: string,
  managed: boolean,
  trail: Trail,
): Failure | undefined {
  if (user.source === 'unknown' || user.source === 'none') return undefined;
  const native = iisVerdict(place, user, verb);
  if (native?.denied) {
    trail.step(
      'error',
      'R23',
      'An IIS authorization rule refuses this user; the identity itself would not change.',
      native.at,
    );
    return failure('401', 'an IIS authorization rule denies access', { section: IIS_SECTION, at: native.at });
  }
  if (!managed) return undefined;
  const denied = aspNetDenial(place, user, verb);
  if (!denied) return undefined;
  trail.step(
    'error',
    'R23',
    'An ASP.NET authorization rule refuses this user; the identity itself would not change.',
    denied,
  );
  const forms = aspNetAuthenticationMode(place).mode === 'Forms';
  const reason = `an ASP.NET authorization rule denies access${forms ? '; forms authentication turns the answer into a redirect to the login page' : ''}`;
  return failure('401', reason, { section: ASPNET_SECTION, at: denied, alternatives: forms ? ['302'] : undefined });
}

interface Verdict {
  readonly denied: boolean;
  readonly at: Origin | undefined;
}

/** Deny rules come first; without a matching rule access is refused. Undefined: it depends on users or roles. */
function iisVerdict(place: Place, user: RequestUser, verb: string): Verdict | undefined {
  const section = place.section(IIS_SECTION);
  if (section.unknown !== undefined) return undefined;
  const rules = section.collection ?? [];
  if (section.uses.length === 0 || rules.length === 0) return undefined;
  let unsure = false;
  for (const type of ['deny', 'allow'] as const) {
    for (const rule of rules) {
      if (accessType(rule) !== type) continue;
      const match = matches(rule, user, verb);
      if (match === 'unknown') unsure = true;
      else if (match && !unsure) return { denied: type === 'deny', at: rule.at };
    }
  }
  // The stock rule of applicationHost.config allows everybody; an excerpt leaves it out.
  const complete = section.uses.some(
    use => use.file.role === 'applicationHost' || use.content.child('clear') || use.content.child('remove'),
  );
  return unsure || !complete ? undefined : { denied: true, at: section.written.at(-1) };
}

function accessType(rule: EntryOf<typeof IIS_SECTION>): 'allow' | 'deny' {
  return textOf(attributeOf(rule, 'accessType'))?.toLowerCase() === 'deny' ? 'deny' : 'allow';
}

/** The first matching rule decides, those of the innermost level first. The stock rule allows everybody. */
function aspNetDenial(place: Place, user: RequestUser, verb: string): Origin | undefined {
  const section = place.section(ASPNET_SECTION);
  if (section.unknown !== undefined) return undefined;
  for (const rule of section.collection ?? []) {
    const match = matches(rule, user, verb);
    if (match === 'unknown') return undefined;
    if (match) return rule.name.toLowerCase() === 'deny' ? rule.at : undefined;
  }
  return undefined;
}

function matches(rule: EntryOf<typeof IIS_SECTION | typeof ASPNET_SECTION>, user: RequestUser, verb: string): Match {
  const verbs = list(textOf(attributeOf(rule, 'verbs')));
  if (verbs.length > 0 && !verbs.some(name => name.toUpperCase() === verb.toUpperCase())) return false;
  const anonymous = user.source === 'anonymous';
  let match: Match = false;
  for (const name of list(textOf(attributeOf(rule, 'users')))) {
    if (name === '*' || (name === '?' && anonymous)) return true;
    if (name === '?' || anonymous) continue;
    if (user.identity.kind === 'authenticated' && user.identity.account !== undefined) {
      if (name.toLowerCase() === user.identity.account.toLowerCase()) return true;
    } else match = 'unknown';
  }
  // Which roles a user has is not configuration; an anonymous visitor has none that a rule would name.
  if (!anonymous && list(textOf(attributeOf(rule, 'roles'))).length > 0) match = 'unknown';
  return match;
}

function list(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '');
}

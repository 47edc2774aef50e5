import type { Place } from '../config/place';
import type { ClientAuth, IdentityQuery } from '../identity/base/query';
import { Trail } from '../identity/base/step';
import { workerProcess } from '../identity/process/pool';
import { formsUser } from '../identity/visitor/forms';
import { SCHEMES } from '../identity/visitor/schemes';
import { kindRow } from '../identity/work/kinds';
import { errorOf } from '../outcome/base/stage';
import { type Resolution, resolve } from './resolve';

/** One way to come to a place, and what it leads to. */
export interface Visitor {
  readonly auth: ClientAuth;
  readonly resolution: Resolution;
}

/** The visitors of one kind of work at one place (R23). */
export interface Visitors {
  /** Whom people mean: without credentials, or logged on where the place asks for that. */
  readonly usual: Visitor;
  /** The visitor without credentials, where the place asks to log on: 401, or 302 to a login page. */
  readonly askedToLogOn: Visitor | undefined;
}

/**
 * Who comes to a place, and with what. Where a visitor without credentials is asked to log on and can do so, the usual
 * visitor is the one who has; such a place works, however its first answer looks (R20, R23).
 */
export function visitorsOf(place: Place, question: Omit<IdentityQuery, 'client'>): Visitors {
  const visitor = (auth: ClientAuth): Visitor => ({
    auth,
    resolution: resolve(place, { ...question, client: { auth } }),
  });
  const anonymous = visitor('none');
  if (!isAskedToLogOn(anonymous.resolution)) return { usual: anonymous, askedToLogOn: undefined };
  for (const auth of loginsAt(place, question)) {
    const loggedOn = visitor(auth);
    if (!isAskedToLogOn(loggedOn.resolution)) return { usual: loggedOn, askedToLogOn: anonymous };
  }
  return { usual: anonymous, askedToLogOn: undefined };
}

/** True for an answer that ends, or normally ends, with 401 or with the redirect of Forms to its login page (O70). */
function isAskedToLogOn({ outcome }: Resolution): boolean {
  const redirect = outcome.find(entry => entry.result === 'redirect');
  if (redirect) return redirect.stage === 'authorization';
  const failed = errorOf(outcome);
  return failed?.status?.startsWith('401') === true && failed.stage !== 'files' && failed.stage !== 'pipeline';
}

/** Ways to log on that are open at the place, those of IIS before Forms. */
function loginsAt(place: Place, { handlerKind }: Omit<IdentityQuery, 'client'>): readonly ClientAuth[] {
  const row = kindRow(handlerKind);
  if (row.service !== 'web') return [];
  const logins: ClientAuth[] = SCHEMES.filter(scheme => scheme.enabled(place) === true).map(({ auth }) => auth);
  const trail = new Trail();
  if (formsUser(place, workerProcess(place, trail), row.managed, trail).kind === 'counts') logins.push('forms');
  return logins;
}
